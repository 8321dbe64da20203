import type { Tended } from '../duty/tended'
import { SYSTEM } from '../matter/escalate'
import { mark, move } from '../matter/move'
import { unbooked } from './decide/timing'
import { without } from './decide/choosing'
import { MEDIATION } from './lifecycle'
import { CASE_SHAPE, type Situation } from './limits'
import { tellsOf } from './notices'
import { listed, sittersOf } from './parties'
import type { Case, Member } from './types'
import { turned } from './turns'
import { withoutVain } from './waiting'

/** States in which somebody sits at the table who might have left. */
const SEATED: ReadonlySet<Case['state']> = new Set<Case['state']>([
  'CHOOSING',
  'SCHEDULED',
  'IN_SESSION',
])

/** The appointment without one of the team; the calendar gets his time of it back. */
function excused(c: Case, id: string): Pick<Case, 'booking' | 'freeing'> {
  const { booking, freeing } = c
  if (!booking?.resources.includes(id)) return { booking, freeing }
  const resources = booking.resources.filter((r) => r !== id)
  return {
    booking: { ...booking, resources },
    freeing: [...freeing, { ...booking, resources: [id], part: true }],
  }
}

/**
 * The case without somebody who is not on the roster any more. A lead who is gone sends it back to the
 * chair, and its appointment with it; a seat of the team stays empty, and its time is free.
 */
function leave(c: Case, { id, name }: Member, s: Situation): Case {
  const said = { by: SYSTEM, at: s }
  if (c.lead?.id === id) {
    const set = { ...unbooked(c), recusal: null }
    const note = `主调${name}已离岗`
    return without(move(MEDIATION, c, 'leadLeft', { ...said, note, set }), id, s)
  }
  const left = mark(c, 'settle', { ...said, note: `团队成员${name}已离岗` })
  if (c.state === 'CHOOSING') return without(left, id, s)
  return { ...left, ...excused(c, id), team: c.team.filter((m) => m.id !== id) }
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
  having: (people) => ({ people, open: true }),
  namesToSettle: (c) => ({ people: sittersOf(c), except: [] }),
  settle(c, _grid, s) {
    if (!c.open || !SEATED.has(c.state) || c.choice === null) return null
    const gone = sittersOf(c).filter((m) => !s.presence.isThere(m))
    if (gone.length === 0) return null
    return withoutVain(turned(listed(gone.reduce((left, m) => leave(left, m, s), c)), s.now), c)
  },
  tells: (c, before, settings, now) => tellsOf(c, before, settings, now),
}
