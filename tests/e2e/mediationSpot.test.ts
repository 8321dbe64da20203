import { Fingers } from '../phone/support/fingers'
import {
  applied,
  CHAIR,
  CLERK,
  looksAt,
  makesTime,
  MEDIATOR,
  onMonday,
  sitsAt,
  staffNamed,
  step,
  storedCase,
  strangerSeesNothing,
  toSitting,
  wayOf,
  WANG,
  worksOn,
  writesDraft,
} from './casework'
import { story, TestDesk } from './desk'
import type { Person } from './person'
import { worldAt } from './shortcuts'

/** Somebody without a phone: the clerk speaks for him, and at the table he writes on the street's own. */
let desk: TestDesk
beforeAll(async () => {
  desk = await TestDesk.open()
  onMonday(desk)
}, 60_000)
afterAll(() => desk?.close())

const FACTS = '楼上水管漏水，天花板泡坏了'
const CLAIM = '修好水管，赔偿粉刷费'
const WORDS = [FACTS, CLAIM, '王秀英', '李志远', '支付粉刷费']

/** A name written by one finger, with a hand resting beside it. */
async function writesName(who: Person): Promise<void> {
  const paper = who.phone.page.getByRole('img', { name: '写名字的地方' })
  await paper.scrollIntoViewIfNeeded()
  const box = await paper.boundingBox()
  if (!box) throw new Error('no paper')
  const fingers = await Fingers.on(who.phone.page)
  const at = (x: number, y: number) => [box.x + x, box.y + y] as const
  await fingers.put(0, ...at(40, 60))
  await fingers.put(1, ...at(280, 170))
  for (let x = 50; x <= 200; x += 10) await fingers.move(0, ...at(x, 60 + (x % 40)))
  await fingers.move(1, ...at(240, 190))
  await fingers.lift(0)
  await fingers.lift(1)
}

/** Whether any ink is in a part of the paper, as fractions of its width and height. */
const hasInk = (who: Person, part: { left: number; right: number }): Promise<boolean> =>
  who.phone.page.locator('wx-canvas canvas').evaluate((e, { left, right }) => {
    const canvas = e as HTMLCanvasElement
    const [from, to] = [left, right].map((x) => Math.round(x * canvas.width)) as [number, number]
    const { data } = canvas.getContext('2d')!.getImageData(from, 0, to - from, canvas.height)
    return data.some((byte, i) => i % 4 === 0 && byte < 128)
  }, part)

story(
  'the other side without a phone: by the clerk with a witness, and a name on the mediator’s phone',
  () => desk,
  async () => {
    const world = worldAt(desk)
    const id = await applied(world, { facts: FACTS, claim: CLAIM })
    await step(world, CHAIR, 'screen', id, { risk: 'GREEN', policeRecord: '' })
    const clerk = await desk.person(CLERK)
    const wang = await desk.person(WANG)
    const mediator = await desk.person(MEDIATOR)

    const records = async (label: string, told: string): Promise<void> => {
      await worksOn(clerk, id)
      await clerk.taps(label)
      await clerk.sees('怎样征询的')
      await clerk.taps(label)
      await clerk.isTold('请写见证人的名字')
      await clerk.taps('上门')
      await clerk.types('见证人的名字', '赵丙')
      await clerk.taps(label)
      await clerk.isTold(told)
    }
    await records('代记：李志远同意调解', '同意调解')
    await looksAt(wang, id)
    await wang.sees(/李志远/)
    await step(world, CHAIR, 'accept', id)
    await records('代记：李志远已知道权利义务', '已阅权利义务告知')
    await step(world, WANG, 'acknowledge', id)
    const ranked = [staffNamed(desk, '乌云其木格')._id]
    const onBehalf = { party: 'p2', how: 'visit', witness: '赵丙' }
    await step(world, CLERK, 'rank', id, { onBehalf, ranked })
    await step(world, WANG, 'rank', id, { ranked })
    await step(world, MEDIATOR, 'take', id)
    await looksAt(wang, id)
    await makesTime(wang)
    toSitting(desk, id)
    await step(world, MEDIATOR, 'open', id, { present: ['p1', 'p2'], rightsTold: true })

    await worksOn(mediator, id)
    await mediator.taps('打开调解桌')
    await writesDraft(mediator)
    await sitsAt(wang, id)
    await wang.taps('同意草稿')
    await wang.noLongerSees('请李志远在这部手机上写名字')
    await mediator.sees('王秀英：同意')
    await mediator.noLongerSees('请王秀英在这部手机上写名字')
    // Whoever is not there is asked by the clerk, and may take it back the same way.
    await sitsAt(clerk, id)
    await clerk.taps('代记：李志远同意这份草稿')
    await clerk.sees('怎样征询的')
    await clerk.taps('上门')
    await clerk.taps('代记：李志远同意这份草稿')
    await clerk.isTold('请写见证人的名字')
    await clerk.types('见证人的名字', '赵丙')
    await clerk.taps('代记：李志远同意这份草稿')
    await clerk.sees('李志远：同意')
    await clerk.noLongerSees('怎样征询的')
    await clerk.taps('代记：李志远收回同意')
    await clerk.types('见证人的名字', '赵丙')
    await clerk.taps('代记：李志远收回同意')
    await clerk.sees('李志远：还没同意')
    await mediator.taps('请李志远在这部手机上写名字')
    await mediator.sees('李志远，您同意这份协议吗？', /不是法律上的签名/, /支付粉刷费/)
    await mediator.taps('我同意')
    await mediator.isTold('请先写上名字，再点“我同意”')
    await writesName(mediator)
    expect(await hasInk(mediator, { left: 0, right: 0.65 })).toBe(true)
    expect(await hasInk(mediator, { left: 0.65, right: 1 })).toBe(false)
    await mediator.taps('擦掉重写')
    expect(await hasInk(mediator, { left: 0, right: 1 })).toBe(false)
    await writesName(mediator)
    await mediator.taps('我同意')
    await mediator.isTold('已记下李志远的同意')
    await mediator.sees('李志远：同意（在屏幕上写了名字）', '各方都同意这份草稿')
    await wang.sees('李志远：同意（在屏幕上写了名字）')
    await mediator.taps('达成协议')
    await mediator.taps('确定')
    await mediator.isTold('已达成协议，请打印签字')
    await looksAt(wang, id)
    await wang.sees(/签字盖章后生效/)
    await worksOn(clerk, id)
    await clerk.taps('打开协议书，去打印')
    await clerk.sees(/^人民调解协议书$/, /李志远.*支付粉刷费/)
    await clerk.taps('‹ 返回')

    const { agreement } = storedCase(desk, id)
    expect(agreement?.yes['p1']).toMatchObject({ how: 'self', drawing: null })
    expect(agreement?.yes['p2']).toMatchObject({
      how: 'screen',
      drawing: { sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
    })
    await strangerSeesNothing(desk, id, WORDS)
    expect(wayOf(desk, id)).toEqual([
      'APPLIED ← apply, party wang',
      'CONSENTING ← screen, chair 杨树德',
      'CONSENTING ← consent, clerk 白素琴',
      'ACCEPTED ← accept, chair 杨树德',
      'ACCEPTED ← number, system 系统',
      'ACCEPTED ← acknowledge, clerk 白素琴',
      'ACCEPTED ← acknowledge, party wang',
      'CHOOSING ← beginChoosing, system 系统',
      'CHOOSING ← rank, clerk 白素琴',
      'CHOOSING ← rank, party wang',
      'CHOOSING ← match, system 系统',
      'CHOOSING ← take, mediator 乌云其木格',
      'SCHEDULED ← book, party wang',
      'IN_SESSION ← open, mediator 乌云其木格',
      'AGREED ← agree, mediator 乌云其木格',
    ])
  },
)
