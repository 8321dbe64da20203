import type { InDay } from '../../../domain/booking/day'
import type { Booking } from '../../../domain/booking/types'
import { subjectOf } from '../../../domain/booking/types'
import { dateString, dayOf } from '../../../domain/calendar/zone'
import { SYSTEM, TIMER_REQUEST } from '../../../domain/matter/escalate'
import { assertWhole } from '../../../domain/matter/lifecycle'
import { caseNumber, completed, freed, numbered, resultOf } from '../../../domain/mediation/follow'
import { MEDIATION } from '../../../domain/mediation/lifecycle'
import { namesToRemind } from '../../../domain/mediation/naming'
import { lateTell, reminderTells, tellsOf } from '../../../domain/mediation/notices'
import type { Case, Table } from '../../../domain/mediation/types'
import { remains, tableId } from '../../../domain/mediation/table'
import { watch } from '../../../domain/mediation/watch'
import { firstThere } from '../../../domain/duty/presence'
import { ok } from '../../../domain/result'
import type { BookingRules } from '../../../domain/street/types'
import { now } from '../../platform/clock'
import { collection, command } from '../../platform/collections'
import { cancelIn, excuseIn, rulesOf, type Owner } from '../../platform/days'
import { writeNotices } from '../../platform/notices'
import { presenceIn } from '../../platform/presence'
import { streetSettings } from '../../platform/settings'
import { removeFiles } from '../../platform/storage'
import { TooMuchContention, transact, type Transaction } from '../../platform/transact'
import type { Watch } from '../watch'

const NO_ACTOR = { userId: SYSTEM.principal, staffId: null }

async function write(transaction: Transaction, next: Case, before: Case, at: number) {
  assertWhole(MEDIATION, next)
  await transaction.collection('cases').put(next)
  const tells = tellsOf(next, before, await streetSettings(), at)
  await writeNotices(transaction, next, tells, NO_ACTOR, at)
}

/** Does what the rules say of a case whose moment has come; somebody who was faster leaves nothing. */
async function look({ _id }: { _id: string }): Promise<void> {
  const settings = await streetSettings()
  await transact(async (transaction) => {
    const c = await transaction.collection('cases').get(_id)
    const at = now()
    if (!c || c.wakeAt === null || c.wakeAt > at) return ok(null)
    const names = namesToRemind(c, settings)
    const presence = await presenceIn(transaction, names)
    const there = firstThere(names.people, presence)
    const s = { now: at, settings, presence, requestId: TIMER_REQUEST }
    const seen = watch(c, there ? [there] : [], s)
    if (!seen) return ok(null)
    const isReminder = seen.tell !== null
    if (isReminder) await transaction.collection('cases').put(seen.case)
    else await write(transaction, seen.case, c, at)
    if (seen.tell) {
      await writeNotices(transaction, seen.case, [lateTell(seen.case, seen.tell, at)], NO_ACTOR, at)
    }
    return ok(null)
  })
}

/** Cases that wait too long, the longest first. */
const caseWatch: Watch = {
  name: 'cases',
  share: 0.3,
  due: (limit) =>
    collection('cases').find(
      { wakeAt: command.lte(now()) },
      { sort: [['wakeAt', 'asc']], limit, fields: ['_id'] },
    ),
  look,
}

/**
 * 案号: given here, one case after another, so that fifty accepted at once do not fight over one
 * counter. Numbered once: the counter and the case are written together.
 */
async function number({ _id }: { _id: string }): Promise<void> {
  await transact(async (transaction) => {
    const c = await transaction.collection('cases').get(_id)
    if (!c || c.acceptedAt === null || c.number !== '') return ok(null)
    const year = dateString(dayOf(c.acceptedAt)).slice(0, 4)
    const counter = await transaction.collection('counters').get(`counter:case:${year}`)
    const last = (counter?.last ?? 0) + 1
    await transaction.collection('counters').put({ _id: `counter:case:${year}`, last })
    const at = { now: now(), requestId: TIMER_REQUEST }
    await transaction.collection('cases').put(numbered(c, caseNumber(year, last), at))
    return ok(null)
  })
}

/** Many ask for one counter at once: who loses it too often leaves the number to the timer. */
async function numberOrLeave(_id: string): Promise<void> {
  try {
    await number({ _id })
  } catch (error) {
    if (!(error instanceof TooMuchContention)) throw error
  }
}

/** All that want a number are one thing to do, so that the timer's lanes do not race for the counter. */
const numberWatch: Watch<{ _id: string; cases: string[] }> = {
  name: 'caseNumbers',
  share: 0.3,
  async due(limit) {
    const found = await collection('cases').find(
      { number: '', acceptedAt: command.gt(0) },
      { sort: [['acceptedAt', 'asc']], limit: Math.min(limit, 20), fields: ['_id'] },
    )
    return found.length === 0 ? [] : [{ _id: 'numbers', cases: found.map(({ _id }) => _id) }]
  },
  async look({ cases }) {
    for (const _id of cases) await numberOrLeave(_id)
  },
}

/** A mediator's own figures: the case and the sum are written together, so each is counted once. */
async function count({ _id }: { _id: string }): Promise<void> {
  await transact(async (transaction) => {
    const c = await transaction.collection('cases').get(_id)
    if (!c || c.open || c.counted) return ok(null)
    await transaction.collection('cases').change(_id, { counted: true })
    const result = resultOf(c)
    if (result) await addTo(transaction, result)
    return ok(null)
  })
}

async function addTo(
  transaction: Transaction,
  { leadId, succeeded }: { leadId: string; succeeded: number },
): Promise<void> {
  const _id = `stars:${leadId}`
  const more = { closed: command.inc(1), succeeded: command.inc(succeeded) }
  if (await transaction.collection('stars').change(_id, more)) return
  await transaction.collection('stars').add({ _id, ratings: 0, sum: 0, closed: 1, succeeded })
}

const countWatch: Watch = {
  name: 'caseResults',
  share: 0.1,
  due: (limit) =>
    collection('cases').find({ counted: false, open: false }, { limit, fields: ['_id'] }),
  look: count,
}

/** Gives the calendar back what a case has no use for, and with it whoever waits gets an offer. */
async function free({ _id }: { _id: string }): Promise<void> {
  const rules = rulesOf(await streetSettings())
  for (let more = true; more;) more = await freeOne(_id, rules)
}

/** Gives back the first of what is to be given back; says whether there is more. */
async function freeOne(_id: string, rules: BookingRules): Promise<boolean> {
  const done = await transact(async (transaction) => {
    const c = await transaction.collection('cases').get(_id)
    const [first] = c?.freeing ?? []
    if (!c || !first) return ok(false)
    const { key, date, from, to, resources, part } = first
    const claim = {
      slot: { date, from, to, resources },
      key,
      for: 'mediation' as const,
      by: SYSTEM.principal,
    }
    // Before the time is offered on: to whom may be this very case, which then says so itself.
    const next = freed(c, first)
    await transaction.collection('cases').put(next)
    await (part ? excuseIn : cancelIn)(transaction, claim, rules)
    return ok(next.freeing.length > 0)
  })
  return done.ok && done.value
}

const freeWatch: Watch = {
  name: 'caseTimes',
  share: 0.3,
  due: (limit) =>
    collection('cases').find({ 'freeing.key': command.gt('') }, { limit, fields: ['_id'] }),
  look: free,
}

/**
 * Offers and yeses are nobody's evidence (民诉法解释 art. 107): they go with the sitting. In a transaction,
 * so that one which has begun again meanwhile keeps its table.
 */
async function clear(caseId: string): Promise<void> {
  await transact(async (transaction) => {
    const c = await transaction.collection('cases').get(caseId)
    if (c?.state !== 'AGREED' && c?.state !== 'TERMINATED') return ok(null)
    const table = await transaction.collection('tables').get(tableId(caseId))
    if (table) await transaction.collection('tables').put(remains(table, c))
    return ok(null)
  })
}

/** Takes the table away, and the drawings that no agreement keeps; the files go before what names them. */
async function takeAway(_id: string, c: Case | null): Promise<void> {
  const table = await collection('tables').get(_id)
  if (!table) return
  await removeFiles(remains(table, c).dropped)
  await collection('tables').remove(_id)
}

/** What is on a table is for the sitting alone (民诉法解释 art. 107). */
const TABLE_KEPT_MS = 24 * 3_600_000

const tableWatch: Watch<Pick<Table, '_id' | 'caseId'>> = {
  name: 'tables',
  share: 0.1,
  due: (limit) =>
    collection('tables').find(
      { touchedAt: command.lte(now() - TABLE_KEPT_MS) },
      { sort: [['touchedAt', 'asc']], limit, fields: ['_id', 'caseId'] },
    ),
  async look({ _id, caseId }) {
    const c = await collection('cases').get(caseId)
    if (c?.state === 'IN_SESSION') await collection('tables').change(_id, { touchedAt: now() })
    else await takeAway(_id, c)
  },
}

/** Right after a commit: the number, and time to be given back. The timer finds both by itself. */
export async function follow(_id: string): Promise<void> {
  await numberOrLeave(_id)
  await free({ _id })
  await clear(_id)
  await count({ _id })
}

export const MEDIATION_WATCHES: readonly Watch[] = [
  caseWatch,
  numberWatch as Watch,
  freeWatch,
  countWatch,
  tableWatch as Watch,
]

/** What the calendar asks of cases. */
export const CASE_OWNER: Owner = {
  async complete(transaction, booked: InDay) {
    const c = await transaction.collection('cases').get(subjectOf(booked.key))
    const settings = await streetSettings()
    const next = c && completed(c, booked, { now: now(), requestId: TIMER_REQUEST, settings })
    if (!c || !next) return false
    await write(transaction, next, c, now())
    return true
  },
  async remind(transaction, booking: Booking) {
    const c = await transaction.collection('cases').get(booking.subject)
    const isOn = c?.state === 'SCHEDULED' && `booking:${c.booking?.key}` === booking._id
    return isOn ? reminderTells(c, now()) : []
  },
}
