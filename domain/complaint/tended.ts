import { NOBODY, firstThere } from '../duty/presence'
import type { Tended } from '../duty/tended'
import { SYSTEM } from '../matter/escalate'
import { mark } from '../matter/move'
import type { StaffRef } from '../matter/types'
import { COMPLAINT } from './lifecycle'
import { COMPLAINT_SHAPE, type Situation } from './limits'
import { tellsOf } from './notices'
import { candidates, mayHave, naming } from './past'
import { boxed, given } from './receive'
import type { Complaint } from './types'
import { receiversOf } from '../street/receivers'

const NOBODY_THERE = '暂无可以办理的人'

const isAwaited = (c: Complaint): boolean => c.open && c.watching === 'answer'

const settledTo = (c: Complaint, to: StaffRef, why: string, s: Situation): Complaint =>
  given(mark(c, 'settle', { by: SYSTEM, at: s, note: `${why}，请${to.name}办理` }), to, s)

/** Of whoever has it, whether he may go on: at work, of those who may be given it. */
function goesOn(c: Complaint, receiver: StaffRef, s: Situation): boolean {
  const own = receiversOf(s.settings).find((p) => p.id === receiver.id)
  return own !== undefined && mayHave(c, own) && s.presence.of(own) !== null
}

/** To another where whoever has it cannot go on; on leave with nobody else there, it stays his. */
function settle(c: Complaint, s: Situation): Complaint | null {
  const { receiver } = c
  if (!isAwaited(c) || (receiver && goesOn(c, receiver, s))) return null
  const next = firstThere(candidates(c, s.settings), s.presence)
  if (next) return settledTo(c, next, receiver ? '原受理人不能办理' : '已有人在岗', s)
  if (receiver === null) return null
  const own = receiversOf(s.settings).find((p) => p.id === receiver.id)
  if (own && mayHave(c, own) && s.presence.isThere(own)) return null
  return boxed(mark(c, 'settle', { by: SYSTEM, at: s, note: NOBODY_THERE }), s)
}

/**
 * Complaints, as imports and 交接 look after them: always past whom they are about, never to a deputy,
 * and only to those who may be given any.
 */
export const COMPLAINTS_TENDED: Tended<Complaint> = {
  kind: 'complaint',
  shape: COMPLAINT_SHAPE,
  table: COMPLAINT,
  placeOf: () => null,
  gridOf: () => null,
  having: (waitingFor) => ({ waitingFor }),
  namesToSettle: (c, _grid, settings) =>
    isAwaited(c)
      ? naming([...(c.receiver ? [c.receiver] : []), ...candidates(c, settings)], c)
      : NOBODY,
  settle: (c, _grid, s) => settle(c, s),
  handOver(c, { from, to, by }, _posts, s) {
    if (!isAwaited(c) || c.waitingFor !== from.id) return null
    const fit = candidates(c, s.settings).find((p) => p.id === to.id)
    return fit ? settledTo(c, fit, `${by}交接${from.name}的任务`, s) : null
  },
  tells: (c, before, _settings, now) => tellsOf(c, before, now),
}
