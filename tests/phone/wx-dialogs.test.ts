import { agreed, DESK_FILES } from './support/agreed'
import { Lab } from './support/lab'

const lab = new Lab()

beforeAll(async () => {
  await lab.start()
  lab.cloud.functions['api'] = (data, openid) => ({ ok: true, openid, data })
  for (const [name, file] of Object.entries(DESK_FILES)) lab.cloud.extra.set(name, file)
})
afterAll(() => lab.stop())

describe('dialogs', () => {
  beforeAll(() => agreed(lab))

  test.each([
    ['confirm', { confirm: true, cancel: false }],
    ['cancel', { confirm: false, cancel: true }],
  ])('showModal: %s', async (button, answer) => {
    await lab.call('showModal', { title: '题', content: '问' })
    await lab.page.getByRole('dialog', { name: '题' }).locator(`[data-wx=${button}]`).click()
    expect(await lab.result()).toMatchObject(answer)
  })

  test('showModal with a field', async () => {
    await lab.call('showModal', { title: '写', editable: true, placeholderText: '原因' })
    await lab.dialog('modal-input').fill('太远')
    await lab.dialog('confirm').click()
    expect(await lab.result()).toMatchObject({ confirm: true, content: '太远' })
  })

  test('showActionSheet and makePhoneCall', async () => {
    await lab.call('showActionSheet', { itemList: ['甲', '乙'] })
    await lab.dialog('item-1').click()
    expect(await lab.result()).toMatchObject({ tapIndex: 1 })
    await lab.call('makePhoneCall', { phoneNumber: '12345' })
    await lab.page.getByRole('button', { name: '呼叫 12345' }).waitFor()
    await lab.dialog('cancel').click()
    expect(await lab.result()).toMatchObject({ thrown: 'makePhoneCall:fail cancel' })
  })

  test('toast and loading', async () => {
    await lab.run('showToast', { title: '好了', icon: 'none', duration: 300 })
    expect(await lab.dialog('toast').textContent()).toBe('好了')
    await lab.dialog('toast').waitFor({ state: 'detached' })
    await lab.run('showLoading', { title: '等等' })
    await lab.dialog('loading').waitFor()
    await lab.run('hideLoading')
    expect(await lab.dialog('loading').count()).toBe(0)
  })

  test('clipboard', async () => {
    await lab.run('setClipboardData', { data: '编号 7' })
    expect(await lab.run('getClipboardData')).toMatchObject({ data: '编号 7' })
  })
})

describe('subscription messages', () => {
  const ids = (...tmplIds: string[]) => ({ tmplIds })
  beforeAll(() => agreed(lab, 'o-sub'))

  test.each([
    ['too many', ids('1', '2', '3', '4'), '#run', { errCode: 20003 }],
    ['none', ids(), '#run', { errCode: 10001 }],
    [
      'outside a tap',
      ids('T1'),
      '#later',
      { thrown: 'requestSubscribeMessage:fail can only be invoked by user TAP gesture.' },
    ],
  ])('%s is refused', async (_, options, act, error) => {
    await lab.call('requestSubscribeMessage', options, act)
    expect(await lab.result()).toMatchObject(error)
    expect(await lab.dialog('subscribe').count()).toBe(0)
  })

  test('a story: one refused, then always, then the main switch off', async () => {
    await lab.call('requestSubscribeMessage', ids('T1', 'T2'))
    expect(await lab.dialog('subscribe').textContent()).toContain('事件进度')
    await lab.dialog('template-T2').uncheck()
    await lab.dialog('allow').click()
    expect(await lab.result()).toMatchObject({ T1: 'accept', T2: 'reject' })
    await lab.call('requestSubscribeMessage', ids('T1'))
    await lab.dialog('always').check()
    await lab.dialog('allow').click()
    expect(await lab.result()).toMatchObject({ T1: 'accept' })
    expect(await lab.run('requestSubscribeMessage', ids('T1'))).toMatchObject({ T1: 'accept' })
    expect(lab.cloud.subscriptions.map((s) => s.results)).toEqual([
      { T1: 'accept', T2: 'reject' },
      { T1: 'accept' },
      { T1: 'accept' },
    ])
    expect(await lab.run('getSetting', { withSubscriptions: true })).toMatchObject({
      subscriptionsSetting: { mainSwitch: true, itemSettings: { T1: 'accept' } },
    })
    await lab.tap('#setting')
    await lab.dialog('main-switch').uncheck()
    await lab.dialog('done').click()
    expect(await lab.run('requestSubscribeMessage', ids('T1'))).toMatchObject({ errCode: 20004 })
  })
})

describe('privacy', () => {
  test('the platform asks once; a refusal is errno 104', async () => {
    await lab.open('pages/lab/lab', { openid: 'o-priv' })
    await lab.call('chooseImage')
    await lab.dialog('refuse').click()
    expect(await lab.result()).toMatchObject({ errno: 104 })
    await lab.call('requirePrivacyAuthorize')
    await lab.dialog('agree').click()
    expect(await lab.result()).toMatchObject({ errMsg: 'requirePrivacyAuthorize:ok' })
    expect(await lab.run('getPrivacySetting')).toMatchObject({ needAuthorization: false })
  })

  test('the app’s own dialog is used when it listens', async () => {
    await lab.open('pages/lab/lab', { openid: 'o-priv2' })
    await lab.tap('#own')
    await lab.call('chooseImage')
    await lab.until(
      async () => !!(await lab.text('#asking'))?.includes('chooseImage'),
      'the app asks',
    )
    await lab.tap('#agree')
    await lab.dialog('sample').click()
    expect(await lab.result()).toMatchObject({ errMsg: 'chooseImage:ok' })
  })

  test('the phone number: refused, then a code', async () => {
    await agreed(lab, 'o-tel')
    await lab.tap('#phone')
    await lab.dialog('cancel').click()
    await lab.until(async () => !!(await lab.text('#result'))?.includes('user deny'), 'the refusal')
    await lab.tap('#phone')
    await lab.dialog('confirm').click()
    await lab.until(async () => !!(await lab.text('#result'))?.includes('code-o-tel'), 'the code')
  })
})
