import type { Watch } from '../watch'
import { BOOKING_WATCHES } from './booking'
import { handOverWatch, slippedWatch } from './duty'
import { fileWatch } from './evidence'
import { requestWatch } from './identity'
import { MEDIATION_WATCHES } from './mediation'
import { fanoutWatch, noticeWatch } from './notice'
import { POINTS_WATCHES } from './points'
import { deadlineWatch, reportWatch } from './report'

/**
 * What the timer looks at, in this order: first what makes notices, so that they go out within the
 * same minute. A context adds its own here; its share is of the time that is left when it begins.
 */
export const WATCHES: readonly Watch[] = [
  deadlineWatch,
  handOverWatch,
  slippedWatch as Watch,
  reportWatch,
  ...MEDIATION_WATCHES,
  ...BOOKING_WATCHES,
  ...POINTS_WATCHES,
  fanoutWatch,
  noticeWatch,
  fileWatch,
  requestWatch,
]
