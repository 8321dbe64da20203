import { askedOf, missing, type ApplyFields } from '../../client/src/packages/volunteer/apply/form'
import { lackOf } from '../../client/src/packages/volunteer/parts/useRegister'
import { byDay } from '../../client/src/packages/volunteer/activities/byDay'
import { typedCode } from '../../client/src/packages/volunteer/activity/typed'
import { claimOf, missing as lackOfClaim } from '../../client/src/packages/volunteer/claim/form'
import { minutesOf } from '../../client/src/packages/volunteer/parts/span'
import {
  blankPlan,
  missing as lackOfPlan,
  placesOf,
  planOf,
} from '../../client/src/packages/volunteer/plan/form'
import { namedApart } from '../../client/src/packages/volunteer/parts/namesakes'
import { linesFound } from '../../client/src/packages/volunteer/roster/found'
import { toldApart } from '../../client/src/packages/volunteer/team/AppointSheet'
import { teamsFound } from '../../client/src/packages/volunteer/teams/useTeamSearch'
import { parseInput, type RosterLine, type TeamCard } from '../../domain/contract'

jest.mock('@tarojs/taro', () => ({ __esModule: true, default: {} }))
jest.mock('@tarojs/components', () => ({}))

const FILLED: ApplyFields = {
  ...{ name: ' 扫雪队 ', domain: 'JS', community: '150203012025' },
  ...{ purpose: '下雪天扫雪除冰', leader: '陈大姐' },
}

describe('an application for a team', () => {
  test.each<[string, Partial<ApplyFields>, string]>([
    ['no name', { name: ' ' }, 'name'],
    ['no kind', { domain: null }, 'domain'],
    ['no community', { community: null, purpose: '' }, 'community'],
    ['nothing to do', { purpose: '\n' }, 'purpose'],
    ['nobody who leads it', { leader: '' }, 'leader'],
  ])('with %s is asked for %j at its field', (_, some, field) => {
    const fields = { ...FILLED, ...some }
    expect(missing(fields)?.field).toBe(field)
    expect(askedOf(fields)).toBeNull()
  })

  test('filled in, it is what the cloud takes', () => {
    expect(missing(FILLED)).toBeNull()
    const asked = askedOf(FILLED)
    expect(asked).toEqual({ ...FILLED, name: '扫雪队' })
    const input = { requestId: 'r-0123456789abcdef', ...asked }
    expect(parseInput('volunteer.apply', input)).toMatchObject({ ok: true })
  })
})

test.each([
  ['', null, 'name'],
  ['王阿姨', null, 'band'],
  ['王阿姨', 'adult', undefined],
] as const)('who says to be %j, %j is asked for %j', (name, band, field) => {
  expect(lackOf(name, band)?.field).toBe(field)
})

const team = (name: string, communityName: string, domainText = '社区建设'): TeamCard => ({
  ...{ id: name, name, communityName, domainText, waitingText: '', myTurn: false },
  ...{ state: 'ACTIVE', stateText: '已成立', tone: 'done' },
})
const TEAMS = [
  team('小巷扫雪队', '黄河社区'),
  team('扫雪除冰队', '金帝社区'),
  team('小巷巡逻队', '黄河社区', '社会治安'),
]
test.each([
  ['扫雪', ['小巷扫雪队', '扫雪除冰队']],
  [' 黄 河 ', ['小巷扫雪队', '小巷巡逻队']],
  ['治安', ['小巷巡逻队']],
  ['舞蹈', []],
])('looking for %j finds %j', (words, found) => {
  expect(teamsFound(TEAMS, words).map(({ name }) => name)).toEqual(found)
})

test('two of one name are told apart by when they came', () => {
  const at = Date.parse('2026-11-27T09:00:00+08:00')
  const member = (id: string, name: string, minutes: number) => ({
    ...{ id, name, at: at + minutes * 60_000, isMe: false },
  })
  const roster = [member('a', '李华', 0), member('b', '王芳', 1), member('c', '李华', 125)]
  expect(toldApart(roster, at).map(({ text }) => text)).toEqual([
    '李华\n今天 09:00加入',
    '王芳',
    '李华\n今天 11:05加入',
  ])
})

test.each([
  ['123456', '123456'],
  [' 123 456 ', '123456'],
  ['１２３４５６', '123456'],
  ['12345', null],
  ['1234567', null],
  ['abcdef', null],
])('typed %j, the code is %j', (typed, code) => expect(typedCode(typed)).toBe(code))

test.each([
  ['09:00', '11:30', 150],
  ['23:30', '00:30', 60],
  ['09:00', '09:00', 0],
])('from %s to %s is %i minutes', (from, to, minutes) =>
  expect(minutesOf({ day: '2026-11-27', from, to })).toBe(minutes),
)

test('days stand one under the other, each once', () => {
  const days = byDay(['27a', '27b', '28a'], (one) => one.slice(0, 2))
  expect(days).toEqual([
    { day: '27', items: ['27a', '27b'] },
    { day: '28', items: ['28a'] },
  ])
})

describe('own hours', () => {
  const span = { day: '2026-11-26', from: '23:30', to: '00:30' }
  const told = { team: `team:${'a'.repeat(24)}`, title: '买菜', span, note: '临时有事' }
  test.each([
    ['team', { team: null }],
    ['title', { title: ' ' }],
    ['when', { span: { ...span, to: '23:30' } }],
    ['note', { note: '' }],
  ])('%s is asked for', (field, some) => {
    expect(lackOfClaim({ ...told, ...some })?.field).toBe(field)
    expect(claimOf({ ...told, ...some })).toBeNull()
  })
  test('filled in, they are what the cloud takes', () => {
    const input = { requestId: 'r-0123456789abcdef', ...claimOf(told) }
    expect(parseInput('volunteer.claim', input)).toMatchObject({ ok: true })
  })
})

describe('a plan of an activity', () => {
  const plan = {
    ...{ ...blankPlan('2026-11-28'), title: '扫雪', content: '扫门口的雪', venue: '三号楼门口' },
    ...{ insured: 'no' as const, rule: 'GM01', risk: '路滑' },
  }
  test.each([
    ['title', { title: '' }],
    ['content', { content: '' }],
    ['when', { span: { ...plan.span, to: plan.span.from } }],
    ['venue', { venue: ' ' }],
    ['places', { places: '0' }],
    ['insured', { insured: null }],
    ['rule', { rule: null }],
    ['risk', { risk: '' }],
  ])('%s is asked for', (field, some) => {
    expect(lackOfPlan({ ...plan, ...some })?.field).toBe(field)
    expect(planOf({ ...plan, ...some })).toBeNull()
  })
  test('filled in, it is what the cloud takes', () => {
    const team = `team:${'a'.repeat(24)}`
    const input = { requestId: 'r-0123456789abcdef', team, ...planOf(plan) }
    expect(parseInput('volunteer.draft', input)).toMatchObject({ ok: true })
  })
  test.each([
    ['20', 20],
    ['２０', 20],
    ['500', 500],
    ['501', null],
    ['-3', null],
    ['', null],
  ])('%j places are %j', (typed, places) => expect(placesOf(typed)).toBe(places))
})

test('whoever must be decided stands first, then whoever can be ticked', () => {
  const line = (name: string, some: Partial<RosterLine>) =>
    ({ name, isUndecided: false, actions: [], ...some }) as unknown as RosterLine
  const lines = [
    line('甲', {}),
    line('乙', { actions: ['tickIn'] }),
    line('丙', { isUndecided: true, actions: ['count'] }),
    line('丁', { actions: ['tickIn'] }),
  ]
  expect(linesFound(lines, '').map(({ name }) => name)).toEqual(['丙', '乙', '丁', '甲'])
  expect(linesFound(lines, '丁').map(({ name }) => name)).toEqual(['丁'])
})

test('two of one name are told apart by when they signed up, and stay so while one looks for them', () => {
  const at = (clock: string) => Date.parse(`2026-12-01T${clock}:00+08:00`)
  const line = (id: string, name: string, since: number) =>
    ({ id, name, since, isUndecided: false, actions: [] }) as unknown as RosterLine
  const lines = [
    line('1', '王芳', at('09:00')),
    line('2', '李强', at('09:00')),
    line('3', '王芳', at('10:30')),
  ]
  const named = namedApart(lines, at('12:00'))
  expect(named.map(({ id, name }) => [id, name])).toEqual([
    ['1', '王芳（今天 09:00报名）'],
    ['2', '李强'],
    ['3', '王芳（今天 10:30报名）'],
  ])
  expect(linesFound(named, '王芳').map(({ id }) => id)).toEqual(['1', '3'])
})
