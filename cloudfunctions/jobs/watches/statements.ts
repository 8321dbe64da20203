import { merchantsOf } from '../../../domain/merchant/merchants'
import { madeTells, statementTell } from '../../../domain/merchant/notices'
import { statementsOf, type Statement } from '../../../domain/merchant/statement'
import { SYSTEM } from '../../../domain/matter/escalate'
import type { Principal } from '../../../domain/matter/types'
import { todayOf } from '../../../domain/points/ledger/lots'
import { monthAfter } from '../../../domain/points/ledger/month'
import { ok } from '../../../domain/result'
import type { StreetSettings } from '../../../domain/street/types'
import { now } from '../../platform/clock'
import { MAX_LIMIT, collection, command } from '../../platform/collections'
import { keyOf } from '../../platform/keyOf'
import { bothLists, list, readLists } from '../../platform/lists'
import { writeNotices } from '../../platform/notices'
import { reviewers } from '../../platform/reviewers'
import { isDuplicate } from '../../platform/sdk'
import { streetSettings } from '../../platform/settings'
import { transact } from '../../platform/transact'
import type { Watch } from '../watch'

/**
 * 对账单 of months that are over. They are made of what the closed month says, so a death before, between or after
 * them leaves the same ones to be made; what says that all of them are there is written last.
 */

const WALK = 'walk:statements'
/** Months that are looked back at, for a merchant whose first day was before it was imported. */
const MONTHS_BACK = 12
const NO_ACTOR = { userId: SYSTEM.principal, staffId: null }

/** What statements depend on besides their month: who keeps which 领取点, and whose word is asked for. */
function basisOf(street: StreetSettings, month: string): string {
  const merchants = merchantsOf(street).map(({ code, name, contact, from, pickUp }) => [
    ...[code, name, contact, from, pickUp],
  ])
  return keyOf(JSON.stringify([month, merchants]))
}

/** The last month that is over; null before the first. And up to where all was made. */
async function standing(): Promise<{ month: string | null; done: string | null }> {
  const [[last], [walk]] = await readLists(
    bothLists(
      list(
        'pointsMonths',
        { _id: command.gte('month:') },
        { sort: [['_id', 'desc']], limit: 1, fields: ['month'] },
      ),
      list('walks', { _id: WALK }, { limit: 1 }),
    ),
  )
  return { month: last?.month ?? null, done: walk?.after ?? null }
}

/** One statement with who is told of it; one that is there already stays as it is. */
async function make(s: Statement, told: readonly Principal[]): Promise<void> {
  try {
    await transact(async (transaction) => {
      await transaction.collection('statements').add(s)
      await writeNotices(transaction, s, madeTells(s, told, now()), NO_ACTOR, now())
      return ok(null)
    })
  } catch (error) {
    if (!isDuplicate(error)) throw error
  }
}

async function makeMissing(street: StreetSettings, last: string): Promise<void> {
  const first = monthAfter(last, 1 - MONTHS_BACK)
  const months = await collection('pointsMonths').find(
    { _id: command.gte(`month:${first}`) },
    { sort: [['_id', 'asc']], limit: MONTHS_BACK, fields: ['month', 'handed'] },
  )
  const names = new Map(street.points?.pickUps.map(({ code, name }) => [code, name]))
  const told = await reviewers()
  for (const { month, handed = [] } of months) {
    const all = statementsOf(
      { month, handed },
      merchantsOf(street),
      (code) => names.get(code) ?? code,
      now(),
    )
    if (all.length === 0) continue
    const there = await collection('statements').find(
      { month },
      { limit: MAX_LIMIT, fields: ['_id'] },
    )
    const known = new Set(there.map(({ _id }) => _id))
    for (const s of all.filter(({ _id }) => !known.has(_id))) await make(s, told)
  }
}

/** The street has named somebody else: what is open waits for him, and he is told. */
async function passOn(street: StreetSettings): Promise<void> {
  const contacts = new Map(merchantsOf(street).map(({ code, contact }) => [code, contact]))
  const of = ({ merchant }: Pick<Statement, 'merchant'>) => contacts.get(merchant) ?? ''
  const open = await collection('statements').find(
    { open: true },
    { sort: [['_id', 'asc']], limit: MAX_LIMIT, fields: ['_id', 'merchant', 'contact'] },
  )
  for (const { _id } of open.filter((s) => s.contact !== of(s))) {
    await transact(async (transaction) => {
      const s = await transaction.collection('statements').get(_id)
      if (!s?.open || s.contact === of(s)) return ok(null)
      const next = { ...s, contact: of(s), version: s.version + 1 }
      await transaction.collection('statements').put(next)
      const isAsked = next.contact !== '' && next.waits.includes('merchant')
      const tells = isAsked ? [statementTell(next, next.contact, 'made', now())] : []
      await writeNotices(transaction, next, tells, NO_ACTOR, now())
      return ok(null)
    })
  }
}

export const statementWatch: Watch = {
  name: 'statements',
  share: 0.2,
  async due() {
    const [street, { month, done }] = await Promise.all([streetSettings(), standing()])
    return month === null || done === basisOf(street, month) ? [] : [{ _id: WALK }]
  },
  async look() {
    const [street, { month }] = await Promise.all([streetSettings(), standing()])
    if (month === null) return
    await makeMissing(street, month)
    await passOn(street)
    const at = now()
    const after = basisOf(street, month)
    await collection('walks').put({ _id: WALK, at, day: todayOf(at), after })
  },
}
