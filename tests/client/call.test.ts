import { CONTRACT } from '../../domain/contract/number'
import { type App, FakePhone, refused, startApp } from './fakePhone'

let phone: FakePhone
let app: App
beforeEach(() => {
  phone = new FakePhone()
  app = startApp(phone)
})
afterEach(() => jest.useRealTimers())

const READ = { name: 'place.buildings' as const, input: { estateId: 'E1' } }
const WRITE = {
  name: 'identity.update' as const,
  input: { requestId: 'r'.repeat(24), elderMode: true },
}
const broken = (errCode: number | string) => ({ errCode, errMsg: 'cloud.callFunction:fail' })
const DONE = { ok: true as const, data: { items: [] } }

/** A cloud that answers or throws one thing after another; what it was sent is kept. */
function cloudThat(...outcomes: unknown[]) {
  const sent: unknown[] = []
  phone.taro.cloud.callFunction = async ({ data }) => {
    sent.push(data)
    const outcome = outcomes.shift()
    if (typeof outcome === 'object' && outcome !== null && 'ok' in outcome)
      return { result: outcome as never }
    throw outcome
  }
  return sent
}

/** Chance in the middle; the pauses are noted instead of waited for. */
function patience() {
  const pauses: number[] = []
  const wait = async (ms: number) => void pauses.push(ms)
  return { random: () => 0.5, wait, pauses }
}

test('sends name, input and the number of the contract, gives back the answer', async () => {
  phone.handlers['place.buildings'] = () => DONE
  expect(await app.call.call(READ.name, READ.input)).toEqual(DONE)
  expect(phone.calls).toEqual([{ ...READ, contract: CONTRACT }])
})

test('a refusal comes as it is, with the message for people', async () => {
  phone.handlers['place.buildings'] = () => refused('notFound')
  expect(await app.call.call(READ.name, READ.input)).toEqual(refused('notFound'))
})

test('a client whose contract is gone is told to start anew, in words', async () => {
  phone.handlers['place.buildings'] = () => refused('outdated')
  const reply = await app.call.call(READ.name, READ.input)
  expect(reply).toMatchObject({ ok: false, retryable: false })
  expect(reply).toHaveProperty('message', expect.stringMatching(/重新打开/))
})

describe('tried again', () => {
  const lost = broken(-601_003)
  const tooMany = broken(-501_004)
  test.each([
    ['reading, lost once', READ, [lost, DONE], 2, { ok: true }],
    ['reading, refused as too many twice', READ, [tooMany, tooMany, DONE], 3, { ok: true }],
    ['reading, over the quota', READ, [broken(-501_003), DONE], 2, { ok: true }],
    ['reading, the function timed out', READ, [broken(-504_003), DONE], 2, { ok: true }],
    ['reading, busy', READ, [refused('busy'), DONE], 2, { ok: true }],
    ['reading, lost three times', READ, [lost, lost, lost, DONE], 3, { code: 'offline' }],
    ['reading, refused for good', READ, [refused('notFound'), DONE], 1, { code: 'notFound' }],
    ['writing, lost', WRITE, [lost, DONE], 1, { code: 'offline' }],
    ['writing, the function timed out', WRITE, [broken(-504_003)], 1, { code: 'slow' }],
    ['writing, busy after it had begun', WRITE, [refused('busy'), DONE], 1, { code: 'busy' }],
    ['writing, refused as too many', WRITE, [tooMany, DONE], 2, { ok: true }],
    ['writing, refused four times', WRITE, [...Array(4).fill(tooMany), DONE], 5, { ok: true }],
    ['writing, refused five times', WRITE, Array(6).fill(tooMany), 5, { code: 'busy' }],
    ['reading, lost, then full', READ, [lost, tooMany, tooMany, DONE], 4, { ok: true }],
  ])('%s', async (_, { name, input }, outcomes, tries, reply) => {
    const sent = cloudThat(...outcomes)
    expect(await app.call.call(name, input as never, patience())).toMatchObject(reply)
    expect(sent).toEqual(Array(tries).fill({ name, input, contract: CONTRACT }))
  })

  test.each([
    [0, [200, 600]],
    [0.5, [400, 1_200]],
    [0.999, [600, 1_799]],
  ])('after pauses by chance (%f): %j ms', async (chance, pauses) => {
    cloudThat(lost, lost, DONE)
    const p = { ...patience(), random: () => chance }
    await app.call.call(READ.name, READ.input, p)
    expect(p.pauses.map(Math.round)).toEqual(pauses)
  })
})

test.each([
  ['no network', broken(-601003), 'offline'],
  ['no network, without a code', { errMsg: 'cloud.callFunction:fail request:fail' }, 'offline'],
  ['no network, as code −1', { errCode: -1, errMsg: 'x:fail request:fail ' }, 'offline'],
  ['no name server', { errMsg: 'fail net::ERR_NAME_NOT_RESOLVED' }, 'offline'],
  ['a line that broke', { errMsg: 'fail socket hang up' }, 'offline'],
  ['request timed out in WeChat', { errMsg: 'request:fail timeout' }, 'slow'],
  ['the same in English words', { errMsg: 'request:fail The request timed out.' }, 'slow'],
  ['too many at once', broken(-501004), 'busy'],
  ['over the quota', broken(-501003), 'busy'],
  ['the function timed out', broken(-504003), 'slow'],
  ['its time limit in words', broken('FUNCTIONS_TIME_LIMIT_EXCEEDED'), 'slow'],
  ['Invoking task timed out', { errCode: -504002, errMsg: 'timed out after 3 s' }, 'slow'],
  ['the function is not there', broken(-501000), 'serverError'],
  ['the function threw', broken(-404011), 'serverError'],
  ['the cloud was never opened', { errMsg: 'Cloud API isn’t enabled' }, 'serverError'],
  ['no permission to the environment', broken(-601034), 'serverError'],
  ['a phone without cloud', new TypeError('undefined is not an object'), 'serverError'],
  ['something that is no error', undefined, 'serverError'],
])('%s', async (_, thrown, code) => {
  phone.taro.cloud.callFunction = () => Promise.reject(thrown)
  const reply = await app.call.call('identity.me', {})
  expect(reply).toMatchObject({ ok: false, code, retryable: true })
  expect(reply).toHaveProperty('message', expect.stringMatching(/[\u4e00-\u9fff]{6,}/))
})

test.each([
  [broken(-1), true, 'serverError'],
  [broken(-1), false, 'offline'],
  [undefined, false, 'offline'],
  [broken(-504003), false, 'slow'],
  [broken(-501000), false, 'serverError'],
])('%j, with network %s: %s', async (thrown, online, code) => {
  phone.online = online
  phone.taro.cloud.callFunction = () => Promise.reject(thrown)
  expect(await app.call.call('identity.me', {})).toMatchObject({ code, retryable: true })
})

test('the words of every cause are its own, and only those of the network name it', () => {
  const { offline, slow, photoGone, photoStuck, refusal } = app.causes
  const all = [offline(), slow(), photoGone(2), photoStuck(2), refusal('busy')]
  const words = [...all, refusal('serverError')].map(({ message }) => message)
  expect(new Set(words).size).toBe(words.length)
  expect(words.filter((one) => one.includes('网络'))).toEqual([offline().message])
  expect(words.filter((one) => one.includes('第2张照片'))).toHaveLength(2)
})

/** A phone whose clock is wrong by so much, and a cloud that says what time it is. */
describe('the clock of the cloud', () => {
  const HOUR = 3_600_000
  const TRUE_NOW = 1_795_000_000_000
  const learned = async (aheadMs: number, wayMs = 0) => {
    jest.useFakeTimers({ now: TRUE_NOW + aheadMs - wayMs / 2 })
    phone.taro.cloud.callFunction = async () => {
      jest.setSystemTime(Date.now() + wayMs)
      return { result: { ...DONE, now: Date.now() - wayMs / 2 - aheadMs } as never }
    }
    return app.call.call(READ.name, READ.input)
  }
  test.each([[0], [5 * HOUR], [-26 * HOUR], [400 * 24 * HOUR], [-10_000]])(
    'is known on a phone that is %i ms ahead',
    async (aheadMs) => {
      expect(await learned(aheadMs)).toEqual(DONE)
      expect(app.clock.cloudNow()).toBe(TRUE_NOW)
      app = startApp(phone)
      expect(app.clock.cloudNow()).toBe(TRUE_NOW)
    },
  )
  test('the way of the answer is shared between there and back', async () => {
    await learned(5 * HOUR, 4_000)
    expect(app.clock.cloudNow()).toBe(TRUE_NOW + 2_000)
  })
  test('a clock that was put right is believed again', async () => {
    await learned(5 * HOUR)
    await learned(0)
    expect(app.clock.cloudNow()).toBe(TRUE_NOW)
  })
  test('a cloud that does not say leaves it as it was', async () => {
    jest.useFakeTimers({ now: TRUE_NOW })
    phone.handlers['place.buildings'] = () => DONE
    await app.call.call(READ.name, READ.input)
    expect(app.clock.cloudNow()).toBe(TRUE_NOW)
  })
})

test.each([[null], ['<html>'], [{}], [{ ok: 'yes' }]])(
  'an answer that is none (%j) is a server error',
  async (result) => {
    phone.taro.cloud.callFunction = async () => ({ result }) as never
    expect(await app.call.call('identity.me', {})).toMatchObject({ code: 'serverError' })
  },
)

test('gives up after 15 seconds, and then tries no more', async () => {
  jest.useFakeTimers()
  let sent = 0
  let lose: (error: unknown) => void = () => undefined
  phone.taro.cloud.callFunction = () => {
    sent += 1
    return new Promise((_, reject) => (lose = reject))
  }
  const reply = app.call.call('identity.me', {})
  await jest.advanceTimersByTimeAsync(app.call.CALL_TIMEOUT_MS - 1)
  let over = false
  void reply.then(() => (over = true))
  await jest.advanceTimersByTimeAsync(0)
  expect(over).toBe(false)
  await jest.advanceTimersByTimeAsync(1)
  expect(await reply).toMatchObject({ code: 'slow' })
  lose(broken(-1))
  await jest.advanceTimersByTimeAsync(10_000)
  expect(sent).toBe(1)
})

test('leaves no timer behind', async () => {
  jest.useFakeTimers()
  phone.handlers['identity.me'] = () => ({ ok: true, data: {} })
  await app.call.call('identity.me', {})
  expect(jest.getTimerCount()).toBe(0)
})
