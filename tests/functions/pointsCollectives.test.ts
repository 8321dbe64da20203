import { DAY_MS } from '../../domain/calendar/zone'
import type { InputOf } from '../../domain/contract'
import { accountOfMerchant } from '../../domain/merchant/merchants'
import { RULES, type Rule } from '../../domain/points/rules'
import type { Account } from '../../domain/points/types'
import { homeOf, putBy, storedHome, userOf } from './households'
import {
  CONTACT,
  MERCHANT,
  POINTS,
  REVIEWER,
  THIRD,
  joined,
  openShop,
  type Shop,
  type Who,
} from './pointsWorld'
import { rid } from './town'
import { TEAMS_IN, joined as joinsTeam, take as stepOn } from './volunteers'

/** Points of a family, a team and a merchant: whose account, who is told, what everybody reads, who keeps out. */

const HEAD = 'resident'
const MATE = 'neighbour'
const GIVER = 'workerA1'
const SHOPKEEPER = CONTACT
const TEAM_RULE: Rule = {
  ...{ code: 'GM20', domain: 'GM', name: '优秀志愿队', points: 30, unit: 'title', for: 'team' },
}

let shop: Shop
beforeEach(async () => {
  const points = { ...POINTS, rules: [...RULES, TEAM_RULE] }
  shop = await openShop({}, { points })
})
afterEach(async () => {
  expect(shop.town.unexpected).toEqual([])
  shop.sound()
  await shop.town.stop()
})

type Asked = Partial<InputOf<'points.give'>>
const asked = (no: string, rule: string, more: Asked = {}) => ({
  ...{ requestId: rid('give'), no, rule, minutes: 0, deedOn: '2026-06-08', deed: '热心公益' },
  ...{ confidential: false, kin: false, ...more },
})
const give = async (no: string, rule: string, who: Who = GIVER, more: Asked = {}) =>
  shop.town.code(who, 'points.give', asked(no, rule, more))
const given = async (no: string, rule: string): Promise<string> =>
  (await shop.town.ask(GIVER, 'points.give', asked(no, rule))).id
const take = (who: Who, action: 'pass' | 'appeal' | 'reverse', id: string, note = '') => {
  const { version } = shop.town.cloud.store.find('awards', { _id: id })[0] as unknown as {
    version: number
  }
  const words = action === 'appeal' ? { note } : { note, kin: false }
  const input = { requestId: rid('take'), id, version, ...words }
  return shop.town.code(who, `points.${action}` as 'points.pass', input as InputOf<'points.pass'>)
}
const publicIsOver = async (): Promise<void> => {
  shop.town.cloud.clock.advance(7 * DAY_MS + 1)
  // A clock that has jumped is believed by the second tick.
  await shop.town.tick()
  await shop.town.tick()
}
const storedAccount = (_id: string): Account | undefined =>
  shop.town.cloud.store.find('accounts', { _id })[0] as unknown as Account | undefined
const leftIn = (_id: string): number =>
  (storedAccount(_id)?.lots ?? []).reduce((sum, { left }) => sum + left, 0)
const familyAccount = (id: string): string => `account:family:${id.slice('household:'.length)}`
const published = async () => (await shop.town.ask(THIRD, 'points.published', {})).items
const balance = async (who: Who): Promise<number> =>
  (await shop.town.ask(who, 'points.account', {})).balance
const titlesTo = (who: Who): string[] =>
  shop.town.notices({ to: userOf(who) }).map(({ title }) => title)

describe('文明家庭称号', () => {
  test('comes into the account of the household, in 公示 by its head, masked', async () => {
    const { id, nos } = await homeOf(shop, HEAD, MATE)
    // By the number of whoever is in it: it is the family's all the same.
    const award = await given(nos[1]!, 'GM06')
    expect(await take(REVIEWER, 'pass', award)).toBe('ok')
    expect(await published()).toMatchObject([{ name: '王*家庭', rule: '文明家庭称号', points: 50 }])
    expect(JSON.stringify(await published())).not.toMatch(/和睦家|李四|王小明/)
    await publicIsOver()
    expect(leftIn(familyAccount(id))).toBe(50)
    expect([await balance(HEAD), await balance(MATE)]).toEqual([0, 0])
    expect(titlesTo(HEAD)).toEqual(expect.arrayContaining(['您的积分开始公示', '您的积分已入账']))
    expect(titlesTo(MATE)).not.toContain('您的积分已入账')
    const { household } = await shop.town.ask(MATE, 'household.open', {})
    expect(household).toMatchObject({ balance: 50, mine: 0 })
  })

  test('is not for somebody without a household, and a rule for a person is not for a family', async () => {
    const no = await joined(shop, HEAD, '王小明')
    const before = await shop.town.settled()
    expect(await give(no, 'GM06')).toBe('collectiveUnknown')
    expect(await shop.town.settled()).toBe(before)
    const { nos } = await homeOf(shop, HEAD, MATE)
    const award = await given(nos[0]!, 'GM02')
    expect(shop.town.cloud.store.find('awards', { _id: award })[0]).not.toHaveProperty('collective')
  })

  test('nobody of the household gives it, reviews it, or decides about it', async () => {
    const { id, nos } = await homeOf(shop, HEAD, GIVER, REVIEWER)
    expect(await give(nos[0]!, 'GM06')).toBe('ownAward')
    expect(await give(nos[1]!, 'GM06', REVIEWER)).toBe('ownAward')
    await shop.town.ask(GIVER, 'household.leave', { requestId: rid('out'), id })
    const award = await given(nos[0]!, 'GM06')
    expect(await take(REVIEWER, 'pass', award)).toBe('ownAward')
    expect(await take(THIRD, 'pass', award)).toBe('ok')
  })

  test('whoever is head when it is paid is told; one who moves out takes none of it along', async () => {
    const { id, nos } = await homeOf(shop, HEAD, MATE)
    const award = await given(nos[0]!, 'GM06')
    await take(REVIEWER, 'pass', award)
    await shop.town.ask(HEAD, 'household.leave', { requestId: rid('out'), id })
    await publicIsOver()
    expect(titlesTo(MATE)).toContain('您的积分已入账')
    expect(titlesTo(HEAD)).not.toContain('您的积分已入账')
    expect([leftIn(familyAccount(id)), await balance(HEAD)]).toEqual([50, 0])
  })

  test('the last who leaves takes along what is the family’s own; nothing is left behind', async () => {
    const { id, nos } = await homeOf(shop, HEAD, MATE)
    await putBy(shop, MATE, id, 20)
    await take(REVIEWER, 'pass', await given(nos[0]!, 'GM06'))
    await publicIsOver()
    await shop.town.ask(HEAD, 'household.leave', { requestId: rid('out'), id })
    expect(await balance(HEAD)).toBe(0)
    await shop.town.ask(MATE, 'household.leave', { requestId: rid('out'), id })
    expect(await balance(MATE)).toBe(70)
    expect(leftIn(familyAccount(id))).toBe(0)
  })

  test('of a household that is no more it lapses, and nobody is paid', async () => {
    const { id, nos } = await homeOf(shop, HEAD)
    const award = await given(nos[0]!, 'GM06')
    await take(REVIEWER, 'pass', award)
    await shop.town.ask(HEAD, 'household.leave', { requestId: rid('out'), id })
    await publicIsOver()
    expect(shop.town.cloud.store.find('awards', { _id: award })[0]).toMatchObject({
      state: 'LAPSED',
      paid: null,
    })
    expect(shop.entries()).toEqual([])
  })

  test('goes on when its head leaves the program: the family keeps it', async () => {
    const { id, nos } = await homeOf(shop, HEAD, MATE)
    const award = await given(nos[0]!, 'GM06')
    await take(REVIEWER, 'pass', award)
    await shop.town.ask(HEAD, 'identity.leave', { requestId: rid('leave') })
    await shop.town.tick()
    expect(JSON.stringify(shop.town.cloud.store.find('awards', { _id: award }))).not.toMatch(
      /王小明/,
    )
    await publicIsOver()
    expect(leftIn(familyAccount(id))).toBe(50)
    expect(storedHome(shop, id).head).toBe(userOf(MATE))
    expect(titlesTo(MATE)).toContain('您的积分已入账')
  })

  test('a wrong one is taken back of the family’s own, never of what a member put in', async () => {
    const { id, nos } = await homeOf(shop, HEAD, MATE)
    const award = await given(nos[0]!, 'GM06')
    await take(REVIEWER, 'pass', award)
    await publicIsOver()
    await putBy(shop, MATE, id, 20)
    expect(await take(REVIEWER, 'reverse', award, '登记错了')).toBe('ok')
    const { household } = await shop.town.ask(MATE, 'household.open', {})
    expect(household).toMatchObject({ balance: 20, mine: 20 })
  })
})

describe('商户', () => {
  test('supply and service come into its own account; everybody reads the name on its sign', async () => {
    const no = await joined(shop, SHOPKEEPER, '吕掌柜')
    expect(await shop.town.ask(GIVER, 'points.member', { no })).toEqual({
      ...{ name: '吕*', family: null, merchant: MERCHANT.name, teams: [] },
    })
    const awards = [await given(no, 'JS08'), await given(no, 'GM08'), await given(no, 'ZA08')]
    for (const award of awards) expect(await take(REVIEWER, 'pass', award)).toBe('ok')
    expect((await published()).map(({ name }) => name)).toEqual(Array(3).fill(MERCHANT.name))
    await publicIsOver()
    // The caps of a day are an account's, whosever it is: 20 + 15 + 15 of one day is 30.
    expect(leftIn(accountOfMerchant(MERCHANT))).toBe(30)
    expect(await balance(SHOPKEEPER)).toBe(0)
  })

  test('its contact gives his own merchant nothing, nor does who lives with him', async () => {
    const { nos } = await homeOf(shop, SHOPKEEPER, GIVER)
    expect(await give(nos[0]!, 'JS08')).toBe('kinAward')
    expect(await give(await joined(shop, HEAD, '王小明'), 'JS08')).toBe('collectiveUnknown')
  })
})

describe('志愿队', () => {
  test('is paid into an account of its own; leaders and members neither give nor review', async () => {
    const team = await TEAMS_IN.ACTIVE(shop.town)
    const no = await joined(shop, HEAD, '陈大姐')
    await joinsTeam(shop.town, team, GIVER, '张网格')
    await joinsTeam(shop.town, team, REVIEWER, '方审核')
    expect(await give(no, 'GM20')).toBe('ownAward')
    const { id } = await shop.town.ask('workerB1', 'points.give', asked(no, 'GM20', { team }))
    expect(await take(REVIEWER, 'pass', id)).toBe('ownAward')
    expect(await take(THIRD, 'pass', id)).toBe('ok')
    await publicIsOver()
    expect(leftIn(`account:team:${team.slice('team:'.length)}`)).toBe(30)
    expect(await balance(HEAD)).toBe(0)
  })

  test('of several teams nobody guesses, and of a team of others nothing is given', async () => {
    const first = await TEAMS_IN.ACTIVE(shop.town)
    await TEAMS_IN.ACTIVE(shop.town)
    const no = await joined(shop, HEAD, '陈大姐')
    expect(await give(no, 'GM20')).toBe('collectiveUnknown')
    expect(await give(no, 'GM20', GIVER, { team: 'team:000000000000000000000000' })).toBe(
      'collectiveUnknown',
    )
    expect(await give(no, 'GM20', GIVER, { team: first })).toBe('ok')
  })
})

test('what soon expires of a household, a merchant or a team is told to whoever spends it', async () => {
  const { nos } = await homeOf(shop, HEAD, MATE)
  const contact = await joined(shop, SHOPKEEPER, '吕掌柜')
  const team = await TEAMS_IN.ACTIVE(shop.town)
  const member = await joinsTeam(shop.town, team, MATE, '李四')
  await stepOn(shop.town, 'secretaryA', team, 'appoint', { member, to: '2028-06-01' })
  const ofTeam = await shop.town.ask(GIVER, 'points.give', asked(nos[0]!, 'GM20', { team }))
  for (const award of [await given(nos[0]!, 'GM06'), await given(contact, 'JS08'), ofTeam.id])
    expect(await take(REVIEWER, 'pass', award)).toBe('ok')
  await publicIsOver()
  shop.town.cloud.clock.set(Date.parse('2027-11-02T09:00:00+08:00'))
  for (let tick = 0; tick < 3; tick++) await shop.town.tick()
  const told = (who: Who) => titlesTo(who).filter((title) => title.includes('到期'))
  expect([HEAD, MATE, SHOPKEEPER].map((who) => told(who as Who))).toEqual([
    ['家庭有50分将在2027-12-31到期'],
    ['队伍有30分将在2027-12-31到期'],
    ['商户有20分将在2027-12-31到期'],
  ])
})
