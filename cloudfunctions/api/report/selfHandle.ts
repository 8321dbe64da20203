import { holds } from '../../../domain/identity/authorize'
import { decideSelfHandle } from '../../../domain/report/create'
import { ok, refuse } from '../../../domain/result'
import type { Handler } from '../context'
import { create, orMadeBefore } from './create'
import { draftOf } from './draft'

/** 2 自办: a grid worker saw it in the own grid and solved it on the spot. */
export const selfHandle: Handler<'report.selfHandle'> = async (input, context) => {
  const actor = await context.actor()
  const { staffId, name } = actor
  if (staffId === null) return refuse('notAllowed')
  const draft = await draftOf(input, context, ({ grid }) =>
    grid && holds(actor, 'gridWorker', grid.code) ? ok(grid) : refuse('notAllowed'),
  )
  if (!draft.ok) return orMadeBefore(draft, input.requestId, context)
  const report = decideSelfHandle(
    draft.value,
    { principal: staffId, name, role: 'gridWorker' },
    { now: context.now, settings: await context.settings(), requestId: input.requestId },
  )
  return report.ok ? create(report.value, context, input.photos) : report
}
