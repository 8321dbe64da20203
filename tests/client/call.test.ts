import { type App, FakePhone, startApp } from './fakePhone'

let phone: FakePhone
let app: App
beforeEach(() => {
  phone = new FakePhone()
  app = startApp(phone)
})
afterEach(() => jest.useRealTimers())

test('sends name and input, gives back the answer', async () => {
  phone.handlers['grid.buildings'] = () => ({ ok: true, data: { items: [] } })
  expect(await app.call.call('grid.buildings', { estateId: 'E1' })).toEqual({
    ok: true,
    data: { items: [] },
  })
  expect(phone.calls).toEqual([{ name: 'grid.buildings', input: { estateId: 'E1' } }])
})

test('a refusal comes as it is, with the message for people', async () => {
  const refusal = { ok: false as const, code: 'busy' as const, message: '稍等', retryable: true }
  phone.handlers['identity.me'] = () => refusal
  expect(await app.call.call('identity.me', {})).toEqual(refusal)
})

const broken = (errCode: number | string) => ({ errCode, errMsg: 'cloud.callFunction:fail' })
test.each([
  ['no network', broken(-1), 'offline'],
  ['no network, as the cloud base says it', broken(-601003), 'offline'],
  ['request timed out in WeChat', { errMsg: 'request:fail timeout' }, 'offline'],
  ['the function timed out', broken(-504003), 'serverError'],
  ['the function is not there', broken(-501000), 'serverError'],
  ['the function threw', broken(-404011), 'serverError'],
  ['a code that is no number', broken('FUNCTIONS_TIME_LIMIT_EXCEEDED'), 'offline'],
  ['something that is no error', undefined, 'offline'],
])('%s', async (_, thrown, code) => {
  phone.taro.cloud.callFunction = () => Promise.reject(thrown)
  const reply = await app.call.call('identity.me', {})
  expect(reply).toMatchObject({ ok: false, code, retryable: true })
  expect(reply).toHaveProperty('message', expect.stringMatching(/[\u4e00-\u9fff]{6,}/))
})

test.each([[null], ['<html>'], [{}], [{ ok: 'yes' }]])(
  'an answer that is none (%j) is a server error',
  async (result) => {
    phone.taro.cloud.callFunction = async () => ({ result }) as never
    expect(await app.call.call('identity.me', {})).toMatchObject({ code: 'serverError' })
  },
)

test('gives up after 15 seconds', async () => {
  jest.useFakeTimers()
  phone.taro.cloud.callFunction = () => new Promise(() => undefined)
  const reply = app.call.call('identity.me', {})
  await jest.advanceTimersByTimeAsync(app.call.CALL_TIMEOUT_MS - 1)
  let over = false
  void reply.then(() => (over = true))
  await jest.advanceTimersByTimeAsync(0)
  expect(over).toBe(false)
  await jest.advanceTimersByTimeAsync(1)
  expect(await reply).toMatchObject({ code: 'offline' })
})

test('leaves no timer behind', async () => {
  jest.useFakeTimers()
  phone.handlers['identity.me'] = () => ({ ok: true, data: {} })
  await app.call.call('identity.me', {})
  expect(jest.getTimerCount()).toBe(0)
})
