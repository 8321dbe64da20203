import { GRID, persona } from '../../devtools/bench/world'
import { earnedBy } from '../../devtools/street/seeds/points'
import { insert } from '../../devtools/street/seeds/put'
import type { Elder } from '../../domain/helper/types'
import { emptyAccount } from '../../domain/points/ledger/account'
import type { Member, Account } from '../../domain/points/types'
import type { Redemption } from '../../domain/points/redeem/types'
import type { Building } from '../../domain/street/types'
import { story, TestDesk } from './desk'
import { scans } from './handing'
import { pointsAt } from './pointsAt'
import { agreed, worldAt } from './shortcuts'

/** 帮手 on three phones: who opens the account, who helps, who hands out. */
let desk: TestDesk
beforeAll(async () => {
  desk = await TestDesk.open()
}, 60_000)
afterAll(() => desk?.close())
const theDesk = () => desk
const { codeOf, shelfOf } = pointsAt(theDesk)

const [CREW, HELPER, KEEPER] = [persona('zhang'), persona('helper-lin'), persona('keeper-qiao')]
const ELDER = '孙奶奶'

const stored = <T>(name: string, filter: object): T =>
  desk.cloud.store.find(name, filter as never)[0] as unknown as T

/** What she did before; awards have a story of their own. */
function earns({ _id }: Elder): void {
  const { account } = stored<Member>('members', { user: _id })
  const key = account!.slice('account:person:'.length)
  const now = desk.cloud.clock.now()
  const earned = earnedBy(emptyAccount('person', key, _id), _id, [[9, 'GM03', 30]], now)
  insert(desk.cloud, 'entries', earned.entries)
  insert(desk.cloud, 'accounts', [earned.account])
}

story('an elder without a phone has noodles by a helper who says who he is', theDesk, async () => {
  const world = worldAt(desk)
  for (const who of [HELPER, KEEPER]) await agreed(world, who)
  const { no } = await world.call(HELPER, 'points.account', {})

  const building = stored<Building>('buildings', { gridCode: GRID })
  const crew = await desk.person(CREW, { page: 'packages/points/elders/index' })
  await crew.taps('给老人开账户')
  await crew.types('老人的称呼', ELDER)
  await crew.taps('选楼栋')
  await crew.taps(building.estateName)
  await crew.taps(building.name)
  await crew.taps('开账户')
  await crew.isTold('请先让老人签字，再打开这一项')
  await crew.taps('老人听明白了，已在纸上签字')
  await crew.taps('开账户')
  await crew.sees(ELDER, '0分')
  const elder = stored<Elder>('elders', { name: ELDER })
  earns(elder)
  await crew.phone.settled()
  await crew.taps('请一位帮手')
  await crew.types('帮手的积分号', no!)
  await crew.taps('看积分')
  await crew.taps('用积分换东西')
  await crew.taps('老人已在纸上签字，纸由社区收好')
  await crew.taps('请TA当帮手')
  await crew.isTold('已告诉对方，等TA答应')

  const helper = await desk.person(HELPER, { page: 'pages/inbox/index' })
  await helper.taps(/有老人想请您当帮手/)
  await helper.sees('孙*想请您当帮手')
  await helper.phone.settled()
  await helper.taps('答应帮忙')
  await helper.isTold('已答应，谢谢您')
  await helper.taps(`用积分换东西，${ELDER}`)
  await helper.sees('老人有30分可以用')
  const shelf = shelfOf('G11')
  await helper.taps('再看几样')
  await helper.taps(/^挂面/)
  await helper.phone.settled()
  await helper.taps('用老人的20分兑换')
  await helper.taps('确定，用20分换')
  await helper.taps('允许')
  await helper.sees('请把这个码给兑换员扫')

  const keeper = await desk.person(KEEPER)
  await keeper.taps('兑换台')
  await scans(keeper, '扫兑换码', codeOf(stored<Redemption>('redemptions', { owner: elder._id })))
  await keeper.sees('挂面1公斤')
  await keeper.taps('交付')
  await keeper.sees(/^已交付 挂面1公斤 给 孙/)
  expect(shelfOf('G11')).toEqual({ ...shelf, free: shelf.free - 1, out: shelf.out + 1 })

  await crew.phone.open(`packages/points/elder/index?id=${elder._id}`)
  await crew.sees('10分', '帮手办过的事', '挂面1公斤', /^林晓梅，/, '已领取')
  expect(stored<Account>('accounts', { user: elder._id }).lots[0]!.left).toBe(10)
})

story('what is not on the list is refused in kind words', theDesk, async () => {
  const world = worldAt(desk)
  await agreed(world, HELPER)
  const { no } = await world.call(HELPER, 'points.account', {})
  const { _id: elder, name } = stored<Elder>('elders', { name: '郑爷爷' })
  const { id } = await world.call(CREW, 'helper.name', {
    ...{ requestId: world.requestId(), elder, no: no!, acts: ['points'], months: 3, paper: true },
  })
  await world.call(HELPER, 'helper.answer', { requestId: world.requestId(), id, yes: true })
  const before = desk.cloud.store.count('redemptions', {})
  const helper = await desk.person(HELPER, { page: 'packages/points/helper/index' })
  await helper.taps(`用积分换东西，${name}`)
  await helper.sees('这件事不在帮手约定里，请老人自己来办，或请社区改约定。')
  expect(desk.cloud.store.count('redemptions', {})).toBe(before)
})
