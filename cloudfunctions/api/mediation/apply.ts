import { apply as applyFor, type Application } from '../../../domain/mediation/create'
import { NOBODY } from '../../../domain/duty/presence'
import { holds } from '../../../domain/identity/authorize'
import { ok, refuse } from '../../../domain/result'
import { SCENE, checkText } from '../../platform/moderation'
import type { CallContext, Handler } from '../context'
import { create } from '../matter'
import { CASES } from './kind'
import { fromReport } from './fromReport'

type Given = Parameters<Handler<'mediation.apply'>>[0]

/** 1 申请: by a party for itself, or by the clerk for people who come to the desk (代办). */
async function applicationOf(input: Given, context: CallContext): Promise<Application> {
  const { specialty, facts, claim, source, ranked, parties, reportId, asked } = input
  const [actor, settings, moderation] = await Promise.all([
    context.actor(),
    context.settings(),
    checkText(`${facts}\n${claim}`, context.openid, SCENE.forum),
  ])
  const isOwn = parties.some((p) => p.me)
  const { staffId, name } = actor
  const filedBy = isOwn || staffId === null ? null : { id: staffId, name }
  const known = new Set((settings.committee?.mediators ?? []).map((m) => m.id))
  return {
    key: context.request().key,
    applicant: context.userId,
    filedBy,
    by: filedBy
      ? { principal: filedBy.id, name, role: 'clerk' }
      : { principal: context.userId, name: '', role: 'party' },
    asked: asked ?? null,
    source: reportId === undefined ? source : 'GRID_EVENT',
    reportId: reportId ?? null,
    specialty,
    facts,
    claim,
    communityCode: null,
    parties,
    // Who has left the window meanwhile is simply not chosen.
    ranked: ranked.filter((id) => known.has(id)),
    moderation,
  }
}

export const apply: Handler<'mediation.apply'> = async (input, context) => {
  const making = async () => {
    const [application, settings] = await Promise.all([
      applicationOf(input, context),
      context.settings(),
    ])
    const isDesk = holds(await context.actor(), 'mediationClerk')
    if (application.filedBy && !isDesk) return refuse('notAllowed')
    if (!settings.committee) return refuse('noCommittee')
    const s = { now: context.now, settings, requestId: input.requestId }
    return ok({
      names: NOBODY,
      make: (presence: Parameters<typeof applyFor>[1]['presence']) =>
        applyFor(application, { ...s, presence }),
      ...(input.reportId === undefined ? {} : fromReport(input.reportId, context.userId)),
    })
  }
  return create(CASES, making(), context)
}
