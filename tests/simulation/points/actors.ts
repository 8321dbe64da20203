import type { Act, Actor } from '../../../devtools/simulation/types'
import { DAY_MS } from '../../../domain/calendar/zone'
import type { Redemption } from '../../../domain/points/redeem/types'
import type { Award } from '../../../domain/points/award/types'
import { LONG_AGO_MS, look, tap } from '../people'
import { brings, lastDraft } from '../street/import'
import { AS_IT_BEGAN } from '../street/roster'
import { looksAtAwards, pointsAreGiven } from './awards'
import {
  changesMind,
  comesToTheCounter,
  redeems,
  redemptionOf,
  redemptionsOf,
  undoes,
} from './hands'
import { GOODS, KEEPERS, OWNERS, nameOf, numberOf, type Owner } from './shop'

/** People have points and spend them, keepers hand out, and others would like to know more. */

export { opensAwardsThatWait } from './awards'

const waiting = (a: Act): Redemption | undefined =>
  a.dice.pick(
    redemptionsOf(a).filter((r) => r.state === 'HELD'),
    (r) => r._id,
  )

async function goesOn(a: Act, r: Redemption): Promise<void> {
  if (a.dice.chance(0.7)) return comesToTheCounter(a, r)
  await changesMind(a, r)
  if (a.dice.chance(0.4)) await comesToTheCounter(a, redemptionOf(a, r._id))
}

/** Alone, or several the same good at once: the last piece, and the last points. */
async function somebodyRedeems(a: Act): Promise<void> {
  const { dice } = a
  if (dice.chance(0.3)) {
    const good = dice.oneOf(GOODS).code
    const who = dice.oneOf(OWNERS)
    await Promise.all([who, who, dice.oneOf(OWNERS)].map((owner) => redeems(a, owner, good)))
    return
  }
  const id = await redeems(a, dice.oneOf(OWNERS))
  if (!id || !a.documents('redemptions').has(id)) return
  await look(a, dice.oneOf(OWNERS), 'points.redemption', { id })
  if (dice.chance(0.5)) await goesOn(a, redemptionOf(a, id))
}

async function redemptionGoesOn(a: Act): Promise<void> {
  const r = waiting(a)
  if (!r) return somebodyRedeems(a)
  if (a.dice.chance(0.2)) {
    await Promise.all([goesOn(a, r), goesOn(a, r)])
  } else await goesOn(a, r)
}

/** A reviewer, or the keeper when it may be too late, takes back what was handed out. */
async function wasNotRight(a: Act): Promise<void> {
  const out = redemptionsOf(a).filter((r) => r.state === 'HANDED_OUT')
  const r = a.dice.pick(out, ({ _id }) => _id)
  if (!r) return redemptionGoesOn(a)
  if (a.dice.chance(0.5)) return undoes(a, r._id, a.dice.oneOf(['reviewer', 'judge', 'keeper']))
  const asked = { requestId: a.requestId(), id: r._id, note: '东西是坏的' }
  await tap(a, a.dice.oneOf(['reviewer', 'judge']), 'points.refund', asked)
}

/** Goods come, go bad, and are counted: now and then too few lie there. */
async function shelfChanges(a: Act): Promise<void> {
  const { dice } = a
  const { code, pickUp } = dice.oneOf(GOODS)
  const who = pickUp === 'P1' || dice.chance(0.1) ? 'keeper' : 'otherKeeper'
  await look(a, who, 'points.stock', {})
  const kind = dice.oneOf(['in', 'in', 'spoiled', 'count'] as const)
  const count = kind === 'in' ? dice.oneOf([1, 2]) : dice.oneOf([1, 1, 4])
  const asked = { requestId: a.requestId(), good: code, kind, count, reason: '清点过' }
  await tap(a, who, 'points.changeStock', asked)
  if (dice.chance(0.3)) await look(a, who, 'points.keeperDay', {})
}

/** The only one who ever closes his account: keepers and their relatives are named by a number. */
const MAY_CLOSE: Owner = 'workerA2'

async function looksAtPoints(a: Act): Promise<void> {
  const { dice } = a
  const who = dice.oneOf(OWNERS)
  const requestId = a.requestId()
  switch (
    dice.oneOf(['own', 'own', 'other', 'awards', 'awards', 'wish', 'join', 'close'] as const)
  ) {
    case 'own':
      await look(a, who, 'points.account', {})
      await look(
        a,
        who,
        dice.oneOf(['points.ledger', 'points.redemptions', 'points.published']),
        {},
      )
      return void (await look(a, who, 'points.month', {}))
    case 'other': {
      const r = dice.pick(redemptionsOf(a), ({ _id }) => _id)
      const award = dice.pick(a.documents<Award>('awards').values(), ({ _id }) => _id)
      if (r) await look(a, who, 'points.redemption', { id: r._id })
      if (award) await look(a, who, 'points.award', { id: award._id })
      return void (await look(a, 'workerA1', 'points.member', { no: numberOf(who) }))
    }
    case 'awards':
      return looksAtAwards(a)
    case 'wish':
      return void (await tap(a, who, 'points.wish', { requestId, good: 'G1' }))
    case 'join':
      return void (await tap(a, who, 'points.join', { requestId, name: nameOf(who) }))
    case 'close':
      return void (await tap(a, MAY_CLOSE, 'points.close', { requestId }))
  }
}

/** A keeper is in no file any more; with another import he is back. */
async function keeperLeaves(a: Act): Promise<void> {
  const r = waiting(a)
  const keeper = KEEPERS.find(({ pickUp }) => pickUp === r?.pickUp) ?? a.dice.oneOf(KEEPERS)
  await brings(a, { ...(lastDraft(a).draft ?? AS_IT_BEGAN), keepersGone: [keeper.user] })
  await a.pass(2 * LONG_AGO_MS)
  if (r) await comesToTheCounter(a, redemptionOf(a, r._id))
}

/** So long that 公示 and what was not picked up are over. */
const A_WEEK_AND_MORE = 8

/** A request is known again for 90 days, and phones here repeat the oldest ones. */
const MOST_DAYS = 32

/**
 * Nobody does anything, the timer ticks. False, and nothing happens, where all acts together would pass more days
 * than phones may remember.
 */
export async function daysPass(a: Act, days: number): Promise<boolean> {
  const passed = a.remember('days passed', () => ({ days: 0 }))
  if (passed.days + days > MOST_DAYS) return false
  passed.days += days
  for (let day = 0; day < days; day++) {
    await a.pass(DAY_MS)
    await a.tick('jobs')
  }
  return true
}

const weekPasses = async (a: Act): Promise<void> => void (await daysPass(a, A_WEEK_AND_MORE))

export const actors: Actor[] = [
  { name: 'somebody redeems', weight: 4, act: somebodyRedeems },
  { name: 'a redemption goes on', weight: 3, act: redemptionGoesOn },
  { name: 'what was handed out was not right', weight: 0.7, act: wasNotRight },
  { name: 'points are given', weight: 3, act: pointsAreGiven },
  { name: 'a shelf changes', weight: 1, act: shelfChanges },
  { name: 'somebody looks at points', weight: 2, act: looksAtPoints },
  { name: 'a keeper leaves', weight: 0.5, alone: true, act: keeperLeaves },
  { name: 'a week passes', weight: 0.4, alone: true, act: weekPasses },
]
