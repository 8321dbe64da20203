import type { Act, Actor } from '../../../devtools/simulation/types'
import { DAY_MS, MINUTE_MS, dateString, dayOf } from '../../../domain/calendar/zone'
import type { Statement } from '../../../domain/merchant/statement'
import { beginOf, monthAfter, monthOf } from '../../../domain/points/ledger/month'
import type { Merchant } from '../../../domain/street/points'
import { look } from '../people'
import { daysPass } from '../points/actors'
import { REVIEWERS } from '../points/shop'
import { brings, lastDraft } from '../street/import'
import { AS_IT_BEGAN } from '../street/roster'
import { filed, firmsOf, firstFirms, ownerBehind, statementsOf, withNextContact } from './firms'
import {
  buysPublicity,
  confirms,
  corrects,
  goesOverTheCounter,
  speakerFor,
  supplies,
} from './hands'

/** Merchants earn, spend on publicity, hand out for the street, and settle with it month by month. */

/** The office brings its files with merchants in them. */
async function areEntered(a: Act, firms: Merchant[]): Promise<void> {
  const files = filed(a)
  if (files.entering) return
  files.entering = true
  files.firms = firms
  await brings(a, lastDraft(a).draft ?? AS_IT_BEGAN)
  files.entering = false
}

/** One of them; where there is none yet, they are entered first. */
async function someFirm(a: Act): Promise<Merchant | undefined> {
  if (firmsOf(a).length === 0) await areEntered(a, firstFirms())
  return a.dice.pick(firmsOf(a), ({ code }) => code)
}

async function earns(a: Act): Promise<void> {
  const firm = await someFirm(a)
  if (firm) await supplies(a, firm)
}

async function spends(a: Act): Promise<void> {
  const firm = await someFirm(a)
  if (firm) await buysPublicity(a, firm)
}

async function contactChanges(a: Act): Promise<void> {
  const firm = await someFirm(a)
  if (firm) await areEntered(a, withNextContact(filed(a).firms, firm.code))
}

/** Something has gone over the counter in it; then nobody does anything, and the timer ticks. */
async function monthEnds(a: Act): Promise<void> {
  if (!(await someFirm(a))) return
  for (let i = 0; i < 4; i++) await goesOverTheCounter(a)
  const next = beginOf(monthAfter(monthOf(dateString(dayOf(a.now()))))) + CLOSED_BY_MS
  const days = Math.floor((next - a.now()) / DAY_MS)
  if (!(await daysPass(a, days))) return
  await a.pass(Math.max(0, next - a.now()))
  // A clock that has jumped is believed by the second tick.
  for (let i = 0; i < 3; i++) {
    await a.tick('jobs')
    await a.pass(2 * MINUTE_MS)
  }
}
/** A month is closed some minutes after its end. */
const CLOSED_BY_MS = 15 * MINUTE_MS

/** An open one; now and then one that is closed. */
function someStatement(a: Act): Statement | undefined {
  const all = statementsOf(a)
  const open = all.filter((s) => s.open)
  return a.dice.pick(open.length > 0 && a.dice.chance(0.7) ? open : all, ({ _id }) => _id)
}

/** One side says yes, or both at once; or one has counted otherwise and stands for it, or while the other says yes. */
async function isGoneThrough(a: Act): Promise<void> {
  const { dice } = a
  const s = someStatement(a)
  if (!s || (!s.open && dice.chance(0.5))) return goesOverTheCounter(a)
  const [one, other] = dice.chance(0.5)
    ? (['merchant', 'street'] as const)
    : (['street', 'merchant'] as const)
  const kind = dice.random()
  if (kind < 0.3) return confirms(a, speakerFor(a, s, one), s)
  if (kind < 0.55) {
    const who = speakerFor(a, s, one)
    await corrects(a, who, s)
    return dice.chance(0.7) ? confirms(a, who, s) : undefined
  }
  const otherDoes = kind < 0.7 ? confirms : corrects
  await Promise.all([
    confirms(a, speakerFor(a, s, one), s),
    otherDoes(a, speakerFor(a, s, other), s),
  ])
}

async function looksAtMerchants(a: Act): Promise<void> {
  const { dice } = a
  const firm = await someFirm(a)
  const who = (firm && ownerBehind(firm.contact)) ?? 'resident'
  await look(a, who, 'merchant.open', {})
  await look(a, dice.oneOf([who, 'workerA2'] as const), 'home.open', {})
  await look(a, dice.oneOf(REVIEWERS), 'merchant.statements', {
    scope: dice.oneOf(['waiting', 'all']),
  })
  const s = dice.pick(statementsOf(a), ({ _id }) => _id)
  if (s) await look(a, dice.oneOf([who, 'workerA2'] as const), 'merchant.statement', { id: s._id })
}

export const guests: Actor[] = [
  { name: 'a merchant earns', weight: 4, act: earns },
  { name: 'a merchant buys publicity', weight: 5, act: spends },
  { name: 'a month ends', weight: 3, alone: true, act: monthEnds },
  { name: 'a statement is gone through', weight: 11, act: isGoneThrough },
  { name: 'a merchant has another contact', weight: 0.7, alone: true, act: contactChanges },
  { name: 'somebody looks at merchants', weight: 1.5, act: looksAtMerchants },
]
