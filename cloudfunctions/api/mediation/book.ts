import { bookingOf } from '../../../domain/booking/bookings'
import { keyOf, type Claim } from '../../../domain/booking/types'
import { ok, refuse } from '../../../domain/result'
import type { CaseView } from '../../../domain/mediation/answers'
import { roomNameOf } from '../../../domain/mediation/rooms'
import type { CaseStep } from '../../../domain/mediation/words'
import type { Outcome } from '../../../domain/result'
import { cancelIn, knownHours, rulesOf, takingOf, type Taking } from '../../platform/days'
import { isDuplicate } from '../../platform/sdk'
import { transact, type Transaction } from '../../platform/transact'
import type { CallContext, Handler } from '../context'
import { presentAgain, takeStep } from '../matter'
import { leaveMark } from '../once'
import { CASES } from './kind'
import { slotOf } from './slot'
import { wordsOf } from './steps'

/**
 * 预约 and 改期. The day is the commit point (docs/decisions: a booking commits in the street's day): what
 * the person holds is booked there first, once it is known that the case would take it, then the case follows
 * with its booking and its notices. A death between the two leaves the time taken, never twice; the repeated tap or the timer completes it.
 * Where the case does not want it any more, the time is free again; whether it does is asked of the case
 * itself, for the timer may have completed it while this request was refused for coming too late.
 */
async function carryOut(
  action: 'book' | 'move',
  input: Parameters<Handler<'mediation.move'>>[0] | Parameters<Handler<'mediation.book'>>[0],
  context: CallContext,
): Promise<Outcome<CaseView | null>> {
  const [settings, hours] = await Promise.all([context.settings(), knownHours(context.now)])
  const rules = rulesOf(settings)
  const key = keyOf(input.id, input.n)
  const claim: Claim = { slot: slotOf(input, hours), key, for: 'mediation', by: context.userId }
  let confirmed: Awaited<ReturnType<Taking['confirm']>> | null = null
  const words = { ...wordsOf(input), key, roomName: roomNameOf(input, settings) }
  const step = { action, ...words } as unknown as CaseStep
  const also = async (transaction: Transaction): Promise<void> => {
    await transaction.collection('bookings').add(bookingOf(claim, context.now))
  }
  // Once, however often the case's transaction is tried.
  const load = async () => {
    await context.count?.within()
    confirmed ??= await takingOf(rules).confirm(claim)
    return confirmed.ok ? ok(step) : confirmed
  }
  const done = await takeStep(CASES, input, { action, load, also }, context).catch(
    (error: unknown) => {
      // The booking is there and void: it was given up while this request was under way.
      if (isDuplicate(error)) return refuse('holdOver')
      throw error
    },
  )
  const taken = confirmed as Awaited<ReturnType<Taking['confirm']>> | null
  if (done.ok || !taken?.ok || taken.value.repeated) return done
  const isKept = await transact(async (transaction) => {
    const stored = await transaction.collection('cases').get(input.id)
    const isWanted = stored?.booking?.key === key
    if (isWanted) await leaveMark(transaction, context, input.id)
    else await cancelIn(transaction, claim, rules)
    return ok(isWanted)
  })
  return isKept.ok && isKept.value ? presentAgain(CASES, input.id, context) : done
}

const book: Handler<'mediation.book'> = (input, context) => carryOut('book', input, context)
const move: Handler<'mediation.move'> = (input, context) => carryOut('move', input, context)

export const bookingHandlers = { 'mediation.book': book, 'mediation.move': move }
