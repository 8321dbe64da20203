import { join } from 'node:path'
import { persona } from '../../devtools/bench/world'
import { importStreet, makeStreet } from '../../devtools/street'
import { checkCode } from '../../domain/points/code/check'
import { readShown } from '../../domain/points/code/shown'
import type { Account, Entry } from '../../domain/points/types'
import type { Redemption } from '../../domain/points/redeem/types'
import { story, TestDesk } from './desk'
import type { Person } from './person'
import { agreed, worldAt } from './shortcuts'

let desk: TestDesk
beforeAll(async () => {
  desk = await TestDesk.open()
}, 60_000)
afterAll(() => desk?.close())
const theDesk = () => desk

const [WANG, LI, KEEPER] = [persona('resident-wang'), persona('resident-li'), persona('qiao')]
const SHOP = 'packages/points/shop/index'
const READER = join(__dirname, '../../node_modules/jsqr/dist/jsQR.js')

const userOf = (openid: string): string => `user:${openid}`
const accountOf = (openid: string): Account =>
  desk.cloud.store.find('accounts', { user: userOf(openid) })[0] as never
const balanceOf = (openid: string): number =>
  accountOf(openid).lots.reduce((sum, { left }) => sum + left, 0)
const redemptionsOf = (openid: string): Redemption[] =>
  desk.cloud.store.find('redemptions', { owner: userOf(openid) }, { redeemedAt: -1 }) as never
const entriesOf = (openid: string): Entry[] =>
  desk.cloud.store.find('entries', { account: accountOf(openid)._id }, { at: 1 }) as never

/** What a camera reads from the QR code on the page; of two, from the one that lies above. */
async function scanned({ phone: { page } }: Person): Promise<string> {
  await page.locator('.ph-page:not([hidden]) canvas').last().waitFor()
  await page.addScriptTag({ path: READER })
  return page.evaluate(`(() => {
    const canvas = [...document.querySelectorAll('.ph-page:not([hidden]) canvas')].pop()
    const { width, height } = canvas
    const pixels = canvas.getContext('2d').getImageData(0, 0, width, height).data
    return jsQR(pixels, width, height)?.data ?? ''
  })()`)
}

const screenOf = ({ phone }: Person): Promise<{ brightness: number; keepsOn: boolean }> =>
  phone.page.evaluate('window.__phone.screen()')
const BRIGHT = { brightness: 1, keepsOn: true }
const AS_BEFORE = { brightness: 0.5, keepsOn: false }

/** Goods of the demo street are dear for some and cheap for others; each story has one of its own. */
async function opens(who: Person, good: string): Promise<void> {
  await who.phone.open(SHOP)
  await who.taps(new RegExp(`^${good}`))
}

story('a good is redeemed, its code shown without the net, and handed out', theDesk, async () => {
  const world = worldAt(desk)
  const before = balanceOf(WANG)
  const wang = await desk.person(WANG)
  await wang.taps('积分')
  await wang.sees('可以用的积分', `${before}分`, '我的积分号')
  await wang.taps('积分商店')
  await wang.sees(`您有${before}分可以用`)
  for (let i = 0; i < 2; i++) await wang.taps('再看几样')
  await wang.taps(/^洗衣液2公斤/)
  await wang.sees('去哪里领', '黄河社区服务站')
  await wang.phone.settled()
  await wang.taps('用60分兑换')
  await wang.sees('确定兑换吗？', /先冻结您60分/)
  await wang.taps('确定，用60分换')
  await wang.taps('允许')
  await wang.isTold('换好了，请7天内去领')
  await wang.sees('请把这个码给兑换员扫', '待领取', /还有\d+秒换新码/)
  expect(balanceOf(WANG)).toBe(before - 60)
  expect(await screenOf(wang)).toEqual(BRIGHT)

  // Seen once in the list, it is there without the net as well.
  await wang.taps('我的兑换')
  await wang.taps(/^洗衣液2公斤/)
  await wang.sees('请把这个码给兑换员扫')
  const reconnect = await desk.cutOff(wang)
  await wang.phone.restart()
  await wang.taps('积分')
  await wang.taps('我的兑换')
  await wang.taps(/^洗衣液2公斤/)
  await wang.sees('请把这个码给兑换员扫')
  const [redemption] = redemptionsOf(WANG)
  const shown = readShown(await scanned(wang))
  expect(shown?.no).toBe(redemption?.no)
  const code = checkCode(redemption!.secret, shown!.digits, desk.cloud.clock.now())
  expect(code).toMatchObject({ ok: true })
  await wang.phone.back()
  await wang.sees('洗衣液2公斤')
  await wang.phone.settled()
  expect(await screenOf(wang)).toEqual(AS_BEFORE)
  await reconnect()

  // The keeper scans it; the owner's phone learns it by itself.
  await wang.taps(/^洗衣液2公斤/)
  await wang.sees('请把这个码给兑换员扫')
  const peeked = await world.call(KEEPER, 'points.peek', { code: await scanned(wang) })
  expect(peeked).toMatchObject({ goodName: '洗衣液2公斤', state: 'HELD' })
  const { id, ticket } = peeked
  const requestId = world.requestId()
  await world.call(KEEPER, 'points.handOut', { requestId, id, code: await scanned(wang), ticket })
  await wang.sees('已领取', /已领取，乔.*交付/)
  await wang.noLongerSees('请把这个码给兑换员扫')
  await wang.phone.settled()
  expect(await screenOf(wang)).toEqual(AS_BEFORE)
  expect(
    entriesOf(WANG)
      .slice(-2)
      .map(({ kind }) => kind),
  ).toEqual(['hold', 'redeem'])
})

story('a neighbour is named, a code is printed, and all is taken back', theDesk, async () => {
  const world = worldAt(desk)
  await agreed(world, LI)
  const before = balanceOf(LI)
  const li = await desk.person(LI)
  await opens(li, '牙膏')
  await li.phone.settled()
  await li.taps('用12分兑换')
  await li.taps('确定，用12分换')
  await li.taps('允许')
  await li.sees('请把这个码给兑换员扫')
  await li.phone.settled()

  await li.taps('请人代领')
  await li.taps('就请他领')
  await li.isTold('请写代领人的姓名')
  await li.types('代领人姓名', '赵大爷')
  await li.taps('就请他领')
  await li.sees('代领人：赵大爷')
  await li.taps('出一张取货码')
  await li.taps('确定')
  await li.sees('兑换人：李文博')
  const paper = await scanned(li)
  expect(readShown(paper)).toMatchObject({ kind: 'paper' })
  const peeked = await world.call(KEEPER, 'points.peek', { code: paper })
  expect(peeked).toMatchObject({ goodName: '牙膏', ownerName: '李*', proxyName: '赵大爷' })
  await li.taps('收起')
  await li.noLongerSees('兑换人：李文博')

  await li.taps('请人代领')
  await li.taps('不请人了，自己领')
  await li.noLongerSees('代领人：赵大爷')
  await li.taps('取消兑换')
  await li.sees('12分马上退回您的账户，东西留给别人。')
  await li.taps('取消兑换')
  await li.isTold('已取消，积分已退回')
  await li.sees('已退回', '积分已退回您的账户。')
  await li.phone.settled()
  expect(await screenOf(li)).toEqual(AS_BEFORE)
  expect(balanceOf(LI)).toBe(before)
  expect(redemptionsOf(LI)[0]).toMatchObject({ state: 'VOID', proxy: null, goodName: '牙膏' })
})

story('a lost answer and ten taps are one redemption', theDesk, async () => {
  const world = worldAt(desk)
  await agreed(world, LI)
  const [before, made] = [balanceOf(LI), redemptionsOf(LI).length]
  const li = await desk.person(LI)
  await opens(li, '香皂2块')
  await li.phone.settled()
  await desk.loseNextAnswer(li, 'points.redeem')
  await li.taps('用10分兑换')
  await li.taps('确定，用10分换')
  await li.taps('允许')
  await li.isTold('网络没有连上。不放心的话')
  // Away and back, the app closed in between: still the same piece.
  await li.phone.back()
  await li.phone.restart()
  await opens(li, '香皂2块')
  await li.phone.settled()
  await li.taps('用10分兑换')
  const confirm = li.phone.page.getByText('确定，用10分换').filter({ visible: true })
  await confirm.evaluate((button: HTMLElement) => {
    for (let i = 0; i < 10; i++) button.click()
  })
  await li.taps('允许')
  await li.sees('请把这个码给兑换员扫')
  expect(balanceOf(LI)).toBe(before - 10)
  expect(redemptionsOf(LI)).toHaveLength(made + 1)
})

/** The street changes the price of a good, as its administrator does. */
async function reprices(good: string, from: number, to: number): Promise<void> {
  const { files } = makeStreet()
  const lines = String(files['goods.csv']).split('\n')
  const changed = lines.map((line) =>
    line.startsWith(`${good},`) ? line.replace(`,${from},`, `,${to},`) : line,
  )
  expect(changed).not.toEqual(lines)
  const done = await importStreet(desk.cloud, { ...files, 'goods.csv': changed.join('\n') })
  expect(done).toMatchObject({ ok: true, done: true })
}

story('the price changes under the thumb: told, and asked again', theDesk, async () => {
  await agreed(worldAt(desk), LI)
  const before = balanceOf(LI)
  const li = await desk.person(LI)
  await opens(li, '毛巾')
  await li.phone.settled()
  await li.taps('用15分兑换')
  await reprices('G10', 15, 18)
  await li.taps('确定，用15分换')
  await li.taps('允许')
  await li.isTold('没有扣您的')
  await li.sees('刚才是15分，现在是18分。', '没有扣您的积分。要换的话，请再点一次。')
  expect(balanceOf(LI)).toBe(before)
  await li.taps('用18分兑换')
  await li.taps('确定，用18分换')
  await li.taps('允许')
  await li.sees('请把这个码给兑换员扫')
  expect(balanceOf(LI)).toBe(before - 18)
})

story('what cannot be had is said before the tap; a wish is noted', theDesk, async () => {
  const li = await desk.person(LI, { page: SHOP })
  const balance = balanceOf(LI)
  for (let i = 0; i < 2; i++) await li.taps('再看几样')
  await li.sees('大米5公斤', `还差${100 - balance}分`)
  await li.taps(/^大米5公斤/)
  await li.sees(`您有${balance}分，还差${100 - balance}分`)
  expect(await li.phone.page.getByText('用100分兑换').count()).toBe(0)

  await li.phone.back()
  await li.taps(/^保温杯/)
  await li.phone.settled()
  await li.taps('我也想要')
  await li.isTold('记下了，到货多进一些')
  await li.taps('不用了，撤回')
  await li.isTold('已撤回')
  await li.sees('我也想要')
  await li.phone.back()
  await li.taps('现在能换')
  await li.noLongerSees('大米5公斤')
})

story('a newcomer opens an account, and finds out how points are earned', theDesk, async () => {
  const newcomer = 'o-newcomer-hu'
  const hu = await desk.person(newcomer)
  await hu.taps('积分')
  await hu.sees('0分', '开通积分账户')
  await hu.phone.settled()
  await hu.types('您的姓名', '胡桂兰')
  await hu.taps('开通')
  await hu.taps('同意并提交')
  await hu.taps('允许')
  await hu.isTold('已开通，这是您的积分号')
  await hu.sees('我的积分号', /^\d{4} \d{4} \d{4}$/, '姓名：胡桂兰')
  expect(desk.cloud.store.find('members', { user: userOf(newcomer) })).toMatchObject([
    { name: '胡桂兰' },
  ])
  await hu.taps('看积分明细')
  await hu.sees('还没有积分进出')
  await hu.taps('怎么得积分')
  await hu.sees('志愿服务每小时', '一天最多30分')
})
