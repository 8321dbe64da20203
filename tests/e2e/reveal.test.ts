import { GRID } from '../../devtools/bench/world'
import { phoneCode } from '../../devtools/street/client'
import { TestDesk, story } from './desk'
import { agreed, worldAt } from './shortcuts'

/** A number that is left, looked at and told of; a second phone that an administrator lets in. */
const WANG = 'o-resident-wang'
const ZHANG = 'o-worker-zhang'
const ADMIN = 'o-second-dispatcher'
const LI = 'o-resident-li'
const NEW = 'o-zhang-new-phone'
/** As the demo has them: the second dispatcher is the administrator. */
const PHONE_OF_ADMIN = '10000000088'

let desk: TestDesk
beforeAll(async () => {
  desk = await TestDesk.open()
}, 60_000)
afterAll(() => desk?.close())

story(
  '王阿姨 leaves a number; who handles it calls, and she reads that he looked',
  () => desk,
  async () => {
    const world = worldAt(desk)
    await agreed(world, WANG)
    const wang = await desk.person(WANG, { page: 'packages/me/phone/index' })
    await wang.taps('留下手机号')
    await wang.taps('同意')
    await wang.taps('允许')
    await wang.isTold('手机号已留下')
    await wang.sees('100****0001')

    const place = { kind: 'building' as const, buildingId: desk.buildingOfGrid(GRID).id }
    const input = {
      requestId: world.requestId(),
      text: '井盖松动，下雨冒水',
      category: '0202',
      place,
    }
    const { id } = await world.call(WANG, 'report.submit', input)

    const page = `packages/duty/task/index?id=${encodeURIComponent(id)}`
    const zhang = await desk.person(ZHANG, { page })
    await zhang.taps('拨打上报人电话')
    await zhang.sees('会记下您看了对方的电话')
    await zhang.taps('确定')
    await zhang.sees('呼叫 10000090001')
    expect(desk.cloud.store.count('reads', {})).toBe(1)
    await zhang.taps('取消')
    // Busy: dialled again at once, and it is no second look.
    await zhang.taps('拨打上报人电话')
    await zhang.sees('呼叫 10000090001')
    expect(desk.cloud.store.count('reads', {})).toBe(1)

    await wang.phone.open('packages/me/reads/index')
    await wang.sees('网格员 张* 看了您的称呼、电话')
  },
)

story(
  'a second phone asks for the post, an administrator says yes, and is asked no more',
  () => desk,
  async () => {
    const world = worldAt(desk)
    const code = await phoneCode(desk.cloud, ADMIN, PHONE_OF_ADMIN)
    await world.call(ADMIN, 'identity.bindPhone', { requestId: world.requestId(), code })
    const staff = desk.cloud.store.find('staff', { openid: ZHANG }, {}, 1)[0]!
    desk.cloud.phones.set(NEW, String(staff.phone))

    const newcomer = await desk.person(NEW, { page: 'pages/me/index' })
    await newcomer.taps('用手机号核对')
    await newcomer.taps('同意')
    await newcomer.taps('允许')
    await newcomer.isTold('已申请，请等管理员同意')

    const admin = await desk.person(ADMIN, { page: 'packages/me/bindings/index' })
    await admin.sees('张晓燕', '这个岗位现在绑在另一个微信上，同意后那个微信会解除')
    await admin.taps('同意绑定')
    await admin.taps('确定')
    await admin.isTold('已同意，双方都会收到消息')
    await admin.sees('没有等待答复的申请')

    await newcomer.phone.open('pages/me/index')
    await newcomer.sees('我的岗位', '网格员')
    expect(desk.cloud.store.find('staff', { openid: NEW }, {}, 1)[0]?._id).toBe(staff._id)
  },
)

story(
  'who never agreed to anything leaves a number: asked first, and sent once the answer is yes',
  () => desk,
  async () => {
    const left = () => desk.cloud.store.count('phones', { why: 'contact' })
    const before = left()
    const li = await desk.person(LI, { page: 'packages/me/phone/index' })
    await li.taps('留下手机号')
    await li.taps('同意')
    await li.taps('允许')
    await li.sees('提交前，请您看一下')
    expect(left()).toBe(before)
    await li.taps('同意并提交')
    await li.isTold('手机号已留下')
    expect(left()).toBe(before + 1)
  },
)
