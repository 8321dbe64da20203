import { leavingsWatch } from '../leaving'
import type { Watch } from '../watch'
import { ACTIVITY_WATCHES } from './activities'
import { BOOKING_WATCHES } from './booking'
import { complaintWatch } from './complaint'
import { deedWatch } from './deeds'
import { handOverWatch, slippedWatch } from './duty'
import { helpOwingWatch, helpWatch } from './helper'
import { fileWatch } from './evidence'
import { bindingWatch, readsWatch, requestWatch } from './identity'
import { MEDIATION_WATCHES } from './mediation'
import { digestWatch, fanoutWatch, noticeWatch } from './notice'
import { POINTS_WATCHES } from './points'
import { deadlineWatch, reportWatch } from './report'
import { retentionWatch } from './retention'
import { invitationWatch, recordCodeWatch, teamWatch } from './volunteer'

/**
 * What the timer looks at, in this order: first what makes notices, so that they go out within the
 * same minute. A context adds its own here; its share is of the time that is left when it begins.
 */
export const WATCHES: readonly Watch[] = [
  deadlineWatch,
  handOverWatch,
  slippedWatch as Watch,
  reportWatch,
  bindingWatch,
  complaintWatch,
  teamWatch,
  ...ACTIVITY_WATCHES,
  deedWatch,
  ...MEDIATION_WATCHES,
  ...BOOKING_WATCHES,
  ...POINTS_WATCHES,
  helpWatch,
  helpOwingWatch,
  fanoutWatch,
  noticeWatch,
  digestWatch,
  fileWatch,
  // After the files: what is still to be copied needs its mark.
  leavingsWatch as Watch,
  readsWatch,
  recordCodeWatch,
  invitationWatch,
  requestWatch,
  retentionWatch,
]
