import type { Case } from './types'

/** The fields that a card is made of. */
export const CASE_CARD_FIELDS = [
  '_id',
  'no',
  'number',
  'state',
  'open',
  'applicant',
  'specialty',
  'parties',
  'lead',
  'team',
  'invited',
  'extension',
  'extended',
  'turn',
  'waitingFor',
  'watching',
  'appliedAt',
  'dueAt',
  'booking',
] as const satisfies readonly (keyof Case)[]
export type CaseCardSource = Pick<Case, (typeof CASE_CARD_FIELDS)[number]>
