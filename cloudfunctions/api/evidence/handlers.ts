import type { EVIDENCE_CALLS } from '../../../domain/evidence/calls'
import type { Handlers } from '../context'
import { begin } from './begin'

export const evidenceHandlers: Handlers<keyof typeof EVIDENCE_CALLS> = {
  'evidence.begin': begin,
}
