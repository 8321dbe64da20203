import type { BuildingView, StreetView } from '../../../domain/contract'
import { call, type Reply } from './call'
import { useSession } from './session'
import { keep, load } from './storage'

const STREET = 'street'
let street: StreetView | null = null
/** Several parts of a page want the tables at once; they are asked for once. */
let asking: Promise<Reply<StreetView>> | null = null
const buildings = new Map<string, BuildingView[]>()

/**
 * The street's tables, from memory, then from the phone, then from the cloud. An older copy is used
 * until the cloud names another revision, and when it cannot be reached.
 */
export async function getStreet(): Promise<Reply<StreetView>> {
  street ??= load<StreetView>(STREET)
  const wanted = useSession.getState().me?.streetRev
  if (street && (!wanted || wanted === street.rev)) return { ok: true, data: street }
  asking ??= askStreet().finally(() => (asking = null))
  return asking
}

async function askStreet(): Promise<Reply<StreetView>> {
  const reply = await call('street.get', {})
  if (reply.ok) {
    if (street?.rev !== reply.data.rev) buildings.clear()
    street = reply.data
    keep(STREET, street)
    return reply
  }
  return street ? { ok: true, data: street } : reply
}

export async function getBuildings(estateId: string): Promise<Reply<BuildingView[]>> {
  const known = buildings.get(estateId)
  if (known) return { ok: true, data: known }
  const reply = await call('place.buildings', { estateId })
  if (!reply.ok) return reply
  buildings.set(estateId, reply.data.items)
  return { ok: true, data: reply.data.items }
}
