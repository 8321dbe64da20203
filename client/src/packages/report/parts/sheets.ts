import type { ReportView } from '../../../../../domain/contract'
import type { Sheets } from '../../../components/steps/useSteps'
import { CategorySheet } from './CategorySheet'
import { HandlerSheet } from './HandlerSheet'
import { ResultSheet } from './ResultSheet'
import { SupplementSheet } from './SupplementSheet'

/** The steps of a report that need more than a note. Every other step is drawn from its button. */
export const SHEETS: Sheets<ReportView> = {
  accept: CategorySheet,
  assign: HandlerSheet,
  reassign: HandlerSheet,
  reassignVerifier: HandlerSheet,
  resolve: ResultSheet,
  supplement: SupplementSheet,
}
