import {
  firstThere,
  presenceOf,
  type Naming,
  type Presence,
  type Standing,
} from '../../domain/duty/presence'
import type { Transaction } from './transact'

/**
 * Looks up, inside the transaction, who of those a step may name is there: one after the other until
 * the first who is, so that it takes one request wherever the best one is at work.
 */
export async function presenceIn(transaction: Transaction, naming: Naming): Promise<Presence> {
  const known = new Map<string, Standing | null>()
  const presence = presenceOf(known, naming.except)
  for (const person of naming.people) {
    if (known.has(person.id)) continue
    known.set(person.id, await transaction.collection('staff').get(person.id))
    if (firstThere([person], presence)) break
  }
  return presence
}

/** People looked up in one transaction. */
export type Known = Map<string, Standing | null>

/** The same for all of them, where a decision asks for more than the first; adds to `known`. */
export async function presenceOfAll(
  transaction: Transaction,
  naming: Naming,
  known: Known = new Map(),
): Promise<Presence> {
  for (const { id } of naming.people) {
    if (!known.has(id)) known.set(id, await transaction.collection('staff').get(id))
  }
  return presenceOf(known, naming.except)
}
