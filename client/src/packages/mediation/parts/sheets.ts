import type { CaseView } from '../../../../../domain/mediation/answers'
import type { Sheets } from '../../../components/steps/useSteps'
import {
  AgreeInviteSheet,
  ApproveSheet,
  ConsentSheet,
  ExtendSheet,
  RecuseSheet,
  RefuseInviteSheet,
  RefuseSheet,
  ReplaceSheet,
  RightsSheet,
  TerminateSheet,
} from './SpeakSheet'

/** The steps of a party that need more than a note. Every other step is drawn from its button. */
export const PARTY_SHEETS: Sheets<CaseView> = {
  consent: ConsentSheet,
  refuse: RefuseSheet,
  acknowledge: RightsSheet,
  approve: ApproveSheet,
  replace: ReplaceSheet,
  recuse: RecuseSheet,
  agreeInvite: AgreeInviteSheet,
  refuseInvite: RefuseInviteSheet,
  extend: ExtendSheet,
  terminate: TerminateSheet,
}
