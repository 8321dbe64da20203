import type { Reply } from '../../../services/call'
import { refusal } from '../../../services/call'
import type { WeekDay } from './week'

/** Seven days of everybody and everything that must be there together. */
export async function askWeek(
  _resources: string[],
  _from: string,
  _caseId: string | undefined,
): Promise<Reply<WeekDay[]>> {
  return refusal('unknownCall')
}
