import { spokenOf } from '../../domain/points/code/shown'
import { totp } from '../../domain/points/code/totp'
import { DAY_MS } from '../../domain/calendar/zone'
import {
  CREW,
  HELPER,
  HELPER_NAME,
  WITH_PHONE,
  askedHelp,
  boundByPhone,
  endowed,
  helpOf,
  helperHands,
  nobodyHelps,
  offeredGood,
  openedElder,
  sayYes,
  storedElders,
} from './helpers'
import {
  KEEPER,
  OTHER_KEEPER,
  REVIEWER,
  joined,
  openShop,
  type Shop,
  type Who,
} from './pointsWorld'
import { rid } from './town'

/** Helpers: who may not be one, how many there may be, and how long. */

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

describe('own interest', () => {
  test('who opened the account, who takes the yes and the elder are never the helper', async () => {
    await nobodyHelps(shop)
    const elder = await openedElder(shop)
    const own = await joined(shop, CREW, '赵一')
    const lead = await joined(shop, 'leadA', '钱二')
    const asked = { elder, acts: ['points'], months: 12, paper: true }
    expect(await code(CREW, 'name', { ...asked, no: own })).toBe('ownHelper')
    // Of the same crew, and by somebody else of it.
    expect(await code('leadA', 'name', { ...asked, no: own })).toBe('ownHelper')
    expect(await code('leadA', 'name', { ...asked, no: lead })).toBe('ownHelper')
    const self = await joined(shop, WITH_PHONE, '李四')
    expect(await code(WITH_PHONE, 'name', { no: self, acts: ['points'], months: 1 })).toBe(
      'ownHelper',
    )
    // A number of an elder without WeChat is nobody who could say yes.
    const { no } = await shop.town.ask(CREW, 'helper.elder', { id: await openedElder(shop) })
    expect(await code(CREW, 'name', { ...asked, no })).toBe('notFound')
  })

  test('a keeper who helps hands nothing out to the elder, and staff who helps awards nothing', async () => {
    await nobodyHelps(shop)
    const elder = await openedElder(shop)
    await endowed(shop, elder, 50)
    const no = await joined(shop, KEEPER, '何兑换')
    const worker = await joined(shop, 'workerB1', '孙三')
    const bind = async (who: Who, number: string) => {
      const asked = {
        elder,
        no: number,
        acts: ['redeem' as const],
        months: 12,
        paper: true as const,
      }
      const { id } = await shop.town.ask(CREW, 'helper.name', { requestId: rid(), ...asked })
      await sayYes(shop, id, who)
      return id
    }
    const id = await bind(KEEPER, no)
    await bind('workerB1', worker)
    const good = await offeredGood(shop)
    const { redemption } = await shop.town.ask(KEEPER, 'helper.redeem', {
      ...{ requestId: rid(), id, good, price: 20 },
    })
    const view = await shop.town.ask(KEEPER, 'points.redemption', { id: redemption! })
    const shown = spokenOf(view.code!.no, totp(view.code!.secret, shop.town.cloud.clock.now()))
    const handOut = { requestId: rid(), id: redemption, code: shown }
    expect(await shop.town.code(KEEPER, 'points.handOut', handOut)).toBe('ownRedemption')
    const { no: elderNo } = storedElders(shop).find(({ _id }) => _id === elder)!
    const today = new Date(shop.town.cloud.clock.now()).toISOString().slice(0, 10)
    const deed = { rule: 'GM01', minutes: 60, deedOn: today, deed: '陪老人看病' }
    const gift = { ...deed, no: elderNo, confidential: false, kin: false }
    expect(await shop.town.code('workerB1', 'points.give', { requestId: rid(), ...gift })).toBe(
      'kinAward',
    )
    await shop.town.ask(REVIEWER, 'points.cancel', { requestId: rid(), id: redemption! })
  })
})

describe('bounds', () => {
  test('three helpers of one elder; the same one once', async () => {
    const { elder, no } = await askedHelp(shop)
    const asked = { elder, acts: ['points'], months: 12, paper: true }
    expect(await code(CREW, 'name', { ...asked, no })).toBe('isHelper')
    const others: [Who, string][] = [
      [WITH_PHONE, '李四'],
      [KEEPER, '何'],
      [OTHER_KEEPER, '吕'],
    ]
    const codes: string[] = []
    for (const [who, name] of others)
      codes.push(await code(CREW, 'name', { ...asked, no: await joined(shop, who, name) }))
    expect(codes).toEqual(['ok', 'ok', 'helpersFull'])
  })

  test('five elders of one helper', async () => {
    await nobodyHelps(shop)
    const no = await joined(shop, HELPER, HELPER_NAME)
    const codes: string[] = []
    for (let i = 0; i < 6; i++) {
      const elder = await openedElder(shop, `老人${i}`)
      codes.push(await code(CREW, 'name', { elder, no, acts: ['points'], months: 1, paper: true }))
    }
    expect(codes).toEqual(['ok', 'ok', 'ok', 'ok', 'ok', 'helpsFull'])
  })

  test('a term ends by itself, and what is over is gone after thirty days', async () => {
    const { id } = await boundByPhone(shop)
    const { clock } = shop.town.cloud
    clock.advance(32 * DAY_MS)
    await refused(() => read(HELPER, 'points', { id }), 'helpGone')
    await shop.town.tick()
    expect(helpOf(shop, id)).toMatchObject({ state: 'ENDED', people: [] })
    expect(shop.town.notices({ title: '帮手约定到期了', about: id })).toHaveLength(2)
    clock.advance(31 * DAY_MS)
    // A clock that has jumped is believed the second time.
    await shop.town.tick()
    await shop.town.tick()
    expect(helpOf(shop, id)).toBeUndefined()
  })
})
