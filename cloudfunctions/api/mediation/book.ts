import { bookingOf } from '../../../domain/booking/bookings'
import { keyOf, type Claim } from '../../../domain/booking/types'
import { ok, refuse } from '../../../domain/result'
import type { CaseView } from '../../../domain/mediation/answers'
import { roomNameOf } from '../../../domain/mediation/rooms'
import type { CaseStep } from '../../../domain/mediation/words'
import type { Outcome } from '../../../domain/result'
import { cancelIn, knownHours, rulesOf, takingOf } from '../../platform/days'
import { isDuplicate } from '../../platform/sdk'
import { transact, type Transaction } from '../../platform/transact'
import type { CallContext, Handler } from '../context'
import { takeStep } from '../matter'
import { CASES } from './kind'
import { slotOf } from './slot'
import { wordsOf } from './steps'

/**
 * 预约 and 改期. The day is the commit point (docs/decisions: a booking commits in the street's day): what
 * the person holds is booked there first, then the case follows with its booking and its notices. A
 * death between the two leaves the time taken, never twice; the repeated tap or the timer completes it.
 * Where the case does not want it any more, the time is free again.
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
  const confirmed = await takingOf(rules).confirm(claim)
  const words = { ...wordsOf(input), key, roomName: roomNameOf(input, settings) }
  const step = { action, ...words } as unknown as CaseStep
  const also = async (transaction: Transaction): Promise<void> => {
    await transaction.collection('bookings').add(bookingOf(claim, context.now))
  }
  const done = await takeStep(
    CASES,
    input,
    { action, load: () => (confirmed.ok ? ok(step) : confirmed), also },
    context,
  ).catch((error: unknown) => {
    // The booking is there and void: it was given up while this request was under way.
    if (isDuplicate(error)) return refuse('holdOver')
    throw error
  })
  if (!done.ok && confirmed.ok && !confirmed.value.repeated) {
    await transact(async (transaction) => ok(await cancelIn(transaction, claim, rules)))
  }
  return done
}

const book: Handler<'mediation.book'> = (input, context) => carryOut('book', input, context)
const move: Handler<'mediation.move'> = (input, context) => carryOut('move', input, context)

export const bookingHandlers = { 'mediation.book': book, 'mediation.move': move }
