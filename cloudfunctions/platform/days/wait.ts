import { dayId, emptyDay, type Wait } from '../../../domain/booking/types'
import { ok, refuse, type Outcome } from '../../../domain/result'
import type { Transaction } from '../transact'

/** Of one date: a longer list would give nobody a slot, and a document holds it. */
export const MAX_WAITING = 60

/**
 * 候补: puts somebody into the line for a slot of a date, within the transaction in which the owner's
 * document says so. Whoever stands in it under this key already stays where he is; who leaves is taken
 * out by `cancelIn`. What is free is offered by the next tick. Outcome: `waitFull`.
 */
export async function waitIn(transaction: Transaction, waiting: Wait): Promise<Outcome<null>> {
  const days = transaction.collection('days')
  const day = (await days.get(dayId(waiting.date))) ?? emptyDay(waiting.date)
  if (day.wait.some((w) => w.key === waiting.key)) return ok(null)
  if (day.wait.length >= MAX_WAITING) return refuse('waitFull')
  await days.put({ ...day, wait: [...day.wait, waiting] })
  return ok(null)
}
