import type { CaseView } from '../../../../../domain/mediation/answers'
import { CASE_WORDS } from './text'

/** What 请换一位 means here: of a team it is the lead who is replaced, as `domain/mediation` has it. */
export const replaceLines = ({ lead, team }: Pick<CaseView, 'lead' | 'team'>): readonly string[] =>
  lead ? CASE_WORDS.sheets.replace(lead.name, team.map(({ name }) => name).join('、')) : []
