import type { MeView } from '../../../../domain/contract'
import { beginText, endText } from '../../services/halfDay'
import { T } from '../../text'
import { Links } from './Links'

/** Posts that answer for other people's work. */
const LEADING: readonly string[] = ['gridLead', 'firstSecretary', 'dispatcher', 'streetLeader']

function leaveHint({ leave }: MeView, now: number): string {
  if (!leave || leave.to <= now) return T.me.leaveHint
  const to = endText(leave.to, now)
  return leave.from <= now
    ? `${T.leave.now}，${T.leave.until(to)}`
    : T.leave.span(beginText(leave.from, now), to)
}

/** 请假 and 交接: for staff alone; the people of their grids for whoever answers for some. */
export function Duty({ me, now }: { me: MeView; now: number }) {
  if (!me.roles.length) return null
  const links = [
    { page: 'leave', icon: 'clock', title: T.me.leave, hint: leaveHint(me, now) },
    { page: 'handover', icon: 'hand', title: T.me.handOver, hint: T.me.handOverHint },
    ...(me.roles.some(({ role }) => LEADING.includes(role))
      ? [{ page: 'people', icon: 'person', title: T.me.people, hint: T.me.peopleHint }]
      : []),
  ]
  return <Links of="duty" links={links} />
}
