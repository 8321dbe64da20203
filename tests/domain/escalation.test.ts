import { ladderOf } from '../../domain/report/ladder'
import { lateWords } from '../../domain/report/late'
import { lateTell } from '../../domain/report/notices'
import { allowedActions, mayRead } from '../../domain/report/qualities'
import type { Situation } from '../../domain/report/deadlines'
import type { Report } from '../../domain/report/types'
import { DESK } from '../../domain/report/routing'
import { watch } from '../../domain/report/watch'
import { directoryOf } from '../../domain/street/directory'
import { DAY_MS, HOUR_MS } from '../../domain/calendar/zone'
import { fit } from '../../domain/notice/message'
import type { Actor } from '../../domain/identity/types'
import { IN_STATE, INPUT, walk } from './reportSteps'
import { GRID_1, MONDAY_9, PEOPLE, SETTINGS, draft, situation, submitted } from './street'

/** An escalation finds its people when it fires, and goes above whoever is late. */
const L1 = 'staff:L1'
const F1 = 'staff:F1'
const S1 = 'staff:S1'
const D1 = 'staff:D1'

const ref = (id: string) => ({ id, name: `人${id.slice(6)}` })
const street = (changes: object = {}, grid: object = {}): Situation => {
  const directory = directoryOf([], [{ ...GRID_1, ...grid }])
  return { ...situation(), settings: { ...SETTINGS, directory, ...changes } }
}
const away = (...ids: string[]): Partial<Situation> => ({
  presence: { of: (p) => (ids.includes(p.id) ? null : p), isThere: (p) => !ids.includes(p.id) },
})
const atDesk = (): Report => IN_STATE.ACCEPTED()
const held = (id: string, report = submitted()): Report => ({
  ...report,
  handler: ref(id),
  handlerId: id,
  waitingFor: id,
})

test.each<[what: string, report: Report, s: Situation, ladder: string[]]>([
  ['a worker is late', submitted(), street(), [L1, F1, S1]],
  ['somebody of a department is late', held('staff:J1'), street(), [L1, F1, S1]],
  ['the 网格长 himself is late', held(L1), street(), [F1, S1]],
  ['the 网格长 has not verified', IN_STATE.RESOLVED(), street(), [F1, S1]],
  ['the 第一书记 is late', held(F1), street(), [S1]],
  ['街道领导 is late: the desk', held(S1), street(), [D1]],
  ['one person is 网格长 and 第一书记', held(L1), street({}, { firstSecretary: ref(L1) }), [S1]],
  ['the desk is late', atDesk(), street(), [S1]],
  ['the desk is late, and there is no leader', atDesk(), street({ streetLeader: null }), [D1]],
  [
    'the 网格长 was replaced',
    submitted(),
    street({}, { lead: ref('staff:L9') }),
    ['staff:L9', F1, S1],
  ],
  ['there is no 网格长', submitted(), street({}, { lead: null }), [F1, S1]],
  ['the 网格长 is away', submitted(), { ...street(), ...away(L1) }, [F1, S1]],
  ['all above are away: the desk', submitted(), { ...street(), ...away(L1, F1, S1) }, [D1]],
  [
    'the dispatcher on duty is away too: another',
    submitted(),
    { ...street({ dispatchers: [ref(D1), ref('staff:D2')] }), ...away(L1, F1, S1, D1) },
    ['staff:D2'],
  ],
  ['nobody is there', submitted(), { ...street(), ...away(L1, F1, S1, D1) }, []],
  ['of no grid', { ...atDesk(), gridCode: null, lead: null, firstSecretary: null }, street(), [S1]],
])('%s', (_, report, s, ladder) => {
  expect(ladderOf(report, s).map((p) => p.id)).toEqual(ladder)
})

describe('what it says', () => {
  const climb = (report: Report, times: number) => {
    const told: { title: string; body: string; tip: string; to: string }[] = []
    let now = report
    for (let i = 0; i < times; i++) {
      const at = now.wakeAt!
      const seen = watch(now, situation(at, 'timer'))!
      now = seen.report
      const { title, body, fields, to } = lateTell(now, seen.tell!, at)
      told.push({ title, body, tip: fields.tip!, to })
    }
    return told
  }

  test('place, matter, who, and for how long; never the same twice', () => {
    const told = climb(submitted(), 5)
    expect(told[0]).toEqual({
      title: '超时未签收',
      body: '黄河社区 第1网格 · 路面破损 · 张网格 · 已等2小时',
      tip: '已等2小时，请改派或督促签收',
      to: L1,
    })
    expect(told[4]!.title).toBe('超时未签收（第5次提醒）')
    expect(new Set(told.map((t) => t.body)).size).toBe(5)
    for (const { tip } of told) expect(fit('thing1', tip)).toBe(tip)
  })

  test('past a 办理时限 it says by how much', () => {
    const signed = walk(submitted(), [[PEOPLE.worker, INPUT.sign]])
    const told = climb(signed, 2)
    expect(told[1]!.title).toBe('超过办理时限（第2次提醒）')
    expect(told[1]!.body).toContain('已超')
  })

  test('a signature ends it', () => {
    const late = watch(submitted(), situation(submitted().wakeAt!, 'timer'))!.report
    const signed = walk(late, [[PEOPLE.worker, INPUT.sign, late.wakeAt!]])
    expect(signed.escalations).toBe(0)
    expect(watch(signed, situation(late.wakeAt!, 'timer'))).toBeNull()
    expect(signed.wakeAt).toBe(signed.deadline!.at)
  })

  const asked = { state: 'EVALUATED', reopenAsked: true, waitingFor: DESK } as const
  test.each([
    ['accept', { state: 'SUBMITTED' }, '超时未受理', /督促核实$/],
    ['assign', { state: 'ACCEPTED', waitingFor: DESK }, '超时未分派', /督促分派$/],
    ['sign', { state: 'ASSIGNED' }, '超时未签收', /督促签收$/],
    ['handle', { state: 'PROCESSING' }, '超过办理时限', /^已超.*督促处置$/],
    ['verify', { state: 'RESOLVED' }, '超时未核查', /督促核查$/],
    ['grant', asked, '重办申请超时未答复', /督促答复重办申请$/],
    ['grant', { ...asked, state: 'CLOSED' }, '重办申请超时未答复', /督促答复重办申请$/],
  ] as const)('what is late is what is watched: %s', (watching, more, title, tip) => {
    const report = { ...submitted(), ...more, watching }
    for (const days of [0.1, 1.51, 99]) {
      const words = lateWords(report, MONDAY_9 + days * DAY_MS)
      expect(words).toMatchObject({ title, tip: expect.stringMatching(tip) })
      expect(fit('thing1', words.tip)).toBe(words.tip)
    }
  })

  test('it names the desk where the desk is late', () => {
    expect(lateWords(atDesk(), MONDAY_9 + HOUR_MS)).toEqual({
      title: '超时未分派',
      body: '街道分流员 · 已等1小时',
      tip: '已等1小时，请督促分派',
    })
  })
})

describe('it leads to something to do', () => {
  const holding = (
    role: 'gridLead' | 'firstSecretary' | 'streetLeader',
    scopeId: string,
  ): Actor => ({
    ...PEOPLE.leader,
    staffId: `staff:${role}`,
    posts: [{ role, scopeType: 'grid', scopeId }],
  })
  const ABOVE: [string, Actor][] = [
    ['网格长', holding('gridLead', GRID_1.code)],
    ['第一书记', holding('firstSecretary', GRID_1.communityCode)],
    ['街道领导', holding('streetLeader', SETTINGS.code)],
  ]
  const WAITING = ['SUBMITTED', 'ASSIGNED', 'PROCESSING', 'RESOLVED'] as const
  test.each(ABOVE.flatMap(([who, a]) => WAITING.map((state) => [who, state, a] as const)))(
    '%s has a button in %s',
    (_, state, reader) => {
      const report = IN_STATE[state]()
      expect(allowedActions(reader, report, MONDAY_9, SETTINGS)).not.toEqual([])
    },
  )

  test('街道领导 stands in for the desk, where something waits there', () => {
    const [, leader] = ABOVE[2]!
    expect(allowedActions(leader, atDesk(), MONDAY_9, SETTINGS)).toContain('assign')
    expect(allowedActions(leader, submitted(), MONDAY_9, SETTINGS)).not.toContain('assign')
  })

  test('of another grid or community: not even to be read', () => {
    for (const stranger of [
      holding('gridLead', '150203012025009'),
      holding('firstSecretary', '150203012026'),
    ]) {
      expect(mayRead(stranger, submitted(draft()))).toBe(false)
    }
  })
})
