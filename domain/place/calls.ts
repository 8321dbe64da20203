import * as v from 'valibot'
import { reading } from '../call/define'
import { buildingId, estateId, short } from '../call/fields'
import { MAX_LABEL } from '../call/limits'
import type { BuildingView, LocateView } from './views'

/** How a person says where. `code` is the text of a scanned building code. */
export const place = v.variant('kind', [
  v.strictObject({ kind: v.literal('code'), code: v.pipe(v.string(), v.maxLength(200)) }),
  v.strictObject({ kind: v.literal('building'), buildingId }),
  v.strictObject({
    kind: v.literal('pin'),
    lng: v.pipe(v.number(), v.finite(), v.minValue(-180), v.maxValue(180)),
    lat: v.pipe(v.number(), v.finite(), v.minValue(-90), v.maxValue(90)),
    label: v.optional(short(MAX_LABEL), ''),
  }),
])
export type PlaceInput = v.InferOutput<typeof place>

export const PLACE_CALLS = {
  'place.buildings': reading<{ items: BuildingView[] }>()(v.strictObject({ estateId })),
  'place.locate': reading<LocateView>()(v.strictObject({ place })),
}
