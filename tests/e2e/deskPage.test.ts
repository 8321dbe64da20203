import type { Page } from 'playwright-core'
import { persona, stepOn } from '../../devtools/bench/world'
import { DAY_MS } from '../../domain/calendar/zone'
import { TestDesk, story } from './desk'
import { agreed, worldAt } from './shortcuts'

const PATIENCE = { timeout: 15_000 }

let desk: TestDesk
beforeAll(async () => {
  desk = await TestDesk.open()
}, 60_000)
afterAll(() => desk?.close())
const theDesk = () => desk

const phone = (page: Page, n: 1 | 2) => page.frameLocator(`iframe[title=手机${n}]`)
const pushes = (page: Page) => page.getByRole('list', { name: '推送' }).getByRole('listitem')
const toggles = (page: Page, n: 1 | 2) => page.getByRole('region', { name: `手机${n}` })

test('two phones side by side, pushes with their fields, a refused one, the clock', async () => {
  const page = await desk.screen()
  const problems: string[] = []
  page.on('pageerror', (error) => problems.push(error.message))
  await phone(page, 1).getByText('拍照上报').first().waitFor(PATIENCE)
  await phone(page, 2).getByText('该我办的').first().waitFor(PATIENCE)

  // A report is made: the worker's phone and the panel both show the push.
  const world = worldAt(desk)
  const building = desk.buildingOfGrid('150203012025003')
  const input = {
    requestId: world.requestId(),
    text: '井盖没有了',
    category: '0202',
    place: { kind: 'building' as const, buildingId: building.id },
  }
  const { id } = await world.call(persona('wang'), 'report.submit', input)
  await phone(page, 2).locator('.ph-banner', { hasText: '井盖缺失' }).waitFor(PATIENCE)
  const first = pushes(page).filter({ hasText: '已送达' }).filter({ hasText: '井盖缺失' })
  await first.waitFor(PATIENCE)
  expect(await first.innerText()).toMatch(/事件类型\s+井盖缺失[^]*办理时限/)

  // The next one is refused. She has allowed two, so that one may be spent on progress: the last
  // is kept for the end.
  await page.getByRole('button', { name: '拒收下一条' }).click()
  await page.getByRole('button', { name: '下一条将被拒收' }).waitFor(PATIENCE)
  for (let times = 0; times < 2; times += 1) {
    await world.call(persona('wang'), 'notice.accept', {
      requestId: world.requestId(),
      results: { progress: 'accept' },
    })
  }
  const report = await world.call(persona('zhang'), 'report.get', { id })
  await world.call(persona('zhang'), 'report.sign', stepOn(world, report))
  await pushes(page).filter({ hasText: '43101 用户拒收或次数已用完' }).waitFor(PATIENCE)

  // A day later it is overdue: the timer tells the 网格长.
  const ahead = Math.floor((desk.cloud.clock.now() - Date.now()) / DAY_MS)
  await page.getByRole('button', { name: '+1 天' }).click()
  await page.getByText(new RegExp(`^快${ahead + 1}天`)).waitFor(PATIENCE)
  await pushes(page).filter({ hasText: '请改派或督促' }).first().waitFor(PATIENCE)
  await page.getByRole('button', { name: '复位' }).click()
  await page.getByText('真实时间').waitFor(PATIENCE)

  // Switches reach the phone, and another person takes it over.
  await toggles(page, 2).getByRole('button', { name: '联网' }).click()
  await phone(page, 2).getByText('无网络').first().waitFor(PATIENCE)
  await page.getByLabel('手机1的主人').selectOption(persona('sun'))
  await phone(page, 1).getByText('分流台').first().waitFor(PATIENCE)
  expect(problems).toEqual([])
}, 120_000)

test('what a phone saves to the album is shown under it, until it is opened anew', async () => {
  const page = await desk.screen()
  await phone(page, 2).getByText('该我办的').first().waitFor(PATIENCE)
  const album = (n: 1 | 2) => page.getByLabel(`手机${n}存进相册的图片`).getByRole('img')
  const saved = { type: 'saved', url: 'data:image/png;base64,iVBORw0KGgo=' }
  await phone(page, 2)
    .locator('html')
    .evaluate((_html, message) => window.parent.postMessage(message, '*'), saved)
  await album(2).waitFor(PATIENCE)
  expect(await album(2).getAttribute('src')).toBe(saved.url)
  expect(await album(1).count()).toBe(0)
  await toggles(page, 2).getByRole('button', { name: '重开' }).click()
  await album(2).waitFor({ ...PATIENCE, state: 'detached' })
})

test('on a narrow window one phone at a time, by the switcher', async () => {
  const page = await desk.screen()
  await page.setViewportSize({ width: 420, height: 860 })
  const shown = async (): Promise<boolean[]> =>
    Promise.all([1, 2].map((n) => page.locator(`iframe[title=手机${n}]`).isVisible()))
  await page.locator('iframe[title=手机1]').waitFor(PATIENCE)
  expect(await shown()).toEqual([true, false])
  await page.getByRole('button', { name: '手机二' }).click()
  expect(await shown()).toEqual([false, true])
  const width = await page.evaluate('document.documentElement.scrollWidth')
  expect(width).toBeLessThanOrEqual(420)
}, 60_000)

story(
  'what is made to break on the desk is told kindly, and the next tap does it',
  theDesk,
  async () => {
    const page = await desk.screen()
    const planned = page.getByRole('list', { name: '安排的故障' }).getByRole('listitem')
    const breaks = async (what: string, call: string): Promise<void> => {
      await page.getByLabel('什么出错').selectOption({ label: what })
      await page.getByLabel('哪个调用').selectOption({ label: call })
      await page.getByRole('button', { name: '让它出错' }).click()
      await planned.filter({ hasText: '等着' }).filter({ hasText: what }).waitFor(PATIENCE)
    }
    const li = persona('li')
    await agreed(worldAt(desk), li)
    const building = desk.buildingOfGrid('150203012025003')
    const before = desk.reports().length
    const person = await desk.person(li)
    await person.taps('写字上报')
    await person.types('问题描述，请写几个字，不少于5个字', '路灯不亮，晚上看不清')
    await person.taps('选楼栋')
    await person.taps(building.estateName)
    await person.taps(building.name)
    await person.sees('黄河社区 第3网格')

    // The function dies before it writes: nothing is there, the draft is kept.
    await breaks('函数没写就死', 'report.submit')
    await person.taps('提交上报')
    await person.taps('允许')
    await person.isTold('服务出了点问题，请稍等一会儿再点一次。')
    await planned.filter({ hasText: '已发生' }).waitFor(PATIENCE)
    expect(desk.reports()).toHaveLength(before)

    // It is done, but the answer is lost: nobody is told so, and the next tap makes no second one.
    await page.getByRole('button', { name: '全部恢复正常' }).click()
    await page.getByText('一切正常').waitFor(PATIENCE)
    await breaks('办成了，回答丢失', 'report.submit')
    await person.taps('发送')
    await person.taps('允许')
    await person.isTold('已存草稿，联网后点发送')
    await planned.filter({ hasText: '已发生' }).waitFor(PATIENCE)
    expect(desk.reports()).toHaveLength(before + 1)
    await person.taps('发送')
    await person.taps('允许')
    await person.sees('上报进度', '路灯不亮，晚上看不清')
    expect(desk.reports()).toHaveLength(before + 1)

    // One that was planned by mistake is taken back.
    await breaks('函数超时', 'report.get')
    await planned.filter({ hasText: '函数超时' }).getByRole('button', { name: '取消' }).click()
    await planned.filter({ hasText: '函数超时' }).waitFor({ ...PATIENCE, state: 'detached' })
  },
)
