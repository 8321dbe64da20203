import type { CandidateView } from '../../../domain/contract'
import { isOnLeave } from '../../../domain/duty/leave'
import { deputyOf, isThere } from '../../../domain/duty/presence'
import { holds } from '../../../domain/identity/authorize'
import type { Actor } from '../../../domain/identity/types'
import { ok, refuse } from '../../../domain/result'
import { gridOf } from '../../../domain/street/directory'
import type { Crew, Staff, StreetSettings } from '../../../domain/street/types'
import { collection, command } from '../../platform/collections'
import type { Handler } from '../context'

/** More than a unit has people for one street; the list is for choosing by eye. */
const MAX_OF_UNIT = 50

/**
 * Whom a report may be given to, as far as they are there: the grid's own people first, then the
 * unit's. Whoever answers for a grid sees its own people alone, as 改派 allows.
 */
export const candidates: Handler<'duty.candidates'> = async ({ gridCode, unit }, context) => {
  const [actor, settings] = await Promise.all([context.actor(), context.settings()])
  const isDesk = holds(actor, 'dispatcher') || holds(actor, 'streetLeader')
  if (!isDesk && !(gridCode && answersFor(actor, gridCode))) return refuse('notAllowed')
  const own = titlesOf(gridOf(settings, gridCode ?? null))
  const [ofGrid, ofUnit] = await Promise.all([
    own.size > 0
      ? collection('staff').find({ _id: command.in([...own.keys()]) }, { limit: own.size })
      : [],
    unit && isDesk
      ? collection('staff').find(
          { unit, active: true },
          { sort: [['jobNo', 'asc']], limit: MAX_OF_UNIT },
        )
      : [],
  ])
  const byId = new Map(ofGrid.map((s) => [s._id, s]))
  const people = [...own.keys()].map((id) => byId.get(id)).filter((s) => s !== undefined)
  const seen = new Map<string, CandidateView>()
  for (const s of [...people, ...ofUnit].filter(isThere)) {
    const deputy = deputyOf(s, context.now)
    if (isOnLeave(s, context.now) && !deputy) continue
    const post = own.get(s._id) ?? unitTitle(s, settings)
    const title = deputy ? `${post}（请假，${deputy.name}代办）` : post
    if (!seen.has(s._id)) seen.set(s._id, { id: s._id, name: s.name, title })
  }
  return ok({ items: [...seen.values()] })
}

const answersFor = (actor: Actor, gridCode: string): boolean =>
  holds(actor, 'gridLead', gridCode) || holds(actor, 'firstSecretary', gridCode.slice(0, 12))

/** A grid's people in the order in which they are offered, by what they are there. */
function titlesOf(grid: Crew | null): Map<string, string> {
  const titles = new Map<string, string>()
  for (const { id } of grid?.workers ?? []) titles.set(id, '本网格网格员')
  if (grid?.lead && !titles.has(grid.lead.id)) titles.set(grid.lead.id, '本网格网格长')
  return titles
}

function unitTitle(staff: Staff, settings: StreetSettings): string {
  const unit = settings.units.find((u) => u.code === staff.unit)?.name ?? ''
  const kind = staff.employmentType === 'liaison' ? '部门联络员' : '部门网格员'
  return `${unit} ${kind}`.trim()
}
