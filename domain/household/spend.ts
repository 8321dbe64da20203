import { addDays } from '../calendar/workingTime'
import type { Principal } from '../matter/types'
import { ok, refuse, type Outcome } from '../result'
import { assertHousehold, isHead, memberOf } from './decide'
import { HOUSEHOLD_LIMITS as LIMITS } from './limits'
import type { Ask, Household } from './types'

/** Spending what a household has: the head confirms, or his rule does. */

export interface Spending {
  /** 24 hex digits, of who asks and the request. */
  key: string
  good: string
  goodName: string
  price: number
  perMonth: number | null
}

/** `now`: it may be redeemed at once; `asked`: it waits for the head, and nothing is held for it. */
export type Spent = { kind: 'now' } | { kind: 'asked'; household: Household; ask: Ask }

/** 兑换 or 申请 by a member. */
export function spend(h: Household, by: Principal, asked: Spending, now: number): Outcome<Spent> {
  const member = memberOf(h, by)
  if (!member) return refuse('notMember')
  if (isHead(h, by) || asked.price <= h.upTo) return ok({ kind: 'now' })
  const open = openAsks(h, now)
  if (open.length >= LIMITS.asks) return refuse('asksFull')
  const { key: id, good, goodName, price, perMonth } = asked
  const until = addDays(now, LIMITS.askDays)
  const { name: byName } = member
  const ask = { id, by, byName, good, goodName, price, perMonth, at: now, until }
  const household = assertHousehold({ ...h, asks: [...open, ask], rev: h.rev + 1 })
  return ok({ kind: 'asked', household, ask })
}

/** What still waits for the head; judged on reading. */
export const openAsks = ({ asks }: Pick<Household, 'asks'>, now: number): Ask[] =>
  asks.filter(({ until }) => until > now)

/** 同意 or 不同意 by the head, once: what it was about, and the household without it. */
export function settle(
  h: Household,
  by: Principal,
  id: string,
  now: number,
): Outcome<{ household: Household; ask: Ask }> {
  if (!isHead(h, by)) return refuse('notHead')
  const ask = openAsks(h, now).find((a) => a.id === id)
  if (!ask) return refuse('askGone')
  const asks = h.asks.filter((a) => a.id !== id)
  return ok({ household: assertHousehold({ ...h, asks, rev: h.rev + 1 }), ask })
}

/** 收回申请 by whoever asked. */
export function withdraw(h: Household, by: Principal, id: string, now: number): Outcome<Household> {
  const ask = openAsks(h, now).find((a) => a.id === id)
  if (!ask) return refuse('askGone')
  if (ask.by !== by) return refuse('notAllowed')
  const asks = h.asks.filter((a) => a.id !== id)
  return ok(assertHousehold({ ...h, asks, rev: h.rev + 1 }))
}
