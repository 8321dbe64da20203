import type { PLACE_CALLS } from '../../../domain/place/calls'
import type { Handlers } from '../context'
import { buildings } from './buildings'
import { locate } from './locate'

export const placeHandlers: Handlers<keyof typeof PLACE_CALLS> = {
  'place.buildings': buildings,
  'place.locate': locate,
}
