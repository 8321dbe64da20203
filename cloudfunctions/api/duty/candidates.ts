import type { CandidateView } from '../../../domain/contract'
import { holds } from '../../../domain/identity/authorize'
import { ok, refuse } from '../../../domain/result'
import type { Grid, Staff, StreetSettings } from '../../../domain/street/types'
import { collection } from '../../platform/collections'
import type { Handler } from '../context'

/** More than a unit has people for one street; the list is for choosing by eye. */
const MAX_OF_UNIT = 50

/** Whom a dispatcher may give a report to: the grid's own people first, then the unit's. */
export const candidates: Handler<'duty.candidates'> = async (input, context) => {
  const actor = await context.actor()
  if (!holds(actor, 'dispatcher')) return refuse('notAllowed')
  const [grid, ofUnit, settings] = await Promise.all([
    input.gridCode ? collection('grids').get(`grid:${input.gridCode}`) : null,
    input.unit
      ? collection('staff').find(
          { unit: input.unit, active: true },
          { sort: [['jobNo', 'asc']], limit: MAX_OF_UNIT },
        )
      : [],
    context.settings(),
  ])
  const seen = new Map<string, CandidateView>()
  for (const view of [...ofGrid(grid), ...ofUnit.map((s) => unitView(s, settings))]) {
    if (!seen.has(view.id)) seen.set(view.id, view)
  }
  return ok({ items: [...seen.values()] })
}

function ofGrid(grid: Grid | null): CandidateView[] {
  if (!grid?.active) return []
  return [
    ...grid.workers.map((w) => ({ ...w, title: '本网格网格员' })),
    ...(grid.lead ? [{ ...grid.lead, title: '本网格网格长' }] : []),
  ].map(({ id, name, title }) => ({ id, name, title }))
}

function unitView(staff: Staff, settings: StreetSettings): CandidateView {
  const unit = settings.units.find((u) => u.code === staff.unit)?.name ?? ''
  const kind = staff.employmentType === 'liaison' ? '部门联络员' : '部门网格员'
  return { id: staff._id, name: staff.name, title: `${unit} ${kind}`.trim() }
}
