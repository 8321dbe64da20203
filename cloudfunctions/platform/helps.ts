import { isBound } from '../../domain/helper/decide'
import { HELPER_LIMITS } from '../../domain/helper/limits'
import type { Principal } from '../../domain/matter/types'
import { collection } from './collections'
import { keyOf } from './keyOf'
import { list, mapLists, type Lists } from './lists'

/** `_id` of the 约定 of an elder and a helper. */
export const helpIdOf = (elder: Principal, helper: Principal): string =>
  `help:${keyOf(`${elder} ${helper}`)}`

/** More than anybody has open at a time, on either side. */
const MOST = HELPER_LIMITS.helpers + HELPER_LIMITS.helps

/** Whoever helps somebody, and whom he helps, asked ones too: they decide nothing about one another. */
export const helpingWith = (user: Principal): Lists<Principal[]> =>
  mapLists(list('helps', { people: user }, { limit: MOST, fields: ['_id', 'people'] }), (found) =>
    found.flatMap(({ people }) => people).filter((one) => one !== user),
  )

/** Whether somebody may still do for an elder what both agreed to. One request. */
export async function helpsNow(elder: Principal, helper: Principal, now: number): Promise<boolean> {
  const help = await collection('helps').get(helpIdOf(elder, helper))
  return help !== null && isBound(help, now)
}
