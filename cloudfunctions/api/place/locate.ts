import { gridTitle } from '../../../domain/place/locate'
import { ok } from '../../../domain/result'
import type { Handler } from '../context'
import { find } from './find'

const TO_DISPATCHER = '不在任何网格内，将由街道分流员核实'

/** Who will be given it, before anything is sent. */
export const locate: Handler<'place.locate'> = async (input, context) => {
  const located = await find(input.place, await context.settings())
  if (!located.ok) return located
  const { place, grid } = located.value
  return ok({
    label: place.label,
    gridText: grid ? gridTitle(grid) : TO_DISPATCHER,
    workerName: grid?.workers[0]?.name ?? '',
    found: grid !== null,
  })
}
