import { agreed, DESK_FILES } from './support/agreed'
import { handle } from './support/browser'
import { Lab } from './support/lab'

const lab = new Lab()

beforeAll(async () => {
  await lab.start()
  lab.cloud.functions['api'] = (data, openid) => ({ ok: true, openid, data })
  for (const [name, file] of Object.entries(DESK_FILES)) lab.cloud.extra.set(name, file)
})
afterAll(() => lab.stop())

describe('calls that ask nobody', () => {
  beforeAll(() => agreed(lab))
  const any = expect.anything()
  test.each<[string, unknown, unknown]>([
    ['canIUse', ['cloud.callFunction'], true],
    ['canIUse', ['cloud.watch'], false],
    ['canIUse', ['getBLEDeviceRSSI'], false],
    ['canIUse', ['scroll-view.refresher'], true],
    ['login', {}, { errMsg: 'login:ok', code: any }],
    ['getNetworkType', {}, { networkType: 'wifi', errMsg: 'getNetworkType:ok' }],
    ['getAppBaseInfo', [], { theme: 'light', fontSizeScaleFactor: 1, SDKVersion: any }],
    ['getWindowInfo', [], { windowWidth: 375, windowHeight: 692, statusBarHeight: 24 }],
    ['getSystemInfoSync', [], { platform: 'devtools', theme: 'light', safeArea: any }],
    ['getDeviceInfo', [], { platform: 'devtools' }],
    ['getMenuButtonBoundingClientRect', [], { width: 87, height: 32, right: 365 }],
    ['getAccountInfoSync', [], { miniProgram: { envVersion: 'develop' } }],
    ['getLaunchOptionsSync', [], { path: 'pages/lab/lab', scene: 1001 }],
    ['getSetting', { withSubscriptions: true }, { subscriptionsSetting: { mainSwitch: true } }],
    ['vibrateShort', {}, { errMsg: 'vibrateShort:ok' }],
    ['showShareMenu', {}, { errMsg: 'showShareMenu:ok' }],
    ['getPrivacySetting', {}, { needAuthorization: false }],
    ['hideLoading', {}, { errMsg: 'hideLoading:ok' }],
    ['showActionSheet', { itemList: [] }, { thrown: any }],
    ['showModal', { content: 'x', confirmText: '一二三四五' }, { thrown: any }],
    ['getStorage', { key: 'none' }, { thrown: 'getStorage:fail data not found' }],
    ['getStorageSync', ['none'], ''],
    ['cloud.callFunction', { name: 'no' }, { errCode: -501000 }],
    [
      'cloud.callFunction',
      { name: 'api', data: { a: [1] } },
      { result: { ok: true, openid: 'o-test-1', data: { a: [1] } } },
    ],
    ['cloud.getTempFileURL', { fileList: ['cloud://x'] }, { fileList: [{ status: -503003 }] }],
  ])('%s %j', async (name, args, expected) => {
    const result = await lab.run(name, args)
    if (expected && typeof expected === 'object') expect(result).toMatchObject(expected)
    else expect(result).toBe(expected)
  })

  test('nothing unknown was read on the way', async () => {
    expect(await handle(lab.page, (phone) => phone.errors)).toEqual([])
  })
})

describe('parameters of another kind are refused as WeChat refuses them, and noted', () => {
  beforeAll(() => agreed(lab))
  test.each<[string, object, string]>([
    ['showToast', { title: 5 }, 'title should be String instead of Number'],
    ['showToast', {}, 'title should be String instead of Undefined'],
    ['showToast', { title: null }, 'title should be String instead of Null'],
    ['showModal', { title: '', content: {} }, 'content should be String instead of Object'],
    ['showModal', { content: 'x', showCancel: 'no' }, 'showCancel should be Boolean'],
    ['navigateTo', { url: 7 }, 'url should be String instead of Number'],
    ['setStorage', { key: 1, data: 1 }, 'key should be String instead of Number'],
    ['previewImage', { urls: 'a' }, 'urls should be Array instead of String'],
    ['makePhoneCall', { phoneNumber: 110 }, 'phoneNumber should be String instead of Number'],
    ['setClipboardData', { data: 1 }, 'data should be String instead of Number'],
    ['showTabBarRedDot', { index: '1' }, 'index should be Number instead of String'],
    ['cloud.callFunction', { name: 1 }, 'name should be String instead of Number'],
    ['cloud.callFunction', { name: 'api', data: [] }, 'data should be Object instead of Array'],
  ])('%s %j', async (api, given, reason) => {
    const before = (await handle(lab.page, (phone) => phone.errors)).length
    const words = `${api}:fail parameter error: parameter.${reason}`
    const refused = await lab.run(api, given)
    expect(JSON.stringify(refused)).toContain(words)
    const noted = (await handle(lab.page, (phone) => phone.errors)).slice(before)
    expect(noted).toEqual([expect.stringContaining(words)])
  })
})

describe('arguments of another kind are refused by calls that answer at once', () => {
  beforeAll(() => agreed(lab))
  test.each<[string, unknown[], string]>([
    ['setStorageSync', [1, 'x'], 'key should be String instead of Number'],
    ['setStorageSync', [null, 'x'], 'key should be String instead of Null'],
    ['getStorageSync', [], 'key should be String instead of Undefined'],
    ['getStorageSync', [{ key: 'a' }], 'key should be String instead of Object'],
    ['removeStorageSync', [['a']], 'key should be String instead of Array'],
    ['canIUse', [true], 'schema should be String instead of Boolean'],
    ['nextTick', ['run'], 'callback should be Function instead of String'],
    ['arrayBufferToBase64', ['YQ=='], 'arrayBuffer should be ArrayBuffer instead of String'],
    ['base64ToArrayBuffer', [[1, 2]], 'base64 should be String instead of Array'],
  ])('%s %j', async (api, given, reason) => {
    const before = (await handle(lab.page, (phone) => phone.errors)).length
    const words = `${api}:fail parameter error: parameter.${reason}`
    expect(JSON.stringify(await lab.run(api, given))).toContain(words)
    const noted = (await handle(lab.page, (phone) => phone.errors)).slice(before)
    expect(noted).toEqual([expect.stringContaining(words)])
    expect(await lab.run('getStorageInfoSync', [])).toMatchObject({ keys: [] })
  })
})

test('storage is a person’s own and survives a reload', async () => {
  await lab.open('pages/lab/lab', { openid: 'o-a' })
  expect(await lab.run('setStorageSync', ['draft', { text: '路灯', n: [1, null] }])).toBeNull()
  await lab.open('pages/lab/lab', { openid: 'o-b', keep: true })
  expect(await lab.run('getStorageSync', ['draft'])).toBe('')
  await lab.open('pages/lab/lab', { openid: 'o-a', keep: true })
  expect(await lab.run('getStorageSync', ['draft'])).toEqual({ text: '路灯', n: [1, null] })
  expect(await lab.run('getStorageInfoSync', [])).toMatchObject({
    keys: ['draft'],
    limitSize: 10240,
  })
  expect(await lab.run('removeStorage', { key: 'draft' })).toMatchObject({
    errMsg: 'removeStorage:ok',
  })
  expect(await lab.run('getStorageSync', ['draft'])).toBe('')
})

describe('the world outside', () => {
  test('without network the cloud fails as in WeChat; listeners are told', async () => {
    await agreed(lab)
    await lab.tap('#hear')
    await lab.page.evaluate('window.__phone.network(false)')
    expect(await lab.run('cloud.callFunction', { name: 'api' })).toMatchObject({ errCode: -601003 })
    expect(await lab.run('request', { url: '/x' })).toMatchObject({ errno: 600003 })
    expect(await lab.run('getNetworkType')).toMatchObject({ networkType: 'none' })
    await lab.page.evaluate('window.__phone.network(true)')
    expect(await lab.heard('network', 'network')).toEqual({
      networkType: 'wifi',
      isConnected: true,
    })
    await lab.page.evaluate(`window.__phone.theme('dark')`)
    expect(await lab.heard('theme', 'theme')).toEqual({ theme: 'dark' })
    await lab.page.evaluate(`window.__phone.font(1.4)`)
    expect(await lab.run('getAppBaseInfo', [])).toMatchObject({
      theme: 'dark',
      fontSizeScaleFactor: 1.4,
      fontSizeSetting: 23.8,
    })
  })

  test('app code lives on the cloud’s clock and sees no browser', async () => {
    lab.cloud.offsetMs = 400 * 86_400_000
    await agreed(lab)
    await lab.tap('#date')
    const [year, now, zero, ...hidden] = (await lab.result()) as [
      number,
      number,
      number,
      ...string[],
    ]
    expect(year).toBe(new Date(Date.now() + lab.cloud.offsetMs).getFullYear())
    expect(Math.abs(now - Date.now() - lab.cloud.offsetMs)).toBeLessThan(60_000)
    expect([zero, ...hidden]).toEqual([0, 'undefined', 'undefined', 'undefined'])
    lab.cloud.offsetMs = 0
    await lab.until(async () => lab.cloud.listenerCount > 0, 'the phone to listen')
    lab.cloud.emit('clock', { now: Date.now(), offsetMs: 0 })
    const shifted = async () => {
      await lab.tap('#date')
      return Math.abs(((await lab.result()) as number[])[1]! - Date.now()) > 60_000
    }
    await lab.until(async () => !(await shifted()), 'the clock to move back')
  })

  test('a message for this person slides in and opens its page', async () => {
    await agreed(lab, 'o-push')
    await lab.until(async () => lab.cloud.listenerCount > 0, 'the phone to listen')
    const push = (openid: string, errCode: number, text: string) =>
      lab.cloud.emit('push', {
        at: 0,
        openid,
        errCode,
        templateId: 'T1',
        page: 'packages/sub/page/page?id=9',
        data: { thing1: { value: text } },
      })
    push('o-other', 0, '别人的')
    push('o-push', 43101, '没订的')
    push('o-push', 0, '路灯修好了')
    const banner = lab.page.getByRole('alert')
    await banner.waitFor()
    expect(await banner.locator('.ph-banner-title').textContent()).toBe('事件进度')
    expect(await banner.textContent()).toContain('事项路灯修好了')
    expect(await banner.count()).toBe(1)
    await lab.dialog('banner-open').click()
    await lab.until(async () => (await lab.route()) === 'packages/sub/page/page', 'its page')
    expect(await lab.text('#query')).toBe('{"id":"9"} 1')
    expect(await lab.lines()).toContain('show 1107')
  })

  test('a parent page hears routes and errors, and steers', async () => {
    await lab.open('pages/home/home')
    const url = lab.page.url()
    await lab.page.evaluate((src) => {
      document.body.innerHTML = ''
      const frame = document.createElement('iframe')
      frame.src = src
      const told: unknown[] = []
      Object.assign(window, {
        told,
        steer: (m: object) => frame.contentWindow?.postMessage(m, '*'),
      })
      window.addEventListener('message', (event) => told.push(event.data))
      document.body.append(frame)
    }, url)
    const told = () => lab.page.evaluate('JSON.stringify(window.told)') as Promise<string>
    await lab.until(
      async () => (await told()).includes('"route":"pages/home/home"'),
      'the first route',
    )
    await lab.page.evaluate(`window.steer({ type: 'open', url: 'pages/mine/mine' })`)
    await lab.until(
      async () => (await told()).includes('"route":"pages/mine/mine"'),
      'the next route',
    )
  })

  test('two phones of one browser share the cloud’s stream, and each hears its own', async () => {
    const first = await lab.open('pages/lab/lab', { openid: 'o-one' })
    await lab.until(async () => lab.cloud.listenerCount === 1, 'one stream')
    const second = await lab.open('pages/lab/lab', { openid: 'o-two', keep: true })
    const push = { at: 0, templateId: 'T1', errCode: 0, data: { thing1: { value: '轮到你' } } }
    lab.cloud.emit('push', { ...push, openid: 'o-two' })
    await second.getByRole('alert').waitFor()
    expect(await first.getByRole('alert').count()).toBe(0)
    expect(lab.cloud.listenerCount).toBe(1)
    await first.close()
    // The stream of the closed phone may still be dying, so the message is sent until it is heard.
    const heardAgain = async () => {
      lab.cloud.emit('push', { ...push, openid: 'o-two' })
      return (await second.getByRole('alert').count()) >= 2
    }
    await lab.until(heardAgain, 'the other phone to take over')
  })
})
