import { CALLS, type CallName } from '../../domain/contract'
import type { Trip } from '../cloud'
import { depthOf } from '../cloud/depth'

/** What one invocation asked for, on an instance that has read the settings and the street once. */
export interface Cost {
  /** Requests to the database, all counted, begin and commit of a transaction too. */
  database: number
  /** The longest chain of requests of any kind, one after another: how often a person waits. */
  depth: number
}

export interface Budget {
  database: number
  /** Infinity where none is promised. */
  depth: number
}

const BY_KIND: Record<(typeof CALLS)[CallName]['kind'], Budget> = {
  reading: { database: 3, depth: 3 },
  opening: { database: 8, depth: 3 },
  writing: { database: 8, depth: Infinity },
}

/** The one writing call that people make while they stand in front of what they report. */
const DEPTH_OF_SUBMIT = 7
/**
 * A photo becomes evidence by four requests that need one another: the address of the upload, its
 * bytes, a ticket for the copy whose name is their hash, and the copy.
 */
const DEPTH_OF_PHOTOS = 4

/** Calls that ask or write the calendar besides what every call does: a guest comes to a sitting. */
const WRITE_CALENDAR: readonly CallName[] = [
  'booking.setHours',
  'mediation.invite',
  'mediation.agreeInvite',
]
const DATABASE_OF_BOOKING = 10

/** Time is held and booked by one update of the day; the case follows (docs/decisions/0017). */
const DATABASE_OF_CALL: Partial<Record<CallName, number>> = {
  'mediation.hold': 4,
  'mediation.book': 9,
  'mediation.move': 9,
  // Two accounts and a post change hands, both are told, and the list is shown anew.
  'identity.approve': 19,
  'identity.unbind': 11,
  // The whole list and who lives together are looked at, and the roll is told to be.
  'volunteer.confirm': 9,
  // Whoever else decides about this person's day at the same moment collides with it.
  'volunteer.count': 9,
  // Points and a piece of the stock, with the account and the ledger.
  'points.redeem': 10,
  'merchant.redeem': 10,
  // And the 约定, which nobody ends at the same moment.
  'helper.redeem': 10,
  // Both sides are written, so that of two asked at once none is one too many; and told.
  'helper.name': 10,
  // Where the paper will lie is noted before it is made, and looked at after: who closes the account removes it.
  'helper.statement': 5,
  // Whether it is the owner or a reviewer is known by the account.
  'points.cancel': 10,
  'points.handOut': 10,
  'points.undo': 10,
  'points.refund': 10,
  // Two accounts, in one of which the household lies, and the two halves of what is moved; a notice, or a look
  // at what was refused before.
  'household.put': 10,
  'household.leave': 10,
  // As a redemption, and with a notice where the head says yes.
  'household.spend': 9,
  'household.settle': 10,
  // Once for a person: the account, and the name wherever it stands; each redemption or award in which it does is a
  // transaction of its own, five requests more.
  'points.close': 15,
  // Up to four bins change, as many as 入库 fills at once. Where so much is gone that more of them must, each bin more
  // is one request, and so is each of two reviewers who are told: bins are documents of their own, written one by one.
  'points.changeStock': 10,
  // Who is to lead is looked up among the members, and told.
  'volunteer.appoint': 9,
  /** The award's own step, and the entries that take its points back. */
  'points.reverse': 10,
}

/** Whether a call brings photos, as several of them may. */
export const hasPhotos = (input: { photos?: unknown }): boolean =>
  Array.isArray(input.photos) && input.photos.length > 0

/** The budgets of a call (docs/figures.md), for what it was asked. */
export function budgetOf(name: CallName, input: object): Budget {
  const budget = BY_KIND[CALLS[name].kind]
  if (WRITE_CALENDAR.includes(name)) return { ...budget, database: DATABASE_OF_BOOKING }
  const ofCall = DATABASE_OF_CALL[name]
  if (ofCall !== undefined) return { ...budget, database: ofCall }
  if (name !== 'report.submit') return budget
  return { ...budget, depth: DEPTH_OF_SUBMIT + (hasPhotos(input) ? DEPTH_OF_PHOTOS : 0) }
}

/**
 * Requests that the last invocation of a function among them made: a first one may have been the refusal that
 * asks for a consent. What others did for it is theirs.
 */
export function requestsOf(fn: string, trips: readonly Trip[]): Trip[] {
  const last = trips.filter((t) => t.function === fn).at(-1)
  return trips.filter((t) => t.invocation === last?.invocation)
}

export const costOf = (requests: readonly Trip[]): Cost => ({
  database: requests.filter((t) => t.kind === 'database').length,
  depth: depthOf(requests),
})
