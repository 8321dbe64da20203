import { PURPOSES } from '../../domain/identity/purposes'
import { type App, FakePhone, meView, refused, startApp } from './fakePhone'

const { version } = PURPOSES.account

let phone: FakePhone
let app: App
beforeEach(() => {
  phone = new FakePhone()
  app = startApp(phone)
})

/** A cloud that keeps one person, as identity.* does. */
function cloudOf(change: object = {}) {
  let me = meView(change)
  const answer = (patch: object) => {
    me = { ...me, ...patch }
    return { ok: true as const, data: me }
  }
  phone.handlers['identity.me'] = () => answer({})
  phone.handlers['identity.update'] = ({ elderMode }) => answer({ elderMode })
  phone.handlers['identity.agree'] = ({ consents }) => {
    const given = (consents as { purpose: string; version: string }[]).map(
      ({ purpose, version }) => [purpose, { version, at: 1 }] as const,
    )
    return answer({ consents: { ...me.consents, ...Object.fromEntries(given) } })
  }
  return () => me
}
const state = () => app.session.useSession.getState()
/** What was begun without being awaited comes about, within some turns of the event loop. */
async function until(condition: () => boolean): Promise<void> {
  for (let turn = 0; turn < 100 && !condition(); turn++) {
    await new Promise((resolve) => setImmediate(resolve))
  }
  expect(condition()).toBe(true)
}

test('the last visit is shown at once, without network', async () => {
  cloudOf({ nickname: '老王', elderMode: true })
  await app.session.loadMe()
  phone.online = false
  app = startApp(phone)
  expect(state()).toMatchObject({ me: { nickname: '老王' }, elder: true })
  expect(await app.session.loadMe()).toMatchObject({ code: 'offline' })
  expect(state()).toMatchObject({ me: { nickname: '老王' }, failure: { code: 'offline' } })
})

test('长辈版 chosen without network holds, and the cloud is told at the next visit', async () => {
  const me = cloudOf({ consents: { account: { version, at: 1 } } })
  await app.session.loadMe()
  phone.online = false
  await app.session.setElder(true)
  expect(state().elder).toBe(true)
  app = startApp(phone)
  expect(state().elder).toBe(true)
  phone.online = true
  await app.session.loadMe()
  expect(state().elder).toBe(true)
  await until(() => me().elderMode)
  expect(state().elder).toBe(true)
})

const lacks = () => app.session.needsConsent(state().me, ['account'])

test('consent is asked for once, and again when the words have changed', async () => {
  cloudOf()
  await app.session.loadMe()
  expect(lacks()).toEqual(['account'])
  await app.session.agree(['account'])
  expect(lacks()).toEqual([])
  expect(app.session.needsConsent(state().me, ['account', 'place'])).toEqual(['place'])
  cloudOf({ consents: { account: { version: 'of before', at: 1 } } })
  await app.session.loadMe()
  expect(lacks()).toEqual(['account'])
})

test('agreed without network to words that the cloud knows no more: asked once more, nothing is lost', async () => {
  cloudOf()
  await app.session.loadMe()
  phone.online = false
  await app.session.agree(['account'])
  cloudOf({ nickname: '老王' })
  phone.handlers['identity.agree'] = () => refused('outdated')
  app = startApp(phone)
  phone.online = true
  await app.session.loadMe()
  await until(() => lacks().length > 0)
  expect(state().me).toMatchObject({ nickname: '老王', consents: {} })
})

test('consent given without network is not asked for again and reaches the cloud later', async () => {
  const me = cloudOf()
  await app.session.loadMe()
  phone.online = false
  await app.session.agree(['account'])
  app = startApp(phone)
  expect(lacks()).toEqual([])
  phone.online = true
  await app.session.loadMe()
  await until(() => me().consents.account !== undefined)
  expect(me().consents).toEqual({ account: { version, at: 1 } })
})

test('before the cloud has told who it is, nobody is asked for consent', () => {
  expect(app.session.needsConsent(null, ['account'])).toEqual([])
})

describe('a call that is refused for want of a consent', () => {
  const ask = () => app.call.call('points.wish', { requestId: 'request-wish-0000001', text: '米' })
  const refusing = () => {
    const me = cloudOf()
    phone.handlers['points.wish'] = () =>
      me().consents.points
        ? { ok: true, data: {} }
        : { ...refused('needsConsent'), field: 'points' }
    return me
  }
  const sheet = () => app.consent.useConsentAsked.getState().asked

  test('opens the sheet; agreed, the same request goes on', async () => {
    refusing()
    await app.session.loadMe()
    const asked = ask()
    await until(() => sheet() !== null)
    expect(sheet()!.purposes).toEqual(['points'])
    sheet()!.answer(true)
    expect(await asked).toMatchObject({ ok: true })
    const ids = phone.named('points.wish').map(({ requestId }) => requestId)
    expect(ids).toEqual(['request-wish-0000001', 'request-wish-0000001'])
    expect(sheet()).toBeNull()
  })

  test('turned down, it stays refused, and nothing is told', async () => {
    refusing()
    await app.session.loadMe()
    const asked = ask()
    await until(() => sheet() !== null)
    sheet()!.answer(false)
    expect(await asked).toMatchObject({ ok: false, code: 'needsConsent' })
    expect(phone.named('identity.agree')).toEqual([])
  })
})

test('注销: the phone keeps nothing, and knows nobody', async () => {
  cloudOf({ nickname: '老王', elderMode: true, consents: { account: { version, at: 1 } } })
  phone.handlers['identity.leave'] = () => ({ ok: true, data: { at: 7 } })
  await app.session.loadMe()
  const id = `report:${'a'.repeat(24)}`
  const seen = { id, version: 3, context: 'report', action: 'sign', label: '签收', done: '已签收' }
  app.kept.keepStep({ ...seen, requestId: 'request-kept-000001', title: '楼道堆物', page: 'p' })
  app.written.keepWords(id, 'return', '张三家门口')
  app.tapped.rememberTapped({ id, title: '楼道堆物', line: '', tag: { text: '', tone: 'plain' } })
  const place = { kind: 'building' as const, buildingId: 'b1' }
  app.own.rememberOwnBuilding({ place, label: '阳光小区 3号楼' })
  await app.session.leaveForGood('request-leave-000001')
  // Nor is anything sent, or kept once more, of what was in memory.
  await app.kept.sendKept()
  expect(phone.named('report.sign')).toEqual([])
  expect(app.kept.useKept.getState().steps).toEqual([])
  expect(app.written.wordsOf(id, 'return')).toBe('')
  expect(app.tapped.tapped(id)).toBeNull()
  expect(app.own.ownBuilding()).toBeNull()
  expect([...phone.storage.keys()]).toEqual([])
  // The receipt is still to be read; the next page knows nobody who wants large type.
  expect(state()).toMatchObject({ me: null, elder: true })
  cloudOf({ elderMode: false, consents: {} })
  await app.session.loadMe()
  expect(state().elder).toBe(false)
})

test.each([
  [0, false],
  [3, true],
])('%i unread: red dot %s', async (unread, dot) => {
  cloudOf({ unread })
  await app.session.loadMe()
  expect(phone.redDot).toBe(dot)
})

describe('the first page that is opened', () => {
  test('may tell who this is; what the cloud does not know yet is told in return', async () => {
    const me = cloudOf()
    await app.session.loadMe()
    phone.online = false
    await app.session.setElder(true)
    phone.online = true
    const calls = phone.named('identity.me').length
    app.session.adoptFresh(meView({ consents: { account: { version, at: 1 } } }))
    await until(() => me().elderMode)
    expect(state().elder).toBe(true)
    expect(phone.named('identity.me')).toHaveLength(calls)
  })

  test('does not tell: it is asked once, however many parts want to know', async () => {
    cloudOf({ nickname: '老王' })
    app.session.learnMe()
    app.session.learnMe()
    await until(() => state().me !== null)
    app.session.learnMe()
    expect(phone.named('identity.me')).toHaveLength(1)
  })
})

describe('the street on the phone', () => {
  const street = (rev: string) => ({ ok: true as const, data: { rev } })
  test('is fetched once for one revision, and kept over a restart', async () => {
    phone.handlers['street.get'] = () => street('r1')
    cloudOf({ streetRev: 'r1' })
    await app.session.loadMe()
    await app.street.getStreet()
    await app.street.getStreet()
    app = startApp(phone)
    await app.street.getStreet()
    expect(phone.calls.filter((c) => c.name === 'street.get')).toHaveLength(1)
  })
  test('is asked for once by all parts of a page', async () => {
    phone.handlers['street.get'] = () => street('r1')
    await Promise.all([app.street.getStreet(), app.street.getStreet()])
    expect(phone.named('street.get')).toHaveLength(1)
  })
  test('is fetched anew when the street was imported anew', async () => {
    phone.handlers['street.get'] = () => street('r1')
    await app.street.getStreet()
    phone.handlers['street.get'] = () => street('r2')
    cloudOf({ streetRev: 'r2' })
    await app.session.loadMe()
    expect(await app.street.getStreet()).toEqual(street('r2'))
  })
  test('an older copy serves while the cloud cannot be reached', async () => {
    phone.handlers['street.get'] = () => street('r1')
    await app.street.getStreet()
    cloudOf({ streetRev: 'r2' })
    await app.session.loadMe()
    phone.online = false
    expect(await app.street.getStreet()).toEqual(street('r1'))
  })
})
