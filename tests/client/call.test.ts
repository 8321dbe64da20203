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
  const lost = broken(-1)
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
    ['writing, the function timed out', WRITE, [broken(-504_003)], 1, { code: 'serverError' }],
    ['writing, busy after it had begun', WRITE, [refused('busy'), DONE], 1, { code: 'busy' }],
    ['writing, refused as too many', WRITE, [tooMany, DONE], 2, { ok: true }],
    ['writing, refused three times', WRITE, [tooMany, tooMany, tooMany], 3, { code: 'busy' }],
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
  ['no network', broken(-1), 'offline'],
  ['no network, as the cloud base says it', broken(-601003), 'offline'],
  ['request timed out in WeChat', { errMsg: 'request:fail timeout' }, 'offline'],
  ['too many at once', broken(-501004), 'busy'],
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
  expect(await reply).toMatchObject({ code: 'offline' })
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
