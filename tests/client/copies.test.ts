import { type App, FakePhone, meView, startApp } from './fakePhone'

let phone: FakePhone
let app: App
beforeEach(() => {
  phone = new FakePhone()
  app = startApp(phone)
})

const key = (about: string | number) => app.copies.copyKey('report.get', `report:${about}`)
const keep = (about: string | number, answer: unknown = { text: '井盖不见了' }) =>
  app.copies.keepCopy(key(about), answer)
const read = (about: string | number) => app.copies.readCopy(key(about))
const stored = () => [...phone.storage.keys()].filter((place) => place.startsWith('copy:'))

test('an answer is there again at the next visit, by call and by what it was about', () => {
  keep(1, { text: '一' })
  keep(2, { text: '二' })
  app = startApp(phone)
  expect([read(1), read(2), read(3)]).toEqual([{ text: '一' }, { text: '二' }, null])
})

test('addresses of photos are not kept, their number is', () => {
  keep(1, {
    photos: [{ url: 'https://a' }, { url: 'https://b' }],
    result: { photos: [{ url: 'https://c' }] },
  })
  expect(read(1)).toEqual({
    photos: [{ url: '' }, { url: '' }],
    result: { photos: [{ url: '' }] },
  })
  expect(JSON.stringify([...phone.storage])).not.toContain('https://')
})

describe('bounds', () => {
  test('forty are kept; the one longest not looked at goes', () => {
    const { MOST_COPIES } = app.copies
    for (let i = 0; i < MOST_COPIES; i += 1) keep(i)
    read(0)
    keep('new')
    expect(stored()).toHaveLength(MOST_COPIES)
    expect([read(0), read(1)]).toEqual([{ text: '井盖不见了' }, null])
    app = startApp(phone)
    expect([read(0), read('new')]).not.toContain(null)
  })

  test('all together stay below 500 kB, Chinese counted as three bytes a character', () => {
    const answer = { text: '井'.repeat(30_000) }
    for (let i = 0; i < 10; i += 1) keep(i, answer)
    const bytes = stored().reduce((sum, place) => {
      return sum + Buffer.byteLength(String(phone.storage.get(place)))
    }, 0)
    expect(bytes).toBeLessThanOrEqual(app.copies.MOST_BYTES)
    expect(stored()).toHaveLength(5)
    expect(read(9)).toEqual(answer)
  })

  test('one that is far too large is not kept, nor is the older one in its place', () => {
    keep(1)
    keep(1, { text: '井'.repeat(200_000) })
    expect(read(1)).toBeNull()
    expect(stored()).toEqual([])
  })

  test('a phone without room keeps none and breaks nothing', () => {
    phone.storageFull = true
    keep(1)
    expect(read(1)).toBeNull()
  })
})

describe('erased', () => {
  const consents = { account: { version: '2026-1', at: 1 } }
  const posts = [{ role: 'gridWorker' as const, title: '网格员', scopeName: '黄河社区 第3网格' }]
  const login = (change: object = {}) => app.session.adopt(meView(change))

  test.each([
    ['another post', { roles: posts, staffName: '张三' }, {}],
    ['no post any more', {}, { roles: posts, staffName: '张三' }],
  ])('when the person changes: %s', (_, after: object, before: object) => {
    login(before)
    keep(1)
    login(after)
    expect([read(1), stored()]).toEqual([null, []])
  })

  test('not when only the name or the number of unread messages changes', () => {
    login()
    keep(1)
    login({ nickname: '老王', unread: 3 })
    expect(read(1)).not.toBeNull()
  })

  test('when consent is withdrawn; nothing is kept until there is one again', () => {
    login({ consents })
    keep(1)
    login({ consents: {} })
    keep(2)
    expect([read(1), read(2), stored()]).toEqual([null, null, []])
    app = startApp(phone)
    login({ consents: {} })
    keep(3)
    expect(read(3)).toBeNull()
    login({ consents })
    keep(4)
    expect(read(4)).not.toBeNull()
  })

  test('when they are in the shape of another contract', () => {
    keep(1)
    const index = phone.storage.get('copies') as { contract: number }
    phone.storage.set('copies', { ...index, contract: index.contract - 1 })
    app = startApp(phone)
    expect([read(1), stored()]).toEqual([null, []])
  })

  test('one by one, when the cloud says that it may no longer be seen', () => {
    keep(1)
    keep(2)
    app.copies.dropCopy(key(1))
    app = startApp(phone)
    expect([read(1), read(2)]).toEqual([null, { text: '井盖不见了' }])
  })
})
