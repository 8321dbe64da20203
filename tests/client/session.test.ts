import { type App, FakePhone, meView, refused, startApp } from './fakePhone'

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
  phone.handlers['identity.consent'] = ({ version, agree }) =>
    answer({ consent: agree ? { version, at: 1 } : null })
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
  const me = cloudOf()
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

test('consent is asked for once, and again when the guide has changed', async () => {
  cloudOf()
  await app.session.loadMe()
  expect(app.session.needsConsent(state().me)).toBe(true)
  await app.session.consent('2026-1', true)
  expect(app.session.needsConsent(state().me)).toBe(false)
  cloudOf({ consent: { version: '2026-1', at: 1 }, privacyVersion: '2026-2' })
  await app.session.loadMe()
  expect(app.session.needsConsent(state().me)).toBe(true)
})

test('agreed without network to a guide that has changed since: asked once more, nothing is lost', async () => {
  cloudOf()
  await app.session.loadMe()
  phone.online = false
  await app.session.consent('2026-1', true)
  cloudOf({ nickname: '老王', privacyVersion: '2026-2' })
  phone.handlers['identity.consent'] = ({ version, agree }) =>
    agree && version !== '2026-2'
      ? refused('invalidInput')
      : { ok: true, data: meView({ consent: { version, at: 2 }, privacyVersion: '2026-2' }) }
  app = startApp(phone)
  phone.online = true
  await app.session.loadMe()
  await until(() => app.session.needsConsent(state().me))
  expect(state().me).toMatchObject({ nickname: '老王', consent: null })
  expect(app.session.needsConsent(state().me)).toBe(true)
  await app.session.consent('2026-2', true)
  expect(app.session.needsConsent(state().me)).toBe(false)
  const told = phone.named('identity.consent')
  expect(told.map((input) => input.version)).toEqual(['2026-1', '2026-2'])
})

test('consent given without network is not asked for again and reaches the cloud later', async () => {
  const me = cloudOf()
  await app.session.loadMe()
  phone.online = false
  await app.session.consent('2026-1', true)
  app = startApp(phone)
  expect(app.session.needsConsent(state().me)).toBe(false)
  phone.online = true
  await app.session.loadMe()
  await until(() => me().consent !== null)
  expect(me().consent).toEqual({ version: '2026-1', at: 1 })
})

test('before the cloud has told who it is, nobody is asked for consent', () => {
  expect(app.session.needsConsent(null)).toBe(false)
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
    app.session.adoptFresh(meView())
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
