import type { ReportView } from '../../../domain/contract'
import { mayRead } from '../../../domain/identity/authorize'
import type { Actor } from '../../../domain/identity/types'
import { noticesOf } from '../../../domain/notice/compose'
import type { Notice } from '../../../domain/notice/types'
import { decide, type StepInput } from '../../../domain/report/decide'
import { permit } from '../../../domain/report/guards'
import type { By } from '../../../domain/report/steps'
import type { Report } from '../../../domain/report/types'
import { ok, refuse, type Outcome } from '../../../domain/result'
import type { StreetSettings } from '../../../domain/street/types'
import { collection } from '../../platform/collections'
import { askToSend } from '../../platform/functions'
import { transact, type Transaction } from '../../platform/transact'
import type { CallContext } from '../context'
import { present } from './present'

/** What every step on an existing report carries. */
interface StepCall {
  requestId: string
  id: string
  /** The version that the person saw. */
  version: number
}

const isBy = (actor: Actor, principal: string): boolean =>
  principal === actor.userId || principal === actor.staffId

/** In which quality the actor takes the step now, or that this request has taken it before. */
function admit(
  report: Report | null,
  call: StepCall,
  action: StepInput['action'],
  actor: Actor,
  now: number,
  settings: StreetSettings,
): Outcome<'repeated' | By> {
  if (!report) return refuse('notFound')
  const done = report.history.some(
    (h) => h.requestId === call.requestId && isBy(actor, h.by.principal),
  )
  if (done) return ok('repeated')
  // Asked only now: a step such as 退回 may end the right to read, and its repeat is still one.
  if (!mayRead(actor, report)) return refuse('notFound')
  const permitted = permit(actor, action, report, now, settings)
  if (!permitted.ok) return permitted
  if (report.version !== call.version) return refuse('changed')
  const { role } = permitted
  return role === 'reporter' || actor.staffId === null
    ? ok({ principal: actor.userId, name: '', role })
    : ok({ principal: actor.staffId, name: actor.name, role })
}

/**
 * For steps with photos: whether it would be admitted, asked before anything is copied. Answers the
 * view when this very request was carried out before, else null.
 */
export async function precheck(
  call: StepCall,
  action: StepInput['action'],
  context: CallContext,
): Promise<Outcome<ReportView | null>> {
  const [actor, settings, report] = await Promise.all([
    context.actor(),
    context.settings(),
    collection('reports').get(call.id),
  ])
  const admitted = admit(report, call, action, actor, context.now, settings)
  if (!admitted.ok) return admitted
  return ok(admitted.value === 'repeated' ? await present(report!, context, true) : null)
}

/** The step's input where it must be read first, in the transaction and only for who may act. */
export interface Prepared<A extends StepInput['action']> {
  action: A
  prepare(transaction: Transaction): Promise<Outcome<StepInput & { action: A }>>
}

/**
 * Carries out one row of the life-cycle table on a stored report: new state, history and notices in
 * one transaction, the pushes asked for afterwards. The same request twice is answered with the
 * report as it is now and writes nothing.
 */
export async function takeStep<A extends StepInput['action']>(
  call: StepCall,
  input: (StepInput & { action: A }) | Prepared<A>,
  context: CallContext,
): Promise<Outcome<ReportView>> {
  const actor = await context.actor()
  const settings = await context.settings()
  const done = await transact(async (transaction) => {
    const reports = transaction.collection('reports')
    const report = await reports.get(call.id)
    const by = admit(report, call, input.action, actor, context.now, settings)
    if (!by.ok) return by
    if (!report || by.value === 'repeated') {
      return ok({ report: report!, notices: [] as Notice[], repeated: true })
    }
    const situation = { now: context.now, settings, requestId: call.requestId }
    const ready = 'prepare' in input ? await input.prepare(transaction) : ok(input)
    if (!ready.ok) return ready
    const decided = decide(report, ready.value, by.value, situation)
    if (!decided.ok) return decided
    const next = decided.value
    const added = next.history.slice(report.history.length)
    const actors = actor.staffId ? [actor.userId, actor.staffId] : [actor.userId]
    const notices = noticesOf(next, added, actors, settings, context.now)
    await reports.put(next)
    for (const notice of notices) await transaction.collection('notices').add(notice)
    return ok({ report: next, notices, repeated: false })
  })
  if (!done.ok) return done
  const { report, notices, repeated } = done.value
  const [view] = await Promise.all([
    present(report, context, repeated),
    askToSend(notices.map((n) => n._id)),
  ])
  return ok(view)
}
