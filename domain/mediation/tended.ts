import type { Tended } from '../duty/tended'
import { SYSTEM } from '../matter/escalate'
import { mark } from '../matter/move'
import { unbooked } from './decide/timing'
import { without } from './decide/choosing'
import { MEDIATION } from './lifecycle'
import { CASE_SHAPE, type Situation } from './limits'
import { tellsOf } from './notices'
import { listed, sittersOf } from './parties'
import type { Case } from './types'
import { withoutVain } from './waiting'

/** States in which somebody sits at the table who might have left. */
const SEATED: ReadonlySet<Case['state']> = new Set<Case['state']>([
  'CHOOSING',
  'SCHEDULED',
  'IN_SESSION',
])

/**
 * The case without somebody who is not on the roster any more. A lead who is gone sends it back to the
 * chair, and its appointment with it; a seat of the team stays empty.
 */
function leave(c: Case, id: string, s: Situation): Case {
  const isLead = c.lead?.id === id
  const left = mark(c, 'settle', { by: SYSTEM, at: s, note: '有调解人员离岗' })
  if (!isLead && c.state !== 'CHOOSING') {
    return { ...left, team: c.team.filter((m) => m.id !== id) }
  }
  const back = isLead
    ? { ...left, ...unbooked(c), state: 'CHOOSING' as const, recusal: null }
    : left
  return without(back, id, s)
}

/**
 * Cases, as imports and notices that find nobody look after them. 交接 leaves them alone: parties have
 * chosen a person, and only they, or the chair, choose another.
 */
export const CASES_TENDED: Tended<Case> = {
  kind: 'case',
  shape: CASE_SHAPE,
  table: MEDIATION,
  placeOf: () => null,
  gridOf: () => null,
  namesToSettle: (c) => ({ people: sittersOf(c), except: [] }),
  settle(c, _grid, s) {
    if (!c.open || !SEATED.has(c.state) || c.choice === null) return null
    const gone = sittersOf(c).filter((m) => !s.presence.isThere(m))
    if (gone.length === 0) return null
    return withoutVain(listed(gone.reduce((left, m) => leave(left, m.id, s), c)), c)
  },
  handOver: () => null,
  tells: (c, before, settings, now) => tellsOf(c, before, settings, now),
}
