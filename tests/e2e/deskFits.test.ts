import type { Page } from 'playwright-core'
import { GRID, eventOf, persona, stepOn } from '../../devtools/bench/world'
import { TestDesk } from './desk'
import { agreed, worldAt } from './shortcuts'

/** The desk's page as a person finds it: whole, without a strip of grey, and without a mouse. */
const PATIENCE = { timeout: 15_000 }
const VIEWS = ['手机一', '手机二', '记录', '走一遍']

let desk: TestDesk
beforeAll(async () => {
  desk = await TestDesk.open()
}, 60_000)
afterAll(() => desk?.close())
afterEach(() => desk.putAway())

const phone = (page: Page, n: 1 | 2) => page.frameLocator(`iframe[title=手机${n}]`)

async function opened(): Promise<Page> {
  const page = await desk.screen()
  await phone(page, 1).getByText('拍照上报').first().waitFor(PATIENCE)
  await phone(page, 2).getByText('该我办的').first().waitFor(PATIENCE)
  return page
}

test('nothing that the page and its phones ask for is missing, in light or dark', async () => {
  const page = await desk.screen()
  const missing: string[] = []
  page.on('response', (r) => void (r.status() >= 400 && missing.push(`${r.status()} ${r.url()}`)))
  await page.reload()
  await phone(page, 1).getByText('拍照上报').first().waitFor(PATIENCE)
  const dark = page.getByRole('region', { name: '手机1' }).getByRole('button', { name: '浅色' })
  await dark.click()
  await page.reload()
  await phone(page, 1).getByText('拍照上报').first().waitFor(PATIENCE)
  await phone(page, 1).getByRole('tab', { name: '消息' }).click()
  await phone(page, 1).getByText('还没有消息').first().waitFor(PATIENCE)
  expect(missing).toEqual([])
}, 60_000)

test('beside each name stands what that person is', async () => {
  const page = await opened()
  const options = await page.getByLabel('手机2的主人').locator('option').allTextContents()
  expect(options).toContain('王阿姨 · 居民')
  expect(options).toContain('张晓燕 · 网格员')
  expect(options.filter((text) => !/^.+ · .+$/.test(text))).toEqual([])
}, 60_000)

test.each([
  [1280, 720],
  [390, 844],
])(
  '%i × %i shows it whole',
  async (width, height) => {
    const page = await opened()
    await page.setViewportSize({ width, height })
    const views = page.getByRole('navigation', { name: '切换' })
    const beyond: Record<string, number[]> = {}
    for (const view of (await views.isVisible()) ? VIEWS : ['']) {
      if (view) await views.getByRole('button', { name: view }).click()
      const [right = 0, foot = 0] = await page.evaluate<number[]>(
        '[document.documentElement.scrollWidth, document.documentElement.scrollHeight]',
      )
      if (right > width || foot > height) beyond[view] = [right, foot]
    }
    expect(beyond).toEqual({})
  },
  60_000,
)

test('nothing that scrolls in a phone shows a bar of a computer', async () => {
  const page = await opened()
  const barred = await phone(page, 1)
    .locator('html')
    .evaluate((html) => {
      const view = html.ownerDocument.defaultView as Window
      return Array.from(html.ownerDocument.querySelectorAll('*'))
        .filter((e) => /auto|scroll/.test(view.getComputedStyle(e).overflowY))
        .map((e) => `${e.localName} ${view.getComputedStyle(e).scrollbarWidth}`)
    })
  expect(barred).toContain('wx-page none')
  expect(barred.filter((found) => !found.endsWith(' none'))).toEqual([])
}, 60_000)

/** Marks what has the focus, through the frames; says what it is where no ring shows it. */
const LOOK_AT_FOCUS = `(() => {
  let at = document.activeElement
  while (at && at.localName === 'iframe') at = at.contentDocument.activeElement
  if (!at || at.localName === 'body') return ''
  at.setAttribute('data-reached', '')
  const ring = at.ownerDocument.defaultView.getComputedStyle(at)
  const isSeen = at.matches('input, textarea') || (ring.outlineStyle !== 'none' && parseFloat(ring.outlineWidth) > 0)
  return isSeen ? '' : at.outerHTML.slice(0, 120)
})()`

const UNREACHED = `(() => {
  const tapped = 'button, select, input, textarea, a[href], [role=button], [role=tab], [role=radio], [role=switch], [role=checkbox], [role=link]'
  const documents = [document, ...[...document.querySelectorAll('iframe')].map((f) => f.contentDocument)]
  const all = documents.flatMap((d) => [...d.querySelectorAll(tapped)])
  const open = all.filter((e) => e.checkVisibility({ visibilityProperty: true }) && !e.disabled)
  return { count: open.length, left: open.filter((e) => !e.hasAttribute('data-reached')).map((e) => e.outerHTML.slice(0, 120)) }
})()`

test('Tab reaches everything that can be tapped, here and in the phones, and shows where it is', async () => {
  const page = await opened()
  const hidden = new Set<string>()
  for (let presses = 0; presses < 150; presses++) {
    await page.keyboard.press('Tab')
    hidden.add(await page.evaluate<string>(LOOK_AT_FOCUS))
  }
  const { count, left } = await page.evaluate<{ count: number; left: string[] }>(UNREACHED)
  expect([...hidden].filter(Boolean)).toEqual([])
  expect(left).toEqual([])
  expect(count).toBeGreaterThan(40)
}, 60_000)

test('a row of a phone is opened by Enter', async () => {
  const page = await opened()
  await phone(page, 2)
    .getByRole('button', { name: /^我要上报/ })
    .focus()
  await page.keyboard.press('Enter')
  await phone(page, 2).getByText('提交上报').first().waitFor(PATIENCE)
}, 60_000)

test('the coach ticks off what has been done, in order, and remembers it', async () => {
  const page = await opened()
  const world = worldAt(desk)
  const now = page.getByRole('region', { name: '走一遍' }).locator('[aria-current=step]')
  const asks = (title: string) => now.filter({ hasText: title }).waitFor(PATIENCE)
  await asks('居民上报')

  // What is refused is not done.
  const place = { kind: 'building' as const, buildingId: desk.buildingOfGrid(GRID).id }
  const report = { text: '井盖没有了', category: '0202', place }
  const refused = { ...report, requestId: world.requestId(), category: 'none' }
  const name = 'report.submit'
  await desk.cloud.callFunction('api', eventOf(name, refused), { openid: persona('wang') })
  await page
    .getByRole('list', { name: '云函数调用' })
    .getByText(/^没办：/)
    .first()
    .waitFor(PATIENCE)
  await asks('居民上报')

  await agreed(world, persona('wang'))
  const { id } = await world.call(persona('wang'), name, {
    ...report,
    requestId: world.requestId(),
  })
  await asks('网格员签收')
  let task = await world.call(persona('zhang'), 'report.get', { id })
  task = await world.call(persona('zhang'), 'report.sign', stepOn(world, task))
  await asks('办结')
  const done = { text: '已装上新井盖', noPhotoReason: '夜间拍不清' }
  await world.call(persona('zhang'), 'report.resolve', { ...stepOn(world, task), ...done })
  await asks('网格长核查')
  const toPass = await world.call(persona('zhao'), 'report.get', { id })
  await world.call(persona('zhao'), 'report.verifyPass', stepOn(world, toPass))
  await asks('居民评价')
  await page.reload()
  await asks('居民评价')
  const toRate = await world.call(persona('wang'), 'report.get', { id })
  const word = { outcome: 'solved' as const, stars: 5 as const, comment: '' }
  await world.call(persona('wang'), 'report.rate', { ...stepOn(world, toRate), ...word })
  await asks('弄坏一样')
  await page.getByLabel('什么出错').selectOption({ label: '网络断开，没送到' })
  // Of a call that no open phone makes by itself.
  await page.getByLabel('哪个调用').selectOption({ label: 'place.buildings' })
  await page.getByRole('button', { name: '让它出错' }).click()
  await page.getByRole('list', { name: '安排的故障' }).getByText('等着').waitFor(PATIENCE)
  await desk.cloud.callFunction('api', eventOf('place.buildings', { estateId: 'none' }), {
    openid: persona('wang'),
  })
  await page.getByText('都走完了').waitFor(PATIENCE)
  await page.getByRole('button', { name: '从头再来' }).click()
  await asks('居民上报')
}, 90_000)
