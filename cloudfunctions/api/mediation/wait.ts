import { keyOf } from '../../../domain/booking/types'
import type { Actor } from '../../../domain/identity/types'
import type { CaseView } from '../../../domain/mediation/answers'
import { mayRead, permitStep, qualities } from '../../../domain/mediation/qualities'
import type { Case } from '../../../domain/mediation/types'
import {
  MAX_WAITS,
  isSameTime,
  waitsBy,
  withWait,
  withoutWaits,
} from '../../../domain/mediation/waiting'
import { pageOf } from '../../../domain/notice/pages'
import { ok, refuse, type Outcome } from '../../../domain/result'
import { collection } from '../../platform/collections'
import { knownHours, waitIn } from '../../platform/days'
import { askToSend } from '../../platform/functions'
import { list } from '../../platform/lists'
import { transact, type Transaction } from '../../platform/transact'
import { NOTHING_TO_SHOW, type CallContext, type Handler } from '../context'
import { markFirst, once } from '../once'
import { present } from './present'
import { offeredFault, slotOf } from './slot'

/** What is made of a case, inside the transaction that writes it. */
type Change = (transaction: Transaction, c: Case, actor: Actor) => Promise<Outcome<Case>>

/** One change to what somebody of the case waits for; it is no step, so no version moves. */
async function change(
  id: string,
  context: CallContext,
  make: Change,
): Promise<Outcome<CaseView | null>> {
  const work = async (): Promise<Outcome<CaseView | null>> => {
    const done = await transact<Case>(async (transaction) => {
      // Its first operation: the case is read beside it, with the account.
      await markFirst(transaction, context, id)
      const [c] = await context.readAnewWith(list('cases', { _id: id }, { limit: 1 }))
      const agreed = await context.agreed()
      if (!agreed.ok) return agreed
      const actor = await context.actor()
      if (!c || !mayRead(actor, c)) return refuse('notFound')
      const next = await make(transaction, c, actor)
      if (!next.ok) return next
      if (next.value !== c) await transaction.collection('cases').put(next.value)
      await context.count?.admitted(transaction)
      return next
    })
    if (!done.ok) return done
    // Who left the line is taken out of it at once; the timer finds it by itself as well.
    if (done.value.freeing.length > 0) await askToSend([id])
    return ok(await present(done.value, context))
  }
  return once(context, work, async () => {
    const [actor, c] = await Promise.all([context.actor(), collection('cases').get(id)])
    return c && mayRead(actor, c) ? ok(await present(c, context, true)) : ok(NOTHING_TO_SHOW)
  })
}

/**
 * 候补: the case says it, and the day has the line, in one transaction. The same time twice is one place
 * in the line. Outcomes: whatever keeps one from booking that time but its being taken, `waitsMost`,
 * `waitFull`, `alreadySaid` for the appointment that the case has.
 */
export const wait: Handler<'mediation.wait'> = async (input, context) => {
  const { now, userId } = context
  const [settings, hours] = await Promise.all([context.settings(), knownHours(now)])
  return change(input.id, context, async (transaction, c, actor) => {
    const action = c.state === 'SCHEDULED' ? 'move' : 'book'
    const permitted = permitStep(actor, action, c, now, settings)
    if (!permitted.ok) return refuse(permitted.code)
    const fault = offeredFault(c, input, hours, settings, now)
    if (fault) return refuse(fault)
    if (c.booking && isSameTime(c.booking, input)) return refuse('alreadySaid')
    const own = waitsBy(c, userId, now)
    if (own.some((w) => isSameTime(w, input))) return ok(c)
    if (own.length >= MAX_WAITS) return refuse('waitsMost')
    const n = c.holdNo + 1
    const key = keyOf(c._id, n)
    const slot = slotOf(input, hours)
    const page = pageOf(
      qualities(actor, c).has('party') ? 'mediation.case' : 'mediation.work',
      c._id,
    )
    const waiting = { ...slot, key, for: 'mediation' as const, by: userId, page, at: now }
    const inLine = await waitIn(transaction, waiting)
    if (!inLine.ok) return inLine
    const { date, from, to, resources } = input
    return ok(withWait(c, { date, from, to, resources, key, n, by: userId, until: null }, now))
  })
}

/** 不再候补. Somebody else's, or none of this number: nothing changes. */
export const unwait: Handler<'mediation.unwait'> = (input, context) =>
  change(input.id, context, async (_transaction, c) =>
    ok(withoutWaits(c, (w) => w.n === input.n && w.by === context.userId)),
  )
