import type { CallName } from '../../domain/contract'
import type { Handlers } from './context'
import { bookingHandlers } from './booking/handlers'
import { complaintHandlers } from './complaint/handlers'
import { dutyHandlers } from './duty/handlers'
import { evidenceHandlers } from './evidence/handlers'
import { helperHandlers } from './helper/handlers'
import { householdHandlers } from './household/handlers'
import { merchantHandlers } from './merchant/handlers'
import { homeHandlers } from './home/handlers'
import { mediationHandlers } from './mediation/handlers'
import { identityHandlers } from './identity/handlers'
import { noticeHandlers } from './notice/handlers'
import { placeHandlers } from './place/handlers'
import { pointsHandlers } from './points/handlers'
import { reportHandlers } from './report/handlers'
import { streetHandlers } from './street/handlers'
import { volunteerHandlers } from './volunteer/handlers'

/** Every call of the contract and the use case that answers it. */
export const HANDLERS: Handlers<CallName> = {
  ...homeHandlers,
  ...identityHandlers,
  ...evidenceHandlers,
  ...streetHandlers,
  ...placeHandlers,
  ...dutyHandlers,
  ...bookingHandlers,
  ...reportHandlers,
  ...mediationHandlers,
  ...pointsHandlers,
  ...householdHandlers,
  ...helperHandlers,
  ...merchantHandlers,
  ...complaintHandlers,
  ...volunteerHandlers,
  ...noticeHandlers,
}
