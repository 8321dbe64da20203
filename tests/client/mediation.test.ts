import { firstMissing, missing } from '../../client/src/packages/mediation/apply/missing'
import { APPLY, type ApplyFields } from '../../client/src/packages/mediation/draft'
import { partyActions } from '../../client/src/packages/mediation/parts/actions'
import { ANY, choose, type Wanted } from '../../client/src/packages/mediation/parts/mediators'
import { ranksAfterTap } from '../../client/src/packages/mediation/parts/ranks'
import { PARTY_SHEETS } from '../../client/src/packages/mediation/parts/sheets'
import { replaceLines } from '../../client/src/packages/mediation/parts/replaced'
import { CASE_WORDS } from '../../client/src/packages/mediation/parts/text'
import { datePlus, dayWords, minutesLeft } from '../../client/src/packages/mediation/parts/times'
import {
  firstFree,
  freeCount,
  nextFree,
  type WeekDay,
  type WeekSlot,
} from '../../client/src/packages/mediation/parts/week'
import type { MediatorCard } from '../../domain/mediation/answers'
import { MEDIATION, type CaseAction } from '../../domain/mediation/lifecycle'
import { STATES } from '../../domain/mediation/states'
import { actionView } from '../../domain/matter/views'

jest.mock('@tarojs/taro', () => ({}))
jest.mock('@tarojs/components', () => ({}))

const at = (text: string): number => Date.parse(`${text}+08:00`)

describe('the window', () => {
  const mediator = (name: string, more: Partial<MediatorCard>): MediatorCard => ({
    id: `staff:${name}`,
    name,
    kind: 'mediator',
    kindText: '人民调解员',
    photo: '',
    level: '',
    years: 3,
    languages: ['汉语'],
    specialties: [],
    org: '',
    communityName: '',
    communityCode: '',
    stars: null,
    ratings: 0,
    nextFree: null,
    ...more,
  })
  const names = { neighbour: '邻里', property: '物业', debt: '债权债务' }
  const all = [
    mediator('甲', { specialties: ['debt'], communityCode: 'A', nextFree: 300, org: '司法所' }),
    mediator('乙', { specialties: ['property'], communityCode: 'B', nextFree: 100, stars: 4.2 }),
    mediator('丙', { specialties: ['property'], communityCode: 'A', nextFree: 200 }),
    mediator('丁', { specialties: ['neighbour'], communityCode: 'B', languages: ['蒙古语'] }),
    mediator('戊', { specialties: ['neighbour'], communityCode: 'B', nextFree: 100, stars: 4.9 }),
  ]
  const found = (wanted: Partial<Wanted>, community = '', specialty: string | null = null) =>
    choose(all, { ...ANY, ...wanted }, { community, specialty }, names)
      .map((m) => m.name)
      .join('')

  test.each<[string, Partial<Wanted>, string]>([
    ['nothing asked: the soonest, then stars, who has no time last', {}, '戊乙丙甲丁'],
    ['a part of a name', { words: '丙' }, '丙'],
    ['the name of a specialty', { words: ' 物 业 ' }, '乙丙'],
    ['an organisation', { words: '司法' }, '甲'],
    ['a language', { language: '蒙古语' }, '丁'],
    ['a specialty', { specialty: 'property' }, '乙丙'],
    ['specialty and community', { specialty: 'property', community: 'A' }, '丙'],
    ['nobody', { words: '医疗' }, ''],
  ])('%s', (_, wanted, who) => expect(found(wanted)).toBe(who))

  test.each<[string, Wanted['order'], string]>([
    ['match: the kind of dispute, then one’s own community', 'match', '丙乙甲戊丁'],
    ['near: the own community, then the kind', 'near', '丙甲乙戊丁'],
    ['soon: the next free time, then the kind', 'soon', '乙戊丙甲丁'],
  ])('by %s', (_, order, who) => expect(found({ order }, 'A', 'property')).toBe(who))
})

test.each([
  ['the first', [], 'a', ['a']],
  ['one behind it', ['a'], 'b', ['a', 'b']],
  ['once more takes it away, the others move up', ['a', 'b', 'c'], 'b', ['a', 'c']],
  ['a fourth is not taken', ['a', 'b', 'c'], 'd', null],
])('a tap on a mediator: %s', (_, ranked, id, after) => {
  expect(ranksAfterTap(ranked, id)).toEqual(after)
})

describe('an application', () => {
  const other = { kind: 'person' as const, name: '李志远', phone: '', address: '' }
  const whole: ApplyFields = {
    ...APPLY.blank(),
    specialty: 'neighbour',
    name: '王秀英',
    others: [other],
    facts: '漏水',
    claim: '修好',
  }
  test('whole as it is: no phone is needed, nor a mediator', () => {
    expect(firstMissing(whole)).toBeNull()
  })
  test('a new one lacks everything but what may be left out', () => {
    const blank = APPLY.blank()
    const lacking = (['specialty', 'me', 'others', 'facts', 'claim'] as const).map((q) =>
      missing(q, blank),
    )
    expect(lacking).not.toContain(null)
    expect(missing('mediators', blank)).toBeNull()
  })
  test.each<[string, Partial<ApplyFields>, string, RegExp]>([
    ['no type', { specialty: null }, 'specialty', /选一类/],
    ['blanks for a name', { name: '  ' }, 'me', /您的姓名/],
    ['for an elder without one’s own name', { forWhom: 'other' }, 'me', /您的姓名/],
    ['for a firm without its name', { forWhom: 'org', name: '' }, 'me', /单位名称/],
    ['a phone of letters', { phone: '一三八' }, 'me', /7到12位/],
    ['a phone too short', { others: [{ ...other, phone: '123' }] }, 'others', /7到12位/],
    ['a second side without a name', { others: [other, { ...other, name: '' }] }, 'others', /另一/],
    ['no facts', { facts: '\n' }, 'facts', /发生了什么/],
    ['no wish', { claim: '' }, 'claim', /怎么解决/],
  ])('%s', (_, fields, question, lack) => {
    const first = firstMissing({ ...whole, ...fields })
    expect(first).toMatchObject({
      question,
      lack: { words: expect.stringMatching(lack) as string },
    })
  })
})

describe('a week', () => {
  const slot = (hour: number, state: WeekSlot['state']): WeekSlot => ({
    from: hour,
    to: hour + 1,
    state,
  })
  const week: WeekDay[] = [
    { date: '2026-11-26', slots: [slot(9, 'past'), slot(10, 'taken')] },
    { date: '2026-11-27', slots: [slot(33, 'yours'), slot(34, 'free')] },
    { date: '2026-11-28', slots: [] },
    { date: '2026-11-29', slots: [slot(81, 'free')] },
  ]
  test('a day counts what is free and what is one’s own', () => {
    expect(week.map(freeCount)).toEqual([0, 2, 0, 1])
  })
  test('the first free one is nobody’s, not one’s own either', () => {
    expect(firstFree(week)).toMatchObject({ date: '2026-11-27', from: 34 })
    expect(firstFree(week.slice(0, 1))).toBeNull()
  })
  test.each([
    ['the next after it', 34, 81],
    ['after the last, the first of the week', 81, 34],
  ])('taken by somebody else: %s', (_, after, from) => {
    expect(nextFree(week, after)?.from).toBe(from)
  })
})

test.each([
  ['2026-11-26', '11月26日 今天'],
  ['2026-11-27', '11月27日 明天'],
  ['2026-11-29', '11月29日 周日'],
  ['2027-01-01', '1月1日 周五'],
])('%s is the day %s', (date, words) => {
  expect(dayWords(date, at('2026-11-26T23:59:00'))).toBe(words)
})

test('seven days on, over the end of a year', () => {
  expect(datePlus('2026-12-28', 7)).toBe('2027-01-04')
})

test.each([
  [600_000, { m: 10, s: 0 }],
  [599_001, { m: 10, s: 0 }],
  [61_000, { m: 1, s: 1 }],
  [-5, { m: 0, s: 0 }],
])('%i ms before its end a hold has %j left', (ms, left) => {
  expect(minutesLeft(1_000_000 + ms, 1_000_000)).toEqual(left)
})

describe('the steps of a party', () => {
  const own = MEDIATION.steps.filter(({ who }) => who.includes('party'))
  const act = (action: CaseAction) => actionView(MEDIATION, action)
  const split = (...actions: CaseAction[]) => {
    const { foot, others } = partyActions(actions.map(act))
    return [foot, others].map((all) => all.map((a) => a.action).join(' '))
  }

  test('every one that asks in a sheet has its sheet, and no other has', () => {
    const asking = own.filter(({ needs }) => needs === 'sheet').map(({ action }) => action)
    expect(Object.keys(PARTY_SHEETS).sort()).toEqual([...asking].sort())
  })
  test.each<[CaseAction[], string, string]>([
    [['consent', 'refuse', 'terminate'], 'refuse consent', 'terminate'],
    [['approve', 'replace', 'recuse', 'terminate'], 'replace approve', 'recuse terminate'],
    [['agreeInvite', 'refuseInvite', 'terminate'], 'refuseInvite agreeInvite', 'terminate'],
    [['rank', 'extend', 'terminate'], 'rank', 'extend terminate'],
    [['move', 'cancel', 'terminate'], '', 'move cancel terminate'],
    [[], '', ''],
  ])('%j: under the thumb “%s”, else “%s”', (actions, foot, others) => {
    expect(split(...actions)).toEqual([foot, others])
  })
  test('whatever is offered stands somewhere', () => {
    const actions = own.map(({ action }) => action)
    const all = split(...actions)
      .join(' ')
      .split(' ')
    expect(all.sort()).toEqual([...actions].sort())
  })
  test('every state has its sentence', () => {
    const told = Object.keys(CASE_WORDS.next)
    const states = Object.keys(STATES).filter((state) => state !== 'CHOOSING')
    expect(told).toEqual(expect.arrayContaining([...states, 'rank', 'propose', 'take', 'book']))
  })
})

describe('请换一位', () => {
  const member = (name: string) => ({ id: name, name, kindText: '', taken: true, disclosure: '' })
  test.each<[who: string, team: string[], says: string[]]>([
    ['one alone', [], ['换人后，不会再推荐萨日娜，由主任另推荐一位，再请您看。']],
    [
      'a team: the lead is replaced, the others are chosen anew',
      ['王八斗', '郑七'],
      [
        '换的是主调萨日娜，不会再推荐他。',
        '主任另推荐一位主调，谁一起调解也重新定，王八斗、郑七可能还在。推荐好了，再请您看。',
      ],
    ],
  ])('%s', (_, team, says) => {
    const view = { lead: member('萨日娜'), team: team.map(member) }
    expect(replaceLines(view as never)).toEqual(says)
  })
})
