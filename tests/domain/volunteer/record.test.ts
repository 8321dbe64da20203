import type { HoursKind } from '../../../domain/volunteer/hours/kinds'
import { deedOf, type Paying } from '../../../domain/volunteer/part/pay'
import type { Part } from '../../../domain/volunteer/part/types'
import { recordCsv, recordOf, verified, type Shown } from '../../../domain/volunteer/record'
import { at } from '../street'

const part = (more: Partial<Part> = {}): Part => ({
  _id: 'part:0123456789abcdef01234567',
  ...{ shape: 1, version: 4, state: 'COUNTED', activity: 'activity:1', team: 'team:1' },
  ...{ title: '扫雪', user: 'user:o-volunteer', ward: null, name: '李雪梅', risk: 1 },
  ...{ from: at('11-23 09:00'), to: at('11-23 11:00'), kind: 'SCANNED' },
  ...{ inAt: at('11-23 09:00'), outAt: at('11-23 11:00'), odd: [], minutes: 120 },
  ...{ findings: [], needed: 1, acknowledged: false, lookAt: null, history: [] },
  ...more,
})

describe('what a part is paid for', () => {
  const OPEN = { confidential: false }
  const row = (rule: string, more: Partial<Paying> = {}): Paying => ({ rule, ...OPEN, ...more })
  test.each<[string, Part, Paying, string]>([
    ['two hours of service: reviewed', part(), row('GM01'), 'give GM01 20 2026-11-23'],
    [
      'half an hour, scanned: at once',
      part({ minutes: 30 }),
      row('GM01'),
      'giveAtOnce GM01 5 2026-11-23',
    ],
    [
      'half an hour from the list: reviewed',
      part({ minutes: 30, kind: 'ROSTER' }),
      row('GM01'),
      'give GM01 5 2026-11-23',
    ],
    [
      'half an hour told afterwards: reviewed',
      part({ minutes: 30, kind: 'SUPPLEMENT' }),
      row('GM01'),
      'give GM01 5 2026-11-23',
    ],
    ['under half an hour: minutes and no points', part({ minutes: 29 }), row('GM01'), 'nothing'],
    ['paid by the deed', part({ minutes: 29 }), row('JS04'), 'giveAtOnce JS04 5 2026-11-23'],
    [
      'over midnight: the day on which it began',
      part({ inAt: at('11-23 23:30'), minutes: 60 }),
      row('GM01'),
      'give GM01 10 2026-11-23',
    ],
    [
      'help in mediation stands in no 公示',
      part(),
      row('ZA06', { confidential: true }),
      'give ZA06 10 2026-11-23 confidential',
    ],
    [
      'a small one that is confidential is reviewed',
      part(),
      row('JS04', { confidential: true }),
      'give JS04 5 2026-11-23 confidential',
    ],
    ['a rule for families is none for a person', part(), row('GM06'), 'nothing'],
    ['no such rule', part(), row('XX99'), 'nothing'],
    ['not counted yet', part({ state: 'LEFT', minutes: 0 }), row('GM01'), 'nothing'],
    ['still reviewed', part({ state: 'REVIEWING', minutes: 0 }), row('JS04'), 'nothing'],
    [
      'forgotten check-out',
      part({ state: 'FORGOTTEN', minutes: 0, outAt: null }),
      row('JS04'),
      'nothing',
    ],
    ['struck', part({ state: 'VOID', minutes: 0 }), row('JS04'), 'nothing'],
  ])('%s', (_, p, paying, wanted) => {
    const deed = deedOf(p, paying, {})
    const said = deed
      ? `${deed.by} ${deed.rule} ${deed.points} ${deed.deedOn}${deed.confidential ? ' confidential' : ''}`
      : 'nothing'
    expect(said).toBe(wanted)
    if (deed)
      expect([deed.source, deed.recipient, deed.minutes]).toEqual([p._id, p.user, p.minutes])
  })
})

describe('the record of a volunteer', () => {
  const of = (
    kind: HoursKind,
    from: string,
    to: string,
    minutes: number,
    more: Partial<Part> = {},
  ) => part({ kind, inAt: at(from), outAt: at(to), minutes, ...more })
  const ALL = [
    of('ROSTER', '11-24 14:00', '11-24 14:45', 45),
    of('SCANNED', '11-23 09:00', '11-23 11:00', 120),
    of('SUPPLEMENT', '11-25 23:30', '11-26 00:30', 60, {
      ...{ title: '=1+1,"送药"', activity: null, team: null, acknowledged: 'CODE' },
    }),
    of('SCANNED', '11-26 09:00', '11-26 10:00', 0, { state: 'FORGOTTEN' }),
    of('SCANNED', '11-27 09:00', '11-27 10:00', 0, { state: 'VOID' }),
  ]
  const ABOUT = {
    name: '李雪梅',
    issuer: '黄河西路街道',
    no: 'K7Q2-M9',
    issuedAt: at('12-01 10:00'),
    ...{ from: '2026-01-01', to: '2026-12-01' },
  }
  const record = recordOf(ALL, ABOUT, {
    teams: new Map([['team:1', '扫雪队']]),
    places: new Map([['activity:1', '三号楼门口']]),
  })

  test('has what counts, the earliest first, and no sum of what is known in different ways', () => {
    expect(record.lines.map((l) => `${l.day} ${l.from}-${l.to} ${l.kind} ${l.minutes}`)).toEqual([
      '2026-11-23 09:00-11:00 SCANNED 120',
      '2026-11-24 14:00-14:45 ROSTER 45',
      '2026-11-25 23:30-00:30 SUPPLEMENT 60',
    ])
    expect(record.minutes).toEqual({ SCANNED: 120, ROSTER: 45, SUPPLEMENT: 60 })
  })

  test('as CSV: nothing in it is a formula, and nowhere does it call itself a certificate', () => {
    const text = recordCsv(record)
    expect(text.split('\r\n')).toEqual([
      '\ufeff志愿服务平台记录,K7Q2-M9',
      '姓名,李雪梅',
      '记录单位,黄河西路街道',
      '记录期间,2026-01-01 至 2026-12-01',
      '出具时间,2026-12-01 10:00',
      '扫码签到（分钟）,120',
      '名单登记（分钟）,45',
      '补记（分钟）,60',
      '日期,开始,结束,内容,地点,队伍,分钟,记录方式,受助者确认',
      '2026-11-23,09:00,11:00,扫雪,三号楼门口,扫雪队,120,扫码签到,',
      '2026-11-24,14:00,14:45,扫雪,三号楼门口,扫雪队,45,名单登记,',
      `2026-11-25,23:30,00:30,"'=1+1,""送药""",,,60,补记,确认码`,
      '',
    ])
    expect(text).not.toMatch(/证明|认证/)
  })

  test.each<[Shown, string, number]>([
    [{ name: 'none', lines: false }, '', 0],
    [{ name: 'masked', lines: false }, '李*', 0],
    [{ name: 'masked', lines: true }, '李*', 3],
    [{ name: 'whole', lines: true }, '李雪梅', 3],
  ])('verified, it shows what the volunteer chose: %o', (shown, name, lines) => {
    const view = verified(record, shown)
    expect([view.name, view.lines.length]).toEqual([name, lines])
    expect(view.minutes).toEqual(record.minutes)
    if (shown.name !== 'whole') expect(JSON.stringify(view)).not.toContain('李雪梅')
    expect(JSON.stringify(view)).not.toContain('o-volunteer')
  })
})
