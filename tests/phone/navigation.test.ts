import { handle } from './support/browser'
import { Lab, TOP } from './support/lab'

const lab = new Lab()
beforeAll(() => lab.start())
afterAll(() => lab.stop())

const stack = () => handle(lab.page, (phone) => phone.stack())
const errors = () => handle(lab.page, (phone) => phone.errors)

test('a story of routes calls the life cycle as WeChat does', async () => {
  await lab.open('pages/home/home')
  await lab.tap('#sub')
  await lab.until(async () => (await stack()).length === 2, 'the second page')
  expect(await lab.text('#query')).toBe('{"a":"%E4%B8%AD","b":"2"} 2')
  await lab.tap('#back')
  await lab.until(async () => (await stack()).length === 1, 'the way back')
  await lab.page.locator('[data-wx=tab-1]').click()
  await lab.page.locator('[data-wx=tab-0]').click()
  // Whether `mine` gets ready before it is left again is a matter of milliseconds.
  const lines = (await lab.lines()).filter((line) => line !== 'mine ready')
  expect(lines).toEqual([
    'launch pages/home/home',
    'show 1001',
    'home load {}',
    'home show',
    'home ready',
    'home hide',
    'sub show',
    'sub ready',
    'sub unload',
    'home show',
    'home hide',
    'mine load {}',
    'mine show',
    'mine hide',
    'home show',
  ])
  expect(await errors()).toEqual([])
})

test('wxml, wxs, lists, custom components and their page life cycle', async () => {
  await lab.open('pages/home/home')
  await lab.tap('#add')
  await lab.until(async () => (await lab.text('#count')) === '数 01 12', 'the count')
  expect(await lab.page.locator(`${TOP} .row`).allTextContents()).toEqual(['0:甲', '1:乙'])
  expect(await lab.text('#card-title')).toBe('卡片 s')
  // `ready` comes once, when what is laid out can be measured.
  await lab.until(async () => (await lab.text('#card-life')) === 'attached ready 50', 'ready')
  await lab.tap('#card-title')
  expect(await lab.heard('card', 'pick')).toEqual({ title: '卡片' })
  await lab.tap('#nav')
  await lab.until(async () => (await lab.route()) === 'pages/form/form', 'the form page')
  await lab.page.getByRole('button', { name: '返回' }).click()
  expect(await lab.text('#card-title')).toBe('卡片 shs')
  expect(await lab.text('#card-life')).toBe('attached ready 50')
})

describe('refused routes', () => {
  beforeAll(() => lab.open('pages/lab/lab'))
  test.each([
    ['navigateTo', { url: '/pages/mine/mine' }, 'navigateTo:fail can not navigateTo a tabbar page'],
    ['redirectTo', { url: '/pages/mine/mine' }, 'redirectTo:fail can not redirectTo a tabbar page'],
    ['switchTab', { url: '/pages/form/form' }, 'switchTab:fail can not switch to no-tabBar page'],
    ['navigateTo', { url: '/pages/no/no' }, 'navigateTo:fail page "pages/no/no" is not found'],
    ['navigateBack', {}, 'navigateBack:fail cannot navigate back at first page'],
  ])('%s %j', async (name, options, message) => {
    expect(await lab.run(name, options)).toMatchObject({ thrown: message })
  })
})

test('the stack holds ten pages', async () => {
  await lab.open('pages/lab/lab')
  for (let depth = 2; depth <= 10; depth += 1) {
    await lab.call('navigateTo', { url: '/pages/lab/lab' })
    await lab.until(async () => (await stack()).length === depth, `depth ${depth}`)
  }
  expect(await lab.run('navigateTo', { url: '/pages/lab/lab' })).toMatchObject({
    thrown: 'navigateTo:fail webview count limit exceed',
  })
  await lab.call('navigateBack', { delta: 4 })
  await lab.until(async () => (await stack()).length === 6, 'six pages')
  await lab.call('reLaunch', { url: '/pages/mine/mine' })
  await lab.until(async () => (await lab.route()) === 'pages/mine/mine', 'the tab page')
  expect(await stack()).toEqual(['pages/mine/mine'])
})

test('a missing page goes to onPageNotFound', async () => {
  await lab.open('pages/gone/gone?x=1')
  await lab.until(async () => (await lab.route()) === 'pages/mine/mine', 'the other page')
  expect(await lab.lines()).toContain('missing pages/gone/gone')
})

test('navigation bar: title, colours, back, home, custom', async () => {
  const page = await lab.open('pages/lab/lab')
  const title = page.locator('[data-wx=nav-title]')
  expect(await title.textContent()).toBe('试验')
  await lab.run('setNavigationBarTitle', { title: '新标题' })
  expect(await title.textContent()).toBe('新标题')
  await lab.run('setNavigationBarColor', { frontColor: '#ffffff', backgroundColor: '#112233' })
  const header = page.locator('.ph-header')
  expect(await header.getAttribute('data-text')).toBe('white')
  expect(await header.evaluate((e) => (e as HTMLElement).style.background)).toBe('rgb(17, 34, 51)')
  await page.locator('[data-wx=nav-home]').click()
  expect(await lab.route()).toBe('pages/home/home')
  await lab.open('pages/custom/custom')
  expect(await lab.text('#bar')).toBe('自定义导航 [30,32]')
  const bar = await lab.page.locator('#bar').boundingBox()
  expect(bar?.y).toBe(0)
  expect(await lab.page.locator('#full').evaluate((e) => e.clientHeight)).toBe(760)
})

test('tab bar: badge, dot, item and style live on a tab page only', async () => {
  await lab.open('pages/lab/lab')
  expect(await lab.run('setTabBarBadge', { index: 1, text: '3' })).toMatchObject({
    thrown: 'setTabBarBadge:fail not TabBar page',
  })
  const page = await lab.open('pages/mine/mine')
  const tab = page.getByRole('tab', { name: '我的' })
  expect(await tab.getAttribute('aria-selected')).toBe('true')
  const calls: [string, object][] = [
    ['setTabBarBadge', { index: 1, text: '12' }],
    ['showTabBarRedDot', { index: 0 }],
    ['setTabBarItem', { index: 0, text: '主页' }],
    ['setTabBarStyle', { selectedColor: '#ff0000' }],
  ]
  for (const call of calls) {
    expect(await lab.run(...call)).toEqual({ errMsg: `${call[0]}:ok` })
  }
  expect(await page.locator('[data-wx=tab-1] [data-wx=badge]').textContent()).toBe('12')
  expect(await page.locator('[data-wx=tab-0] [data-wx=red-dot]').count()).toBe(1)
  expect(await page.locator('[data-wx=tab-0] .ph-tab-text').textContent()).toBe('主页')
  const icon = page.locator('[data-wx=tab-0] img')
  expect(await icon.getAttribute('src')).toBe('img/off.svg')
  await page.evaluate(`window.__phone.theme('dark')`)
  expect(await icon.getAttribute('src')).toBe('img/off-dark.svg')
  expect(await page.locator('[data-wx=tab-1]').evaluate((e) => e.style.color)).toBe(
    'rgb(255, 0, 0)',
  )
  expect(await page.locator('[data-wx=tab-0] .ph-tab-text').textContent()).toBe('主页')
})

test('scrolling: reach bottom, pull down, scroll to, observers, page-meta', async () => {
  const page = await lab.open('pages/long/long')
  const scroller = page.locator(`${TOP} wx-page`)
  await lab.tap('#to')
  const boxTop = async () => (await page.locator('#row-20').boundingBox())?.y ?? 0
  await lab.until(async () => Math.abs((await boxTop()) - 68) < 12, 'row 20 at the top')
  expect((await page.locator('#fixed').boundingBox())?.y).toBe(68)
  expect((await page.locator('#rem').boundingBox())?.width).toBe(40)
  await scroller.evaluate((e) => e.scrollTo(0, 0))
  await lab.tap('#watch')
  await scroller.evaluate((e) => e.scrollTo(0, e.scrollHeight))
  expect(await lab.heard('seen', 'cross')).toEqual({ in: true })
  await scroller.evaluate((e) => e.scrollTo(0, 0))
  await page.mouse.move(180, 300)
  await page.mouse.down()
  await page.mouse.move(180, 420, { steps: 4 })
  await page.mouse.up()
  await page.locator('[data-wx=refresh]').waitFor()
  await page.locator('[data-wx=refresh]').waitFor({ state: 'detached' })
  await lab.tap('#start')
  await page.locator('[data-wx=refresh]').waitFor()
  const lines = await lab.lines()
  expect(lines.filter((l) => l === 'long pull')).toHaveLength(2)
  expect(lines.filter((l) => l === 'long bottom')).toHaveLength(1)
})

test('styles: rpx, isolation, imports, theme by the phone’s switch', async () => {
  const page = await lab.open('pages/style/style')
  const css = (selector: string, name: string) =>
    page
      .locator(`${TOP} ${selector}`)
      .evaluate((e, n) => getComputedStyle(e).getPropertyValue(n), name)
  expect(await css('#half', 'width')).toBe('187.5px')
  expect(await css('#inline', 'width')).toBe('37.5px')
  expect(await css('#vh', 'height')).toBe('346px')
  expect(await css('#half', 'color')).toBe('rgb(1, 2, 3)')
  expect(await css('#tagged', 'color')).toBe('rgb(9, 9, 9)')
  expect(await css('#card-title', 'color')).toBe('rgb(200, 0, 0)')
  expect(await css('#card', 'width')).toBe('50px')
  expect(await css('#own', 'color')).not.toBe('rgb(200, 0, 0)')
  expect(await css('#theme', 'color')).toBe('rgb(10, 10, 10)')
  await page.evaluate(`window.__phone.theme('dark')`)
  expect(await css('#theme', 'color')).toBe('rgb(240, 240, 240)')
  expect(await page.locator('.ph-header').getAttribute('data-text')).toBe('white')
  await expect(page.getByRole('button', { name: '读作此' }).count()).resolves.toBe(1)
  await expect(page.getByRole('img', { name: '一张图' }).count()).resolves.toBeGreaterThan(0)
  expect(await lab.lines()).toContain('theme dark')
})

test('what goes wrong is recorded: unknown wx, a throw, a rejection, a heavy setData', async () => {
  await lab.open('pages/boom/boom')
  for (const id of ['unknown', 'fail', 'reject', 'big']) await lab.tap(`#${id}`)
  await lab.until(async () => (await errors()).length >= 3, 'three errors')
  const told = (await errors()).join('\n')
  expect(told).toMatch(/boom in handler/)
  expect(told).toMatch(/boom in promise/)
  expect(told).toMatch(/setData of 3072\d\d bytes at pages\/boom\/boom exceeds 256 kB/)
  expect(await handle(lab.page, (phone) => phone.unknownWx)).toEqual(['getBluetoothDevices'])
})

test('the capsule: leaving hides the app, coming back shows it', async () => {
  const page = await lab.open('pages/mine/mine')
  await page.getByRole('button', { name: '关闭' }).click()
  await page.locator('[data-wx=reopen]').click()
  await page.getByRole('button', { name: '更多' }).click()
  await page.getByRole('button', { name: '断开网络' }).click()
  expect(await page.locator('[data-wx=status-network]').textContent()).toBe('无网络')
  const lines = (await lab.lines()).filter((line) => line !== 'mine ready')
  expect(lines.slice(-4)).toEqual(['mine hide', 'hide', 'show 1001', 'mine show'])
})

describe('an app with a tab bar of its own', () => {
  const own = new Lab('custom-tab')
  beforeAll(() => own.start())
  afterAll(() => own.stop())

  test('is drawn by its component, one a page, at the foot', async () => {
    const page = await own.open('pages/a/a')
    expect(await page.locator('[data-wx=tab-bar]').isVisible()).toBe(false)
    expect(await page.locator(`${TOP} .ph-tab`).count()).toBe(0)
    await page.getByText('乙', { exact: true }).click()
    await own.until(async () => (await own.route()) === 'pages/b/b', 'the other tab')
    expect(await own.text('wx-custom-tab-bar')).toBe('甲乙●')
    const bar = await page
      .locator(`${TOP} wx-custom-tab-bar .custom_tab_bar_index--bar`)
      .boundingBox()
    expect((bar?.y ?? 0) + (bar?.height ?? 0)).toBe(760)
  })
})
