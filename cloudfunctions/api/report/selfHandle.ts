import type { Presence } from '../../../domain/duty/presence'
import { holds } from '../../../domain/identity/authorize'
import { decideSelfHandle } from '../../../domain/report/create'
import { namesToVerifyOwn } from '../../../domain/report/naming'
import { ok, refuse } from '../../../domain/result'
import type { Handler } from '../context'
import { create } from '../matter'
import { draftOf } from './draft'
import { REPORTS } from './kind'

/** 2 自办: a grid worker saw it in their own grid and solved it on the spot. */
const selfHandle: Handler<'report.selfHandle'> = async (input, context) => {
  const made = draftOf(input, context, async ({ grid }) =>
    grid && holds(await context.actor(), 'gridWorker', grid.code) ? ok(grid) : refuse('notAllowed'),
  ).then(async (draft) => {
    if (!draft.ok) return draft
    const { staffId, name } = await context.actor()
    // Whoever has left since asks again for what he did: the runner looks the request up first.
    if (staffId === null) return refuse('notAllowed')
    const by = { principal: staffId, name, role: 'gridWorker' as const }
    const settings = await context.settings()
    const s = { now: context.now, settings, requestId: input.requestId }
    const make = (presence: Presence) => decideSelfHandle(draft.value, by, { ...s, presence })
    return ok({ names: namesToVerifyOwn(draft.value, staffId), make })
  })
  return create(REPORTS, made, context)
}

export const selfHandling = { 'report.selfHandle': selfHandle }
