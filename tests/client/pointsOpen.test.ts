import { deciding } from '../../client/src/packages/points/award/deciding'
import { stepsOf } from '../../client/src/packages/points/award/progress'
import {
  checkOf,
  columnOf,
  issuedBars,
  monthText,
  usedBars,
  yuan,
} from '../../client/src/packages/points/month/figures'
import type { MonthView } from '../../domain/points/answers'
import { AWARD, type AwardState } from '../../domain/points/award/lifecycle'
import { publicAccountOf } from '../../domain/points/ledger/month'

jest.mock('@tarojs/taro', () => ({}))
jest.mock('@tarojs/components', () => ({}))

const month = (more: Partial<MonthView> = {}): MonthView => ({
  month: '2026-11',
  months: ['2026-11', '2026-10'],
  isRunning: false,
  account: publicAccountOf(12_000, { award: 1_234, redeem: 800, expire: 100, reverse: 20 }),
  issuedBy: [
    { domain: 'GM', points: 900 },
    { domain: 'JS', points: 331 },
    { domain: 'ZA', points: 3 },
  ],
  given: { pieces: 40, cost: 64_050 },
  stock: { pieces: 300, cost: 500_000 },
  budget: { liability: 0, budget: null, percent: null, state: 'fine' },
  ...more,
})

describe('the account of a month', () => {
  test('one sum, line under line, and in one line', () => {
    const rows = columnOf(month()).map(({ name, sign, points }) => `${name} ${sign}${points}`)
    expect(rows).toEqual([
      '月初剩下 12,000',
      '新发放 ＋1,234',
      '换了东西 －800',
      '到期作废 －100',
      '发错收回 －20',
      '月末剩下 ＝12,314',
    ])
    expect(checkOf(month())).toBe('12,000＋1,234－800－100－20＝12,314')
    expect(columnOf(month({ isRunning: true })).at(-1)?.name).toBe('现在剩下')
  })

  test('lengths beside the longest, shares never rounded up, a little is to be seen', () => {
    expect(issuedBars(month())).toEqual([
      { name: '社区建设', points: 331, percent: 26, length: 36 },
      { name: '公益美德', points: 900, percent: 72, length: 100 },
      { name: '社会治安', points: 3, percent: 0, length: 2 },
    ])
  })

  test('a month of nothing has no lengths', () => {
    const account = publicAccountOf(5, {})
    const bars = [...usedBars(month({ account })), ...issuedBars(month({ issuedBy: [] }))]
    expect(bars.every(({ length, percent }) => length === 0 && percent === 0)).toBe(true)
  })

  test('more given back than handed out makes no share of less than nothing', () => {
    const account = publicAccountOf(100, { refund: 30, expire: 10 })
    expect(usedBars(month({ account })).map(({ percent }) => percent)).toEqual([0, 100, 0])
  })

  test.each([
    [0, '0.00'],
    [5, '0.05'],
    [123_456_789, '1,234,567.89'],
    [-150, '-1.50'],
  ])('%i fen', (fen, text) => expect(yuan(fen)).toBe(text))

  test('its name', () => expect(monthText('2026-01')).toBe('2026年1月'))
})

test.each<[AwardState, string]>([
  ['AWARDED', '发放 current, 公示 todo, 入账 todo'],
  ['PUBLIC', '发放 done, 公示 current, 入账 todo'],
  ['APPEALED', '发放 done, 公示 current, 入账 todo'],
  ['POSTED', '发放 done, 公示 done, 入账 done'],
  ['REJECTED', '发放 done, 公示 todo, 入账 todo'],
  ['REVERSED', '发放 done, 公示 todo, 入账 todo'],
])('how far an award is: %s', (state, steps) => {
  expect(
    stepsOf({ state })
      .map((step) => `${step.name} ${step.state}`)
      .join(', '),
  ).toBe(steps)
})

test.each([
  ['pass', null, '', '请先选他是不是您的亲属'],
  ['pass', 'yes', '', '亲属的积分要回避，请另一位审核员办理。'],
  ['pass', 'no', '', ''],
  ['confirm', 'no', '', ''],
  ['reject', 'no', '', '请写一句说明，让对方知道原因'],
  ['reject', 'no', '没有签到', ''],
  ['refuse', 'no', '', '请写一句说明，让对方知道原因'],
  ['reverse', 'no', '', '请写一句说明，让对方知道原因'],
])('%s, kin %p, note %p', (action, kin, note, fault) => {
  expect(AWARD.steps.some((step) => step.action === action && step.needs === 'sheet')).toBe(true)
  expect(deciding(action).fault(kin, note)).toBe(fault)
})
