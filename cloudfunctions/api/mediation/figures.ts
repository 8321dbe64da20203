import { FAILED, LEVELS, figuresOf } from '../../../domain/mediation/figures'
import type { SettledLevel } from '../../../domain/mediation/types'
import { ok, refuse } from '../../../domain/result'
import { collection, command, type Filter } from '../../platform/collections'
import type { Handler } from '../context'

const count = (filter: Filter): Promise<number> => collection('cases').count(filter)
const ACCEPTED = command.gt(0)

/** The committee's figures, for everybody: seven counts, each by an index, and nothing of any case. */
export const figures: Handler<'mediation.figures'> = async (_input, context) => {
  const { committee } = await context.settings()
  if (!committee) return refuse('noCommittee')
  const [levels, ended, failed, open] = await Promise.all([
    Promise.all(LEVELS.map((level) => count({ state: 'EFFECTIVE', level }))),
    count({ state: 'TERMINATED', acceptedAt: ACCEPTED }),
    count({ 'end.reason': command.in([...FAILED]), acceptedAt: ACCEPTED }),
    count({ open: true, acceptedAt: ACCEPTED }),
  ])
  const byLevel = Object.fromEntries(LEVELS.map((level, i) => [level, levels[i] ?? 0])) as Record<
    SettledLevel,
    number
  >
  return ok(figuresOf({ byLevel, ended, failed, open }, committee.opening, context.now))
}
