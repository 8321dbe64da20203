import * as v from 'valibot'
import { reading } from '../call/define'
import type { StreetView } from './views'

export const STREET_CALLS = {
  'street.get': reading<StreetView>()(v.strictObject({})),
}
