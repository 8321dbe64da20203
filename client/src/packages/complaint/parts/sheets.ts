import type { ComplaintView } from '../../../../../domain/contract'
import type { Sheets } from '../../../components/steps/useSteps'
import { AnswerSheet } from './AnswerSheet'
import { InquireSheet } from './InquireSheet'
import { RateSheet } from './RateSheet'
import { RejectSheet } from './RejectSheet'
import { TransferSheet } from './TransferSheet'

/** The steps that need more than a note. Every other step is drawn from its button. */
export const SHEETS: Sheets<ComplaintView> = {
  answer: AnswerSheet,
  transfer: TransferSheet,
  inquire: InquireSheet,
  reject: RejectSheet,
  rate: RateSheet,
}
