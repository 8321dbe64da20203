import type { StatementState } from '../../../domain/merchant/lifecycle'
import { STATEMENT } from '../../../domain/merchant/lifecycle'
import {
  confirm,
  correct,
  settledOf,
  statementsOf,
  stepsOf,
  withoutPerson,
  type Side,
  type Statement,
} from '../../../domain/merchant/statement'
import { rowOfStatement, statementView } from '../../../domain/merchant/views'
import { handedOf, type SumRow } from '../../../domain/points/ledger/month'
import type { Merchant } from '../../../domain/street/points'

/** 对账单: made of what was handed out; what both sides have confirmed never changes. */

const merchant = (more: Partial<Merchant> = {}): Merchant => ({
  ...{ code: '91150203MA0N00001K', name: '示范粮油店', address: '示范路3号' },
  ...{ contact: 'user:shop', contactName: '吕掌柜', from: '2026-05-20', pickUp: 'P1' },
  ...more,
})
const HANDED = [
  { good: 'RICE', name: '大米', pickUp: 'P1', pieces: 3, each: 1200 },
  { good: 'SOAP', name: '肥皂', pickUp: 'P1', pieces: -1, each: 300 },
  { good: 'TEA', name: '茶叶', pickUp: 'P2', pieces: 5, each: 900 },
]
const made = (month: string, ...merchants: Merchant[]): Statement[] =>
  statementsOf({ month, handed: HANDED }, merchants, (code) => `领取点${code}`, 1)

const fresh = (): Statement => made('2026-05', merchant())[0]!
const by = (side: Side, version: number) => ({
  ...{ side, version, now: 2 },
  ...(side === 'street'
    ? { by: 'staff:R1', who: ['user:r1', 'staff:R1'] }
    : { by: 'user:shop', who: ['user:shop'] }),
})

/** By so many steps from the beginning: `m` and `s` confirm, `M` and `S` correct; the last outcome, and where it is. */
function played(steps: string): { outcome: string; s: Statement } {
  let s = fresh()
  let outcome = ''
  for (const [i, step] of [...steps].entries()) {
    const doing = by(step.toLowerCase() === 'm' ? 'merchant' : 'street', s.version)
    const asked = { good: 'RICE', counted: 10 + i, reason: '清点过' }
    const came = 'ms'.includes(step) ? confirm(s, doing) : correct(s, asked, doing)
    outcome = came.ok ? 'ok' : came.code
    if (came.ok) s = came.value
  }
  return { outcome, s }
}

test.each<[string, string, StatementState, string]>([
  ['', '', 'OPEN', 'merchant street'],
  ['m', 'ok', 'MERCHANT', 'street'],
  ['s', 'ok', 'STREET', 'merchant'],
  ['mm', 'alreadySaid', 'MERCHANT', 'street'],
  ['ss', 'alreadySaid', 'STREET', 'merchant'],
  ['ms', 'ok', 'CLOSED', ''],
  ['sm', 'ok', 'CLOSED', ''],
  ['M', 'ok', 'OPEN', 'merchant street'],
  ['mM', 'ok', 'OPEN', 'merchant street'],
  ['mS', 'ok', 'OPEN', 'merchant street'],
  ['sM', 'ok', 'OPEN', 'merchant street'],
  ['sMs', 'ok', 'STREET', 'merchant'],
  ['sMsm', 'ok', 'CLOSED', ''],
  // Both have confirmed: whatever comes then changes nothing.
  ['msm', 'statementClosed', 'CLOSED', ''],
  ['mss', 'statementClosed', 'CLOSED', ''],
  ['msM', 'statementClosed', 'CLOSED', ''],
  ['msS', 'statementClosed', 'CLOSED', ''],
])('%s: %s, then %s and waits for “%s”', (steps, outcome, state, waits) => {
  const { outcome: came, s } = played(steps)
  expect([came, s.state, s.waits.join(' '), s.open]).toEqual([
    outcome,
    state,
    waits,
    state !== 'CLOSED',
  ])
  const refused = outcome !== '' && outcome !== 'ok'
  if (refused) expect(s).toEqual(played(steps.slice(0, -1)).s)
})

test.each<[string, Parameters<typeof correct>[1], number, string]>([
  ['as it stands there', { good: 'RICE', counted: 3, reason: '一样' }, 1, 'alreadySaid'],
  ['a good that is not in it', { good: 'TEA', counted: 3, reason: '有' }, 1, 'goodUnknown'],
  ['seen before somebody else', { good: 'RICE', counted: 2, reason: '少' }, 2, 'changed'],
  ['fewer', { good: 'RICE', counted: 2, reason: '少' }, 1, 'ok'],
])('a correction, %s', (_, asked, version, outcome) => {
  const came = correct(fresh(), asked, by('merchant', version))
  expect(came.ok ? 'ok' : came.code).toBe(outcome)
})

test('a correction says how many, and why; the ledger’s number and what one cost stay', () => {
  const came = correct(fresh(), { good: 'RICE', counted: 1, reason: '两袋退回' }, by('merchant', 1))
  if (!came.ok) throw new Error(came.code)
  const [rice, soap] = came.value.lines
  expect(rice).toMatchObject({ count: 3, each: 1200, difference: -2, reason: '两袋退回' })
  expect([settledOf(rice!), soap]).toEqual([1, fresh().lines[1]])
  expect(statementView(came.value, { side: 'street', who: [] }, false)).toMatchObject({
    ...{ pieces: 0, cost: 1200 - 300, version: 2, myTurn: true },
    history: [{ who: '系统' }, { who: '商户', note: '大米：3→1件，两袋退回' }],
  })
})

test.each<[string, Merchant[], string, string[]]>([
  ['the month of its first day', [merchant()], '2026-05', ['statement:P1:2026-05']],
  ['a month before it took part', [merchant()], '2026-04', []],
  ['a merchant that keeps no place', [merchant({ pickUp: null })], '2026-05', []],
  ['a place where nothing was handed out', [merchant({ pickUp: 'P3' })], '2026-05', []],
  [
    'two merchants',
    [merchant(), merchant({ code: 'B', pickUp: 'P2' })],
    '2026-06',
    ['statement:P1:2026-06', 'statement:P2:2026-06'],
  ],
])('%s', (_, merchants, month, ids) => {
  expect(made(month, ...merchants).map(({ _id }) => _id)).toEqual(ids)
})

test('what was handed out: less what was undone and refunded, at what it costs', () => {
  const row = (kind: SumRow['kind'], good: string | null, entries: number): SumRow => ({
    ...{ kind, good, entries, domain: null, points: 20 * entries },
  })
  const goods = ['RICE', 'SOAP', 'OLD'].map((code) => ({
    ...{ code, name: code, pickUp: 'P1', cost: 700 },
  }))
  const rows = [
    ...[row('hold', 'RICE', 9), row('redeem', 'RICE', 5), row('undo', 'RICE', 1)],
    ...[row('refund', 'RICE', 1), row('redeem', 'SOAP', 2), row('undo', 'SOAP', 2)],
    ...[row('award', null, 3)],
  ]
  expect(handedOf(rows, goods)).toEqual([
    { good: 'RICE', name: 'RICE', pickUp: 'P1', pieces: 3, each: 700 },
  ])
})

test('every open state can be moved by whoever it waits for, and neither side moves for the other', () => {
  for (const state of Object.keys(STATEMENT.states) as StatementState[]) {
    const sides = (['merchant', 'street'] as const).filter((side) =>
      stepsOf({ state }, side).some(({ weight }) => weight === 'primary'),
    )
    const { s } = played({ OPEN: '', MERCHANT: 'm', STREET: 's', CLOSED: 'ms' }[state])
    expect([state, sides]).toEqual([state, s.waits])
  }
})

/** One person of two hats: the account, with its post or without it. */
const SHOP = { by: 'user:shop', who: ['user:shop'] }
const BOTH = { by: 'user:shop', who: ['user:shop', 'staff:R1'] }
const POST = { by: 'staff:R1', who: ['user:shop', 'staff:R1'] }
const MOVED = { by: 'staff:R1', who: ['user:new', 'staff:R1'] }
const OTHER = { by: 'staff:R2', who: ['user:r2', 'staff:R2'] }
const NEXT = { by: 'user:next', who: ['user:next'] }
type Says = [Side, typeof SHOP, ('confirm' | 'correct')?]
test.each<[string, Says[], string]>([
  [
    'contact first, for the street afterwards',
    [
      ['merchant', BOTH],
      ['street', POST],
    ],
    'saidForOther',
  ],
  [
    'for the street first, contact afterwards',
    [
      ['street', POST],
      ['merchant', BOTH],
    ],
    'saidForOther',
  ],
  [
    'the post came in between',
    [
      ['merchant', SHOP],
      ['street', POST],
    ],
    'saidForOther',
  ],
  [
    'the post went in between',
    [
      ['street', POST],
      ['merchant', SHOP],
    ],
    'saidForOther',
  ],
  [
    'the post went to another account',
    [
      ['merchant', BOTH],
      ['street', MOVED],
    ],
    'saidForOther',
  ],
  [
    'another reviewer',
    [
      ['merchant', BOTH],
      ['street', OTHER],
    ],
    'ok',
  ],
  [
    'it was corrected since, and another one has said yes for the merchant',
    [
      ['merchant', BOTH],
      ['street', OTHER, 'correct'],
      ['merchant', NEXT],
      ['street', POST],
    ],
    'ok',
  ],
  [
    'who corrects for one side says yes for the other after somebody else did',
    [
      ['merchant', BOTH, 'correct'],
      ['merchant', NEXT],
      ['street', POST],
    ],
    'ok',
  ],
])('one person does not say yes for both sides: %s', (_, says, outcome) => {
  let s = fresh()
  let last = ''
  for (const [side, as, what = 'confirm'] of says) {
    const doing = { side, ...as, version: s.version, now: 2 }
    const asked = { good: 'RICE', counted: 9, reason: '清点过' }
    const came = what === 'confirm' ? confirm(s, doing) : correct(s, asked, doing)
    last = came.ok ? 'ok' : came.code
    if (came.ok) s = came.value
  }
  expect(last).toBe(outcome)
})

test('a yes from before accounts were kept still stands against its post', () => {
  const { s } = played('s')
  const history = s.history.map(({ hands: _, ...entry }) => entry)
  const came = confirm({ ...s, history }, { side: 'merchant', ...BOTH, version: 2, now: 2 })
  expect(came).toMatchObject({ code: 'saidForOther' })
})

test('whoever leaves stands nowhere in it, and what was confirmed stays confirmed', () => {
  const { s } = played('ms')
  const left = withoutPerson(withoutPerson(s, 'user:shop'), 'user:r1')
  expect(JSON.stringify(left)).not.toContain('user:')
  expect(left).toMatchObject({ state: 'CLOSED', lines: s.lines, version: s.version })
  expect(
    statementView(left, { side: 'street', who: [] }, false).history.map(({ who }) => who),
  ).toEqual(['系统', '商户', '街道'])
})

test('on home it is due when whoever is on duty is told, and overdue from then on', () => {
  const s = fresh()
  const day = 24 * 3_600_000
  const rows = [13, 14].map((days) => rowOfStatement(s, 'street', s.at + days * day + 1))
  expect(rows.map(({ dueAt }) => dueAt! - s.at)).toEqual([14 * day, 14 * day])
  expect(rows.map(({ overdue }) => overdue)).toEqual([false, true])
})
