import { expiringOf } from '../../../domain/points/ledger/account'
import { emptyAccount } from '../../../domain/points/ledger/account'
import { awardOfReport, isTakenBack, type PaidReport } from '../../../domain/points/ofReport'
import { RULES, capsOf, pointsFor, ruleOf, rulesOf } from '../../../domain/points/rules'
import { at } from '../street'

describe('the rules', () => {
  test('are 24, eight of each domain, none twice, all with points', () => {
    expect(RULES).toHaveLength(24)
    for (const domain of ['JS', 'GM', 'ZA']) {
      const codes = RULES.filter((r) => r.domain === domain).map((r) => r.code)
      expect(codes).toEqual([1, 2, 3, 4, 5, 6, 7, 8].map((n) => `${domain}0${n}`))
    }
    expect(new Set(RULES.map((r) => r.name)).size).toBe(24)
    expect(RULES.every(({ points }) => Number.isInteger(points) && points > 0)).toBe(true)
  })

  test('what they pay is DOMAIN §3.7', () => {
    const of = (domain: string) => RULES.filter((r) => r.domain === domain).map((r) => r.points)
    expect(of('JS')).toEqual([2, 20, 5, 5, 15, 10, 8, 20])
    expect(of('GM')).toEqual([10, 10, 15, 5, 8, 50, 10, 15])
    expect(of('ZA')).toEqual([10, 5, 8, 5, 8, 10, 5, 15])
  })

  test('a street’s own take the place of all', () => {
    const own = { rules: [{ ...RULES[0]!, points: 3 }], caps: { day: 40 } }
    expect(rulesOf(own)).toHaveLength(1)
    expect(ruleOf('JS01', own)?.points).toBe(3)
    expect(ruleOf('JS02', own)).toBeNull()
    expect(capsOf(own)).toEqual({ day: 40, month: 200, reportsDay: 6 })
    expect(capsOf()).toEqual({ day: 30, month: 200, reportsDay: 6 })
  })

  test.each([
    ['GM01', 0, 0],
    ['GM01', 29, 0],
    ['GM01', 30, 5],
    ['GM01', 60, 10],
    ['GM01', 89, 10],
    ['GM01', 480, 80],
    ['GM03', 30, 7],
    ['GM03', 90, 22],
    ['JS04', 240, 5],
  ])('%s for %d minutes: %d', (code, minutes, points) => {
    expect(pointsFor(ruleOf(code)!, minutes)).toBe(points)
  })
})

describe('有效上报', () => {
  const report: PaidReport = {
    _id: 'report:1',
    state: 'ACCEPTED',
    reporterStaffId: null,
    acceptedAt: at('06-02 09:00'),
    submittedAt: at('06-01 23:30'),
    confidential: false,
  }
  const asked = {
    rule: 'JS01',
    source: 'report:1',
    points: 2,
    deedOn: '2026-06-01',
    confidential: false,
    promised: false,
    recorded: true,
    sole: true,
  }
  test.each<[string, Partial<PaidReport>, object | null]>([
    ['accepted: by the day it was reported', {}, asked],
    ['closed', { state: 'CLOSED' }, asked],
    ['保密: paid, and published nowhere', { confidential: true }, { ...asked, confidential: true }],
    ['not yet accepted', { acceptedAt: null, state: 'SUBMITTED' }, null],
    ['rejected', { acceptedAt: null, state: 'REJECTED' }, null],
    ['withdrawn after 受理', { state: 'CANCELLED' }, null],
    ['of the staff, whose work it is', { reporterStaffId: 'staff:W1' }, null],
  ])('%s', (_, changes, expected) => {
    expect(awardOfReport({ ...report, ...changes }, {})).toEqual(expected)
  })

  test('a street that has dropped the rule pays none', () => {
    expect(awardOfReport(report, { rules: [] })).toBeNull()
  })

  test('what was paid and withdrawn then is taken back', () => {
    expect(isTakenBack({ state: 'CANCELLED' })).toBe(true)
    expect(isTakenBack({ state: 'EVALUATED' })).toBe(false)
  })
})

describe('points that will expire', () => {
  const lots = [
    { day: '2026-12-31', left: 40, held: 5 },
    { day: '2027-12-31', left: 9, held: 0 },
  ]
  const account = { ...emptyAccount('person', 'zhang'), lots }
  const told = (day: string, marks: string[] = []) => expiringOf(account, at(`${day} 08:00`), marks)
  const due = (daysBefore: number) => [{ day: '2026-12-31', points: 40, daysBefore }]

  test.each([
    ['61 days before', '10-31', [], []],
    ['60 days before', '11-01', [], due(60)],
    ['the timer did not run for three days', '11-04', [], due(60)],
    ['told already', '11-04', ['2026-12-31:60'], []],
    ['15 days before', '12-16', ['2026-12-31:60'], due(15)],
    ['never told of before: the more pressing alone', '12-20', [], due(15)],
    ['on its last day, told twice', '12-31', ['2026-12-31:60', '2026-12-31:15'], []],
  ])('%s', (_, day, marks, expected) => expect(told(day, marks)).toEqual(expected))

  test('nothing is told of what is spent or held', () => {
    const spent = { lots: [{ day: '2026-12-31', left: 0, held: 5 }] }
    expect(expiringOf(spent, at('12-20 08:00'))).toEqual([])
  })
})
