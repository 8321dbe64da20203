import * as v from 'valibot'
import { opening } from '../call/define'
import type { HomeView } from './views'

export const HOME_CALLS = {
  'home.open': opening<HomeView>()(v.strictObject({})),
}
