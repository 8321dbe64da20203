import {
  deputyOf,
  firstThere,
  presenceOf,
  type Naming,
  type Presence,
} from '../../domain/duty/presence'
import type { Staff } from '../../domain/street/types'
import { now } from './clock'
import { collection, command } from './collections'
import type { Transaction } from './transact'

/** People looked up in one transaction. */
export type Known = Map<string, Staff | null>

/** Looks a person up, and the deputy of one who is on leave. */
async function lookUp(transaction: Transaction, id: string, known: Known): Promise<void> {
  // Known already as another's deputy, whose own deputy nobody has asked for.
  const staff = known.get(id) ?? (await transaction.collection('staff').get(id))
  known.set(id, staff)
  const deputy = deputyOf(staff, now())
  if (deputy && !known.has(deputy.id)) {
    known.set(deputy.id, await transaction.collection('staff').get(deputy.id))
  }
}

/**
 * Looks up, inside the transaction, who of those a step may name is there: one after the other until
 * the first who is, so that it takes one request wherever the best one is at work.
 */
export async function presenceIn(transaction: Transaction, naming: Naming): Promise<Presence> {
  const known: Known = new Map()
  const presence = presenceOf(known, now(), naming.except, naming.inPerson)
  for (const person of naming.people) {
    await lookUp(transaction, person.id, known)
    if (firstThere([person], presence)) break
  }
  return presence
}

/** The same for all of them, where a decision asks for more than the first; adds to `known`. */
export async function presenceOfAll(
  transaction: Transaction,
  naming: Naming,
  known: Known = new Map(),
): Promise<Presence> {
  for (const { id } of naming.people) await lookUp(transaction, id, known)
  return presenceOf(known, now(), naming.except, naming.inPerson)
}

/**
 * The same outside a transaction, for what is only said: all at once, and then their deputies. At most
 * two requests.
 */
export async function presenceNow({ people, except, inPerson }: Naming): Promise<Presence> {
  const known: Known = new Map(people.map(({ id }) => [id, null]))
  const read = async (ids: string[]): Promise<void> => {
    if (ids.length === 0) return
    const found = await collection('staff').find({ _id: command.in(ids) }, { limit: ids.length })
    for (const staff of found) known.set(staff._id, staff)
  }
  await read([...known.keys()])
  const deputies = [...known.values()].map((staff) => deputyOf(staff, now())?.id)
  const others = [...new Set(deputies)].filter((id) => id !== undefined && !known.has(id))
  for (const id of others as string[]) known.set(id, null)
  await read(others as string[])
  return presenceOf(known, now(), except, inPerson)
}
