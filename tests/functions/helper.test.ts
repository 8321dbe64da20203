import { ERRORS } from '../../domain/call/errors'
import { spokenOf } from '../../domain/points/code/shown'
import { totp } from '../../domain/points/code/totp'
import { redeeming } from './helperCalls'
import {
  CREW,
  ELDER_NAME,
  HELPER,
  HELPER_NAME,
  WITH_PHONE,
  askedHelp,
  boundByPhone,
  boundHelp,
  endowed,
  helpOf,
  helperHands,
  offeredGood,
  openedElder,
  sayYes,
  userOf,
} from './helpers'
import { KEEPER, joined, openShop, type Shop } from './pointsWorld'
import { rid } from './town'

/** Helpers through the real SDK: who may do what for whom, and that nothing else is done. */

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
afterAll(() => shop.town.stop())
afterEach(() => {
  expect(shop.town.unexpected).toEqual([])
  shop.sound()
})

const { code, read, refused } = helperHands(() => shop)

test('without the paper nothing is opened and nobody asked', async () => {
  const asked = { name: ELDER_NAME, buildingId: '101' }
  await refused(() => code(CREW, 'openElder', asked), 'invalidInput')
  const elder = await openedElder(shop)
  const no = await joined(shop, HELPER, HELPER_NAME)
  await refused(() => code(CREW, 'name', { elder, no, acts: ['points'], months: 12 }), 'needPaper')
})

test('an elder has a number, and earns by it like everybody; awarded by staff, told on paper', async () => {
  const elder = await openedElder(shop)
  const view = await shop.town.ask(CREW, 'helper.elder', { id: elder })
  expect(view).toMatchObject({ name: ELDER_NAME, balance: 0, helps: [], deeds: [] })
  expect(view.no).toMatch(/^\d{12}$/)
  expect(await shop.town.ask(CREW, 'points.member', { no: view.no })).toMatchObject({
    name: '周*',
  })
  await endowed(shop, elder, 30)
  expect(await shop.town.ask(CREW, 'helper.elder', { id: elder })).toMatchObject({ balance: 30 })
  const paper = await shop.town.ask(CREW, 'helper.statement', { id: elder, month: '2026-06' })
  expect(paper).toMatchObject({ name: '积分对账单2026-06.docx' })
})

test('nothing is in force before both have said yes', async () => {
  const { id, elder } = await askedHelp(shop)
  await endowed(shop, elder, 50)
  const good = await offeredGood(shop)
  expect(helpOf(shop, id)).toMatchObject({
    ...{ state: 'ASKED', helper: userOf(HELPER), elderName: ELDER_NAME },
    ...{ yes: { how: 'paper' }, acts: ['points', 'redeem'] },
  })
  await refused(() => read(HELPER, 'points', { id }), 'helpGone')
  await refused(
    () => code(HELPER, 'answer', { id: `help:${'0'.repeat(24)}`, yes: true }),
    'notFound',
  )
  expect(await code(HELPER, 'redeem', { id, good, price: 20 })).toBe('helpGone')
  expect(shop.town.notices({ to: userOf(HELPER), title: '有老人想请您当帮手' })).not.toEqual([])
  await sayYes(shop, id)
  expect(helpOf(shop, id)).toMatchObject({ state: 'BOUND' })
  expect(await read(HELPER, 'points', { id })).toBe('ok')
})

test('a helper redeems for the elder, and the keeper hands out to him: in whose name all is written', async () => {
  const asked = await redeeming(shop)
  const done = await shop.town.ask(HELPER, 'helper.redeem', { requestId: rid('rice'), ...asked })
  const { elder } = helpOf(shop, asked.id)!
  const stored = shop.redemptions().find(({ _id }) => _id === done.redemption)!
  expect(stored).toMatchObject({
    ...{ owner: elder, ownerName: ELDER_NAME, state: 'HELD', price: 20 },
    proxy: { user: userOf(HELPER), name: HELPER_NAME },
    history: [{ action: 'redeem', role: 'helper', by: userOf(HELPER) }],
  })
  const view = await shop.town.ask(HELPER, 'points.redemption', { id: stored._id })
  expect(view).toMatchObject({ ownerName: ELDER_NAME, actions: [] })
  const shown = spokenOf(view.code!.no, totp(view.code!.secret, shop.town.cloud.clock.now()))
  await shop.town.ask(KEEPER, 'points.handOut', {
    ...{ requestId: rid('hand'), id: stored._id, code: shown },
  })
  expect(await shop.town.ask(CREW, 'helper.elder', { id: elder })).toMatchObject({
    balance: 30,
    held: 0,
    deeds: [{ text: stored.goodName, price: 20, stateText: '已领取', byName: HELPER_NAME }],
  })
  expect(shop.town.notices({ to: elder })).toEqual([])
})

test('what is not on the list is refused in kind words, and nothing is held', async () => {
  const { id, elder } = await boundHelp(shop, ['points'])
  await endowed(shop, elder, 50)
  const good = await offeredGood(shop)
  expect(await read(HELPER, 'points', { id })).toBe('ok')
  await refused(() => read(HELPER, 'shop', { id }), 'notOnList')
  await refused(() => code(HELPER, 'redeem', { id, good, price: 20 }), 'notOnList')
  expect(ERRORS.notOnList.message).toBe('这件事不在帮手约定里，请老人自己来办，或请社区改约定。')
  const { id: other } = await boundHelp(shop, ['redeem'])
  await refused(() => read(HELPER, 'points', { id: other }), 'notOnList')
})

test('an elder with WeChat names a helper, is told what he did, and ends it at any time', async () => {
  const { id } = await boundByPhone(shop)
  await shop.endow(WITH_PHONE, 40)
  const good = await offeredGood(shop)
  expect(helpOf(shop, id)).toMatchObject({ yes: { how: 'phone', by: userOf(WITH_PHONE) } })
  await shop.town.ask(HELPER, 'helper.redeem', { requestId: rid(), id, good, price: 20 })
  expect(
    shop.town.notices({ to: userOf(WITH_PHONE), title: '帮手用您的积分换了东西' }),
  ).toHaveLength(1)
  const page = await shop.town.ask(WITH_PHONE, 'helper.open', {})
  expect(page.deeds).toMatchObject([{ byName: HELPER_NAME, price: 20 }])
  expect(page.helpers[0]).toMatchObject({ as: 'elder', state: 'BOUND', helperName: HELPER_NAME })
  const [redemption] = shop.redemptions().filter((r) => r.good === good)
  await shop.town.ask(WITH_PHONE, 'helper.end', { requestId: rid('end'), id })
  await shop.town.cloud.atRest()
  expect(shop.redemptions().find(({ _id }) => _id === redemption!._id)).toMatchObject({
    ...{ state: 'VOID', history: [{}, { action: 'cancel', role: 'system' }] },
  })
  await refused(() => code(HELPER, 'redeem', { id, good, price: 20 }), 'helpGone')
  expect(await shop.town.code(HELPER, 'points.redemption', { id: redemption!._id })).toBe(
    'noRedemption',
  )
})

/** As the helper's phone keeps it, and shows it without the cloud. */
async function codeOnPhone(id: string): Promise<string> {
  const { code: kept } = await shop.town.ask(HELPER, 'points.redemption', { id })
  return spokenOf(kept!.no, totp(kept!.secret, shop.town.cloud.clock.now()))
}

test('what a helper redeemed goes back at the end of the 约定, though nobody was asked to at once', async () => {
  const asked = await redeeming(shop)
  const { redemption } = await shop.town.ask(HELPER, 'helper.redeem', {
    requestId: rid(),
    ...asked,
  })
  const { elder } = helpOf(shop, asked.id)!
  const shown = await codeOnPhone(redemption!)
  shop.town.cloud.faults.add({
    ...{ function: 'jobs', action: 'write', nth: 1 },
    effect: { kind: 'kill', when: 'before' },
  })
  await shop.town.ask(CREW, 'helper.end', { requestId: rid('end'), id: asked.id })
  await shop.town.cloud.atRest()
  shop.town.cloud.faults.clear()
  shop.town.unexpected.splice(0)
  await shop.town.tick()
  await shop.town.cloud.atRest()
  const stored = shop.redemptions().find(({ _id }) => _id === redemption)!
  expect(stored).toMatchObject({
    state: 'VOID',
    history: [{}, { action: 'cancel', role: 'system' }],
  })
  expect(await shop.town.ask(CREW, 'helper.elder', { id: elder })).toMatchObject({
    ...{ balance: 50, held: 0 },
  })
  expect(helpOf(shop, asked.id)).not.toHaveProperty('owing')
  // The code that his phone shows without the cloud hands nothing out.
  const handing = { requestId: rid('hand'), id: redemption!, code: shown }
  await refused(() => shop.town.code(KEEPER, 'points.handOut', handing), 'redemptionOver')
})
