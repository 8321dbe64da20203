import { apply as applyFor, caseIdOf, type Application } from '../../../domain/mediation/create'
import { NOBODY } from '../../../domain/duty/presence'
import { holds } from '../../../domain/identity/authorize'
import type { Case } from '../../../domain/mediation/types'
import { ok, refuse, type Outcome } from '../../../domain/result'
import { SCENE, checkText } from '../../platform/moderation'
import type { CallContext, Handler } from '../context'
import { create, type Making } from '../matter'
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

type Applying = Outcome<Application>

/** The application of whoever has agreed and may file it. Outcomes: `needsConsent`, `notAllowed`, `noCommittee`. */
async function applying(input: Given, context: CallContext): Promise<Applying> {
  const agreed = await context.agreed()
  if (!agreed.ok) return agreed
  const [application, settings] = await Promise.all([
    applicationOf(input, context),
    context.settings(),
  ])
  const isDesk = holds(await context.actor(), 'mediationClerk')
  if (application.filedBy && !isDesk) return refuse('notAllowed')
  return settings.committee ? ok(application) : refuse('noCommittee')
}

export const apply: Handler<'mediation.apply'> = async (input, context) => {
  const { reportId } = input
  const making = async (): Promise<Outcome<Making<Case>>> => {
    const settings = await context.settings()
    const s = { now: context.now, settings, requestId: input.requestId }
    // Asked once, however often the transaction is tried.
    let asked: Promise<Applying> | null = null
    const ask = () => (asked ??= applying(input, context))
    const known = reportId === undefined ? await ask() : null
    if (known && !known.ok) return known
    let application = known?.value
    const make: Making<Case>['make'] = (presence) => applyFor(application!, { ...s, presence })
    if (reportId === undefined) return ok({ names: NOBODY, make })
    const mayApply = async () => {
      const may = await ask()
      if (may.ok) application = may.value
      return may
    }
    const { userId } = context
    return ok({
      id: caseIdOf(context.request().key),
      names: NOBODY,
      make,
      ...fromReport(reportId, userId, context, mayApply),
    })
  }
  return create(CASES, making(), context)
}
