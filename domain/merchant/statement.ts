import { DAY_MS } from '../calendar/zone'
import type { StepRow } from '../matter/lifecycle'
import type { Principal } from '../matter/types'
import type { HandedGood } from '../points/ledger/month'
import { monthOf } from '../points/ledger/month'
import { ok, refuse, type Outcome } from '../result'
import type { Merchant } from '../street/points'
import { STATEMENT, type StatementAction, type StatementState } from './lifecycle'

/**
 * 月度对账单 of a 领取点 that a merchant keeps: what was handed out there in a month that is over, piece by piece, with
 * what it cost the street. Both sides confirm; pieces and cost alone are settled, never points and never cash.
 */

/** Who confirms: the merchant's contact, and a 积分审核员 for the street. */
export type Side = 'merchant' | 'street'

export interface StatementLine {
  /** Code of the good. */
  good: string
  name: string
  /** Pieces that the ledger says were handed out, less what was undone; below zero where that was of the month before. */
  count: number
  /** What one cost the street when the month was closed, 分. */
  each: number
  /** Pieces by which the shelf says otherwise; 0: none. */
  difference: number
  /** Why; empty where there was never one. */
  reason: string
}

export interface StatementEntry {
  action: StatementAction
  /** Account of the contact, or `staff:…`; empty after 注销. */
  by: Principal
  /** Who that is by account and by post; absent: of the timer, or from before it was kept. */
  hands?: Principal[]
  at: number
  /** The reason of a correction, with its good. */
  note: string
}

export interface Statement {
  /** `statement:<code of the 领取点>:<YYYY-MM>` */
  _id: string
  shape: number
  version: number
  /** `YYYY-MM` */
  month: string
  /** 统一社会信用代码 of who kept the place when the statement was made. */
  merchant: string
  merchantName: string
  pickUp: string
  pickUpName: string
  lines: StatementLine[]
  state: StatementState
  open: boolean
  /** Whose word is still missing. */
  waits: Side[]
  /** Account of the merchant's contact as long as it is open; empty: it has none. */
  contact: Principal
  at: number
  /** How often somebody was reminded of it; absent: never. */
  reminded?: number
  history: StatementEntry[]
}

export const STATEMENT_SHAPE = 1

export const statementId = (pickUp: string, month: string): string => `statement:${pickUp}:${month}`

const WAITS: Record<StatementState, Side[]> = {
  OPEN: ['merchant', 'street'],
  MERCHANT: ['street'],
  STREET: ['merchant'],
  CLOSED: [],
}

/** Whose turn it may be and what he may do, by the life cycle. */
export const stepsOf = (
  { state }: Pick<Statement, 'state'>,
  side: Side,
): readonly StepRow<StatementState, StatementAction, string>[] =>
  STATEMENT.steps.filter((row) => row.from.includes(state) && row.who.includes(side))

/** Pieces that both stand for. */
export const settledOf = ({ count, difference }: StatementLine): number => count + difference

/**
 * The statements of a month that is over: of each 领取点 that a merchant keeps where something was handed out.
 * @param handed of the closed month, of all 领取点
 */
export function statementsOf(
  { month, handed }: { month: string; handed: readonly HandedGood[] },
  merchants: readonly Merchant[],
  nameOf: (pickUp: string) => string,
  now: number,
): Statement[] {
  return merchants.flatMap((merchant) => {
    const { pickUp, code, name, from, contact } = merchant
    if (pickUp === null || monthOf(from) > month) return []
    const lines = handed
      .filter((good) => good.pickUp === pickUp)
      .map(({ good, name: of, pieces: count, each }) => ({
        ...{ good, name: of, count, each },
        ...{ difference: 0, reason: '' },
      }))
    if (lines.length === 0) return []
    return [
      {
        ...{ _id: statementId(pickUp, month), shape: STATEMENT_SHAPE, version: 1, month },
        ...{ merchant: code, merchantName: name, pickUp, pickUpName: nameOf(pickUp), lines },
        ...{ state: 'OPEN' as const, open: true, waits: WAITS.OPEN, contact, at: now },
        history: [{ action: 'make' as const, by: '', at: now, note: '' }],
      },
    ]
  })
}

/** A step of one side, by whom and when. */
export interface Doing {
  side: Side
  by: Principal
  /** Whoever acts, by account and by post. */
  who: readonly Principal[]
  /** As whoever acts saw it. */
  version: number
  now: number
}

/** What stands before every step, in this order: seen anew, not over, and a step of this side. */
function stepFor(s: Statement, { side, version }: Doing, actions: readonly StatementAction[]) {
  if (!s.open) return refuse('statementClosed')
  if (s.version !== version) return refuse('changed')
  const row = stepsOf(s, side).find(({ action }) => actions.includes(action))
  return row ? ok(row) : refuse('alreadySaid')
}

function moved(
  s: Statement,
  row: StepRow<StatementState, StatementAction>,
  { by, who, now: at }: Doing,
  note: string,
): Statement {
  const state = row.to ?? s.state
  const open = !STATEMENT.states[state].ended
  return {
    ...s,
    ...{ version: s.version + 1, state, open, waits: WAITS[state] },
    history: [...s.history, { action: row.action, by, hands: [...who], at, note }],
  }
}

const CONFIRM: readonly StatementAction[] = [
  'merchantFirst',
  'streetFirst',
  'merchantLast',
  'streetLast',
]

/**
 * Whether one of these has said yes to what stands there for the other side: as the merchant's contact then, and
 * a reviewer of the street now, or the other way round. What both settle takes two people.
 */
export function spokeForOther(s: Statement, { side, who }: Pick<Doing, 'side' | 'who'>): boolean {
  const since = s.history.slice(s.history.map(({ action }) => action).lastIndexOf('correct') + 1)
  return since
    .filter(({ action }) => CONFIRM.includes(action) && !action.startsWith(side))
    .some(({ by, hands = [] }) => [by, ...hands].some((one) => one !== '' && who.includes(one)))
}

/**
 * 确认无误 of one side.
 * Outcome: `statementClosed`, `changed`, `alreadySaid` where this side has confirmed what stands there, `saidForOther`
 * where whoever confirms has said yes for the other one.
 */
export function confirm(s: Statement, doing: Doing): Outcome<Statement> {
  const step = stepFor(s, doing, CONFIRM)
  if (!step.ok) return step
  if (spokeForOther(s, doing)) return refuse('saidForOther')
  return ok(moved(s, step.value, doing, ''))
}

/**
 * 登记差异: so many pieces were handed out in fact, and why the ledger says otherwise. What either side has confirmed
 * is to be confirmed anew; the ledger itself stays as it is.
 * Outcome: `statementClosed`, `changed`, `goodUnknown`, `alreadySaid` where it stands there just so.
 */
export function correct(
  s: Statement,
  asked: { good: string; counted: number; reason: string },
  doing: Doing,
): Outcome<Statement> {
  const step = stepFor(s, doing, ['correct'])
  if (!step.ok) return step
  const { good, counted, reason } = asked
  const line = s.lines.find((l) => l.good === good)
  if (!line) return refuse('goodUnknown')
  const difference = counted - line.count
  if (difference === line.difference) return refuse('alreadySaid')
  const lines = s.lines.map((l) => (l === line ? { ...l, difference, reason } : l))
  const note = `${line.name}：${settledOf(line)}→${counted}件，${reason}`
  return ok(moved({ ...s, lines }, step.value, doing, note))
}

/** After so many days the side whose word is missing is reminded, and after so many whoever is on duty is told, once. */
export const REMIND_DAYS = [7, 14] as const

/** What is to be said of a statement that waits: to whose side, or to whoever is on duty. Null: nothing yet, or no more. */
export function remind(s: Statement, now: number): { next: Statement; to: Side[] | 'duty' } | null {
  const before = s.reminded ?? 0
  const days = REMIND_DAYS[before]
  if (!s.open || days === undefined || now < s.at + days * DAY_MS) return null
  return { next: { ...s, reminded: before + 1 }, to: before === 0 ? s.waits : 'duty' }
}

/** 注销 of who had a hand in it: the step stays, its person does not. */
export const withoutPerson = (s: Statement, user: Principal): Statement => ({
  ...s,
  contact: s.contact === user ? '' : s.contact,
  history: s.history.map((entry) => ({
    ...entry,
    by: entry.by === user ? '' : entry.by,
    ...(entry.hands && { hands: entry.hands.filter((one) => one !== user) }),
  })),
})
