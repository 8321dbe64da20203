import { type CallName } from '../../domain/contract'
import type { Trip } from '../../devtools/cloud'
import { askFor, bindingOf, makeAdmin } from './bindings'
import { withCommittee } from './committee'
import { type Person } from './street'
import { rid, startTown, type Town } from './town'

/** The town in which calls are measured, what they need there, and what one asks of the cloud. */

/** While a call is measured, its requests take as long as they do between two machines. */
export const FAR_MS = 30
/** Settings are kept for a minute. */
export const SETTINGS_OLD_MS = 61_000

let farMs = 0
/** The town of this file's tests, from `openTown` on. */
export let town: Town
export async function openTown(): Promise<void> {
  // One instance, so that the one that is measured is the one that is warm.
  town = await startTown(undefined, { concurrency: 1 }, { delayMs: () => farMs }, withCommittee)
  // Whoever acts for the first time is stored with it, once.
  for (const who of ['resident', 'neighbour'] as const)
    await town.ask(who, 'identity.update', { requestId: rid(), elderMode: false })
}
export const building = { kind: 'building', buildingId: '101' } as const
export const step = (id: string) => ({ requestId: rid(), id, version: town.report(id).version })

/** A fresh report of the resident; without a category it waits for the grid worker's look. */
export async function fresh(category?: string): Promise<string> {
  const sent = await town.ask('resident', 'report.submit', {
    requestId: rid(),
    text: '路上有个坑，老人差点摔倒',
    place: building,
    ...(category ? { category } : {}),
  })
  return sent.id
}

export const take = async (
  who: Person,
  name: CallName,
  id: string,
  more: object = {},
): Promise<string> => {
  await town.ask(who, name, { ...step(id), ...more } as never)
  return id
}

export const made = {
  submitted: () => fresh(),
  assigned: () => fresh('0201'),
  accepted: async () =>
    take('workerA1', 'report.return', await fresh('0201'), { note: '不属于本网格' }),
  signed: async () => take('workerA1', 'report.sign', await fresh('0201')),
  resolved: async () =>
    take('workerA1', 'report.resolve', await made.signed(), { text: '好了', noPhotoReason: '雨' }),
  closed: async () => take('leadA', 'report.verifyPass', await made.resolved()),
  /** Asked for again after the first 重办: a dispatcher answers. */
  asked: async () => {
    const id = await take('resident', 'report.reopen', await made.closed(), { note: '又坏了' })
    await take('workerA1', 'report.resolve', id, { text: '好了', noPhotoReason: '雨' })
    await take('leadA', 'report.verifyPass', id)
    return take('resident', 'report.reopen', id, { note: '还是坏' })
  },
}

/** A request of a new account for the post of 李网格. */
export async function asked(openid: string): Promise<{ id: string; version: number }> {
  await makeAdmin(town, 'dispatcher')
  await askFor(town, openid, 'workerA2')
  const { _id: id, version } = bindingOf(town, openid)!
  return { id, version }
}

export interface Case {
  name: CallName
  who: Person
  /** Makes what the call needs, and its input. */
  input: () => Promise<object>
}
export const at =
  (state: keyof typeof made, more: object = {}) =>
  async () => ({ ...step(await made[state]()), ...more })
export const plain = (input: object) => async () => input
export const request = (more: object) => async () => ({ requestId: rid(), ...more })

export async function phoneCode(who: Person): Promise<string> {
  const { OPENID, phoneOf } = await import('./street')
  town.cloud.phones.set(OPENID[who], phoneOf(who as 'workerA1'))
  const response = await fetch(`${town.cloud.url}/wx/phoneCode`, {
    method: 'POST',
    headers: { 'x-wx-openid': OPENID[who] },
  })
  return ((await response.json()) as { code: string }).code
}

/** Warm: the instance has just read the settings, which then hold for a minute, and the street. */
export async function warm(): Promise<void> {
  town.cloud.clock.advance(SETTINGS_OLD_MS)
  await town.ask('resident', 'street.get', {})
}

/** All that was asked of the cloud for one call, by `jobs` as well. */
export async function measured({ name, who }: Case, asked: object): Promise<Trip[]> {
  await warm()
  await town.cloud.atRest()
  town.cloud.trips()
  farMs = FAR_MS
  try {
    await town.ask(who, name, asked as never)
    await town.cloud.atRest()
  } finally {
    farMs = 0
  }
  return town.cloud.trips()
}
