import type { Reply } from '../../../services/call'
import { matches } from '../../../services/search'
import { getBuildings, getStreet } from '../../../services/street'

export interface Choice {
  id: string
  name: string
  hint: string
}

/** So many are drawn at a time; scrolling draws more, the search finds the others. */
export const CHUNK = 12

export const search = (choices: Choice[], words: string): Choice[] =>
  choices.filter((choice) => matches(choice.name, words))

export async function estates(): Promise<Reply<Choice[]>> {
  const street = await getStreet()
  if (!street.ok) return street
  const communities = new Map(street.data.communities.map((c) => [c.code, c.name]))
  const data = street.data.estates.map((estate) => ({
    id: estate.id,
    name: estate.name,
    hint: communities.get(estate.communityCode) ?? '',
  }))
  return { ok: true, data }
}

export async function buildingsOf(estateId: string): Promise<Reply<Choice[]>> {
  const buildings = await getBuildings(estateId)
  if (!buildings.ok) return buildings
  return {
    ok: true,
    data: buildings.data.map((b) => ({ id: b.id, name: b.name, hint: b.gridName })),
  }
}
