import { DAY_MS } from '../calendar/zone'
import { actionView, type ActionView, type Row } from '../matter/views'
import { doneText } from '../matter/lifecycle'
import { pageOf } from '../notice/pages'
import type { StatementCard, StatementView } from './answers'
import { STATEMENT } from './lifecycle'
import {
  REMIND_DAYS,
  settledOf,
  spokeForOther,
  stepsOf,
  type Doing,
  type Side,
  type Statement,
} from './statement'

/** Statements as either side sees them: no account, no name of anybody, pieces and 分. */

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0)

export function statementCard(s: Statement, side: Side): StatementCard {
  const { text, tone } = STATEMENT.states[s.state]
  const myTurn = s.waits.includes(side)
  return {
    ...{ id: s._id, month: s.month, merchantName: s.merchantName, pickUpName: s.pickUpName },
    ...{ stateText: text, tone: s.open && !myTurn ? 'plain' : tone, myTurn },
    pieces: sum(s.lines.map(settledOf)),
    cost: sum(s.lines.map((line) => settledOf(line) * line.each)),
  }
}

/** Each side's word is one call, whichever step of the life cycle it is. */
const actionsOf = (s: Statement, side: Side): ActionView[] =>
  stepsOf(s, side).map(({ action }) => ({
    ...actionView(STATEMENT, action),
    action: action === 'correct' ? 'correct' : 'confirm',
  }))

const WHO: Record<Side | 'system', string> = { merchant: '商户', street: '街道', system: '系统' }

const whoDid = (by: string, action: string): string => {
  if (action === 'make') return WHO.system
  return by.startsWith('staff:') ? WHO.street : WHO.merchant
}

/** @param who whoever reads, by account and by post: what he confirmed for the other side he does not for this one */
export const statementView = (
  s: Statement,
  { side, who }: Pick<Doing, 'side' | 'who'>,
  repeated: boolean,
): StatementView => ({
  ...statementCard(s, side),
  ...{ version: s.version, open: s.open, side, hasContact: s.contact !== '' || !s.open, repeated },
  lines: s.lines.map((line) => ({
    ...{ good: line.good, name: line.name, count: line.count, difference: line.difference },
    ...{ reason: line.reason, settled: settledOf(line), cost: settledOf(line) * line.each },
  })),
  actions: actionsOf(s, side).filter(
    ({ action }) => action !== 'confirm' || !spokeForOther(s, { side, who }),
  ),
  history: s.history.map(({ action, by, at, note }) => ({
    ...{ title: doneText(STATEMENT, action), who: whoDid(by, action), at, note },
  })),
})

/** On the home page of whoever's word is missing; due when whoever is on duty is told that it waits. */
export function rowOfStatement(s: Statement, side: Side, now: number): Row {
  const dueAt = s.at + REMIND_DAYS[1] * DAY_MS
  const { stateText, tone } = statementCard(s, side)
  const [year = '', month = ''] = s.month.split('-')
  return {
    ...{ id: s._id, page: pageOf('merchant.statement', s._id) },
    title: `${year}年${Number(month)}月对账单`,
    line: side === 'street' ? `${s.merchantName} · ${s.pickUpName}` : s.pickUpName,
    tag: { text: stateText, tone },
    ...{ dueAt, overdue: now > dueAt, myTurn: true, action: '去核对' },
  }
}
