import { offer, type Offer } from '../../../domain/booking/day'
import { subjectOf, type Day } from '../../../domain/booking/types'
import { WAITING } from '../../../domain/contract/waiting'
import type { Case } from '../../../domain/mediation/types'
import type { Transaction } from '../transact'

/** Of the contexts that wait. */
type Owner = Case

/**
 * Offers what is free to the first whose owner still waits for it, and writes the offer into the owner's
 * document, so that day, document and notice are one transaction. Whoever does not wait any more goes
 * out of the line, and the next is asked: each round takes somebody out, so it ends.
 */
export async function offerIn(
  transaction: Transaction,
  day: Day,
  at: number,
  until: number,
): Promise<{ day: Day; offers: Offer[] }> {
  const read = new Map<string, Owner | null>()
  for (let line = day; ;) {
    const made = offer(line, at, until)
    const told = new Map<string, Owner>()
    const vain: string[] = []
    for (const { wait, until: ends } of made.offers) {
      const waiting = WAITING[wait.for]
      if (!waiting) continue
      const owners = transaction.collection(waiting.collection)
      const subject = subjectOf(wait.key)
      if (!read.has(subject)) read.set(subject, await owners.get(subject))
      const owner = told.get(subject) ?? read.get(subject)
      const next = owner && waiting.rules.offered(owner, wait.key, ends)
      if (next) told.set(subject, next)
      else vain.push(wait.key)
    }
    if (vain.length === 0) {
      for (const owner of told.values()) await transaction.collection('cases').put(owner)
      return made
    }
    line = { ...line, wait: line.wait.filter((w) => !vain.includes(w.key)) }
  }
}
