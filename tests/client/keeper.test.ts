import {
  afterHandOut,
  afterPeek,
  mayUndo,
  refusedBy,
  unreadable,
} from '../../client/src/packages/keeper/scan/flow'
import { comesTo, missing, type Filled } from '../../client/src/packages/keeper/stock/change'
import {
  blank,
  durationText,
  minutesOfSpan,
  missing as missingOfGift,
  rulesByDomain,
  spanOf,
  sumOf,
  type GiveFields,
  type RuleLine,
  type StandsFor,
} from '../../client/src/packages/keeper/give/form'
import { isOffered, SERVICES } from '../../client/src/pages/home/serviceTable'
import { numberOf } from '../../client/src/services/typed'
import { offline, refusal } from '../../client/src/services/causes'
import { ERRORS } from '../../domain/call/errors'
import type { PeekView, StockGood } from '../../domain/points/answers'
import { PRECEDENCE } from '../../domain/points/ledger/refusals'
import { RULES } from '../../domain/points/rules'
import type { Role } from '../../domain/street/types'

jest.mock('@tarojs/taro', () => ({}))
jest.mock('@tarojs/components', () => ({}))

const seen = (more: Partial<PeekView> = {}): PeekView => ({
  id: 'redemption:000000000000000000000001',
  state: 'HELD',
  stateText: '待领取',
  goodName: '大米5kg',
  picture: '',
  ownerName: '张*',
  proxyName: '',
  handedAt: null,
  keeperName: '',
  ticket: '',
  ticketUntil: 0,
  ...more,
})
const CODE = 'gzdh:123456654321'

describe('a scan', () => {
  test.each([
    ['the QR code of a phone', CODE, false],
    ['its digits with blanks', '123 456 654 321', false],
    ['full-width digits', '１２３４５６６５４３２１', false],
    ['a printed code', '123456 1234 5678', false],
    ['a code of a building', 'gz:b:101', true],
    ['a digit too few', '12345665432', true],
    ['nothing', '', true],
  ])('%s', (_, code, isWrong) => {
    const flow = unreadable(code)
    if (isWrong) expect(flow).toMatchObject({ kind: 'refused', title: '这不是兑换码' })
    else expect(flow).toBeNull()
  })

  test('what waits is shown; what was handed out is shown as that', () => {
    const waits = seen()
    expect(afterPeek(CODE, { ok: true, data: waits })).toEqual({
      kind: 'found',
      code: CODE,
      seen: waits,
      unsure: false,
    })
    const out = seen({ state: 'HANDED_OUT', handedAt: 5, keeperName: '乔*' })
    expect(afterPeek(CODE, { ok: true, data: out })).toEqual({ kind: 'before', seen: out })
  })

  test('every refusal of a hand-out has its own next step', () => {
    const other = refusedBy({ code: 'busy', message: '' })
    const mute = PRECEDENCE.filter(({ acts }) => (acts as readonly string[]).includes('handOut'))
      .map(({ code }) => code)
      .filter((code) => !['requestReused', 'alreadyHandedOut'].includes(code))
      .filter((code) => {
        const flow = refusedBy({ code, message: '' })
        return flow.kind !== 'refused' || JSON.stringify(flow) === JSON.stringify(other)
      })
    expect(mute).toEqual([])
  })

  test('without net it is a clear no', () => {
    expect(afterPeek(CODE, offline())).toMatchObject({
      kind: 'refused',
      title: '没有网络，现在不能交付',
    })
  })

  test('a refusal that nobody foresaw is said as the cloud says it', () => {
    expect(refusedBy(refusal('serverError'))).toMatchObject({
      next: expect.stringContaining(ERRORS.serverError.message) as string,
    })
  })

  test('交付 without an answer: nobody says that it was done, and the card stays', () => {
    const found = { code: CODE, seen: seen() }
    expect(afterHandOut(found, offline())).toEqual({ kind: 'found', ...found, unsure: true })
    expect(afterHandOut(found, { ok: true, data: null })).toMatchObject({ kind: 'done', out: null })
    expect(afterHandOut(found, refusal('redemptionOver'))).toMatchObject({ kind: 'refused' })
  })

  test.each([
    [null, 0, false],
    [600, 600, true],
    [600, 601, false],
  ])('undone until %p, at %i: %p', (until, now, may) => expect(mayUndo(until, now)).toBe(may))
})

describe('stock', () => {
  const good = { free: 12, held: 3 } as StockGood
  const filled = (more: Partial<Filled>): Filled => ({ kind: 'in', count: '', reason: '', ...more })

  test.each<[string, Partial<Filled>, string]>([
    ['nothing yet', {}, ''],
    ['goods come', { count: '20' }, '办好后可兑换32件'],
    ['some went bad', { kind: 'spoiled', count: '2' }, '办好后可兑换10件'],
    [
      'more went bad than is free',
      { kind: 'spoiled', count: '13' },
      '最多能报损12件，待领取的不能报损',
    ],
    ['a count that agrees', { kind: 'count', count: '15' }, '和账上一样'],
    ['a count of two fewer', { kind: 'count', count: '13' }, '比账上少2件，请写原因'],
    ['a count of one more', { kind: 'count', count: '16' }, '比账上多1件，请写原因'],
    ['a count of nothing', { kind: 'count', count: '0' }, '比账上少15件，请写原因'],
  ])('%s', (_, some, said) => expect(comesTo(good, filled(some))).toBe(said))

  test.each<[string, Partial<Filled>, string]>([
    ['no number', {}, '请写件数，整数'],
    ['half a piece', { count: '1.5' }, '请写件数，整数'],
    ['fewer than none', { count: '-1' }, '请写件数，整数'],
    ['10¹²', { count: '1000000000000' }, '请写件数，整数'],
    ['none came', { count: '0' }, '请写件数，整数'],
    ['goods come without a word', { count: '20' }, ''],
    ['spoiled without a word', { kind: 'spoiled', count: '2' }, '请写一句原因'],
    ['spoiled, and why', { kind: 'spoiled', count: '2', reason: '被水泡了' }, ''],
    ['a count that agrees needs no word', { kind: 'count', count: '15' }, ''],
    ['one that does not', { kind: 'count', count: '13', reason: ' ' }, '请写一句原因'],
    ['one that is explained', { kind: 'count', count: '13', reason: '多发了' }, ''],
    ['the shelf is empty', { kind: 'count', count: '0', reason: '被偷了' }, ''],
  ])('%s', (_, some, fault) => expect(missing(good, filled(some))?.words ?? '').toBe(fault))
})

describe('points are given', () => {
  const rules = RULES as readonly RuleLine[]
  const rule = (code: string) => rules.find((r) => r.code === code)!
  const fields = (more: Partial<GiveFields> = {}): GiveFields => ({
    ...blank('2026-11-26'),
    rule: 'JS04',
    deed: '清理楼道',
    kin: 'no',
    ...more,
  })

  const nobody: StandsFor = { family: null, merchant: null, teams: [] }
  const offered = (of: Partial<StandsFor>) =>
    rulesByDomain(rules, { ...nobody, ...of }).flatMap((group) =>
      group.rules.map(({ code }) => code),
    )

  test('to a person who stands for nobody else: rules for persons, in their three kinds', () => {
    const groups = rulesByDomain(rules, nobody)
    expect(groups.map(({ domain }) => domain)).toEqual(['JS', 'GM', 'ZA'])
    const codes = groups.flatMap((group) => group.rules.map(({ code }) => code))
    // 有效上报 pays by itself.
    expect(codes).toHaveLength(rules.filter((r) => r.for === 'person').length - 1)
    expect(codes).not.toContain('JS01')
    expect(codes).not.toContain('JS08')
    expect(codes).not.toContain('GM06')
  })

  test.each<[string, Partial<StandsFor>, string[]]>([
    ['who is in a household', { family: '王*家庭' }, ['GM06']],
    ['the contact of a merchant', { merchant: '粮油店' }, ['JS08', 'GM08', 'ZA08']],
    ['a leader, where no rule is for teams', { teams: [{ id: 'team:1', name: '一队' }] }, []],
  ])('%s has rules besides', (_, of, codes) =>
    expect(
      offered(of)
        .filter((code) => !offered({}).includes(code))
        .sort(),
    ).toEqual(codes.sort()),
  )

  test.each<[string, number, string | null, string]>([
    ['of one team nobody is asked', 1, null, ''],
    ['of two it is asked', 2, null, '请选给哪支队伍'],
    ['of two one is chosen', 2, 'team:2', ''],
  ])('%s', (_, count, team, fault) => {
    const teams = ['team:1', 'team:2'].slice(0, count).map((id) => ({ id, name: id }))
    const forTeams = { ...rule('GM06'), for: 'team' as const }
    const filled = fields({ rule: 'GM06', team })
    expect(missingOfGift(filled, forTeams, { ...nobody, teams })?.words ?? '').toBe(fault)
  })

  test.each([
    ['once, whatever it took', 'JS04', 300, 5],
    ['an hour', 'GM01', 60, 10],
    ['half hours count, what is over does not', 'GM01', 119, 15],
    ['less than half an hour is nothing', 'GM01', 29, 0],
  ])('%s', (_, code, minutes, points) => {
    expect(sumOf(rule(code), fields({ rule: code, minutes }))).toBe(points)
  })

  test.each<[string, Partial<GiveFields>, string, string]>([
    ['all there', {}, 'JS04', ''],
    ['no deed', { deed: '  ' }, 'JS04', '请写一句做了什么'],
    ['not said whether kin', { kin: null }, 'JS04', '请选他是不是您的亲属'],
    ['kin', { kin: 'yes' }, 'JS04', '亲属的积分要回避，请另一位工作人员发放。'],
    ['too short', { minutes: 20 }, 'GM01', '请填时长，不到半小时没有积分'],
  ])('%s', (_, some, code, fault) => {
    expect(missingOfGift(fields(some), rule(code), nobody)?.words ?? '').toBe(fault)
  })
  test('what was done is asked first', () =>
    expect(missingOfGift(fields({ deed: '' }), null, nobody)).toEqual({
      field: 'rule',
      words: '请选做了什么',
    }))

  test.each([
    ['123456789012', '123456789012'],
    ['1234 5678 9012', '123456789012'],
    ['１２３４５６７８９０１２', '123456789012'],
    ['12345678901', null],
    ['一二三', null],
  ])('the number %s', (typed, no) => expect(numberOf(typed)).toBe(no))

  test.each([
    [0, '00:00', '0分钟'],
    [30, '00:30', '30分钟'],
    [60, '01:00', '1小时'],
    [95, '01:35', '1小时35分钟'],
  ])('%i minutes on the wheel', (minutes, span, text) => {
    expect(spanOf(minutes)).toBe(span)
    expect(minutesOfSpan(span)).toBe(minutes)
    expect(durationText(minutes)).toBe(text)
  })
})

test.each<[string, Role[], boolean, string[]]>([
  ['a resident', [], false, []],
  ['a volunteer who keeps a pick-up point', [], true, ['keeper']],
  ['staff', ['gridWorker'], false, ['pointsGive']],
  ['a reviewer', ['pointsReviewer'], false, ['pointsReview', 'pointsGive']],
  ['staff who keeps one', ['gridWorker'], true, ['keeper', 'pointsGive']],
])('%s finds at home', (_, roles, keeps, keys) => {
  const own = ['keeper', 'pointsReview', 'pointsGive']
  const found = SERVICES.filter((service) => isOffered(service, { roles, keeps }))
  expect(found.map(({ key }) => key).filter((key) => own.includes(key))).toEqual(keys)
})
