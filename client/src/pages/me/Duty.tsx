import type { MeView } from '../../../../domain/contract'
import { Card, Cell } from '../../components/Basics'
import { go } from '../../services/go'
import { beginText, endText } from '../../services/halfDay'
import { T } from '../../text'

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
  const cells = [
    { page: 'leave', icon: 'clock', title: T.me.leave, hint: leaveHint(me, now) },
    { page: 'handover', icon: 'hand', title: T.me.handOver, hint: T.me.handOverHint },
    ...(me.roles.some(({ role }) => LEADING.includes(role))
      ? [{ page: 'people', icon: 'person', title: T.me.people, hint: T.me.peopleHint }]
      : []),
  ]
  return (
    <Card bare>
      {cells.map(({ page, ...cell }) => (
        <Cell
          key={page}
          {...cell}
          label={`${cell.title}，${cell.hint}`}
          onClick={() => go(`packages/duty/${page}/index`)}
        />
      ))}
    </Card>
  )
}
