import type { CallName } from '../../domain/contract'
import { KINDS } from '../../domain/identity/kinds'
import { PURPOSES } from '../../domain/identity/purposes'
import { leavingIdOf } from '../../cloudfunctions/platform/leaving'
import type { Leaving } from '../../domain/identity/types'
import { HER, PLANTED, foundIn, kindAt, stepOn, type Found } from './leaver'
import { HER_PIN, hadACase, livesHere } from './leaverLife'
import { application, committeeTown } from './leaverTown'
import type { Shop } from './pointsWorld'
import { OPENID, WHO } from './street'
import { rid, type Town } from './town'

/**
 * 注销, told of somebody who has used everything: nothing of her is found anywhere afterwards but what is
 * declared to be kept, her report goes on without her, and whatever was under way brings nothing back.
 */
let shop: Shop
let town: Town
beforeEach(async () => {
  shop = await committeeTown()
  town = shop.town
})
afterEach(() => town.stop())

const MINUTE_MS = 60_000
const leave = (who: Parameters<Town['ask']>[0] = HER) =>
  town.ask(who, 'identity.leave', { requestId: rid('leave') })
/** Until nothing that began before could still come. */
async function whenOver(): Promise<void> {
  await town.cloud.atRest()
  town.cloud.clock.set(town.cloud.clock.now() + 3 * MINUTE_MS)
  await town.tick()
  await town.cloud.atRest()
}
/** What was reported and how it was rated are the street's record; whose words they were stands nowhere. */
const isRecord = ({ collection, path, what }: Found): boolean =>
  (what === 'secret' || what === 'comment') && kindAt(collection, path) === KINDS.report
const undeclared = (found: Found[]): Found[] =>
  found.filter((f) => kindAt(f.collection, f.path)?.leaving !== 'kept' && !isRecord(f))

test('whatever is stored of her is declared', async () => {
  await livesHere(shop)
  await hadACase(shop)
  const found = foundIn(town)
  expect(new Set(found.map(({ what }) => what)).size).toBe(Object.keys(PLANTED).length)
  expect(found.filter(({ collection, path }) => !kindAt(collection, path))).toEqual([])
})

test('after 注销 nothing of her is found: no document, no log line, no file', async () => {
  await livesHere(shop)
  await hadACase(shop)
  const logged = town.logged.length
  await leave()
  await town.cloud.atRest()
  // At once: all but the note that it is to be looked at again.
  expect(undeclared(foundIn(town)).filter((f) => f.collection !== 'leavings')).toEqual([])
  await whenOver()
  expect(undeclared(foundIn(town))).toEqual([])
  for (const value of Object.values(PLANTED)) {
    expect(town.logged.slice(logged).filter((line) => line.includes(value))).toEqual([])
    expect(town.files().filter((path) => path.includes(value))).toEqual([])
  }
  expect(town.files().filter((path) => path.startsWith('drafts/'))).toEqual([])
  expect(town.unexpected).toEqual([])
  shop.sound()
})

test('several who left in one minute are cleared away by one tick, and none of them in vain', async () => {
  await livesHere(shop)
  await hadACase(shop)
  await leave()
  const [hers] = town.cloud.store.find('leavings') as unknown as Leaving[]
  const others = Array.from({ length: 30 }, (_, n): Leaving => {
    const openid = `o-gone-${n}`
    return { ...hers!, _id: leavingIdOf(openid), openid, staffId: null }
  })
  town.cloud.store.insertMany('leavings', others as never)
  await whenOver()
  expect(town.cloud.store.count('leavings')).toBe(0)
  expect(undeclared(foundIn(town))).toEqual([])
  expect(town.unexpected).toEqual([])
})

test('her open report goes on without her and closes; nobody rates it, it ends unrated', async () => {
  const { open } = await livesHere(shop)
  await leave()
  await whenOver()
  const view = await town.ask('workerA1', 'report.get', { id: open })
  expect(view.reporterText).toBe('上报人已注销')
  await town.ask('workerA1', 'report.sign', stepOn(town, open))
  const done = { text: '补平了', noPhotoReason: '下雨' }
  await town.ask('workerA1', 'report.resolve', { ...stepOn(town, open), ...done })
  await town.ask('leadA', 'report.verifyPass', stepOn(town, open))
  expect(town.report(open)).toMatchObject({ state: 'CLOSED', open: false, reporter: 'gone' })
  town.cloud.clock.set(town.cloud.clock.now() + 8 * 24 * 60 * MINUTE_MS)
  await town.tick()
  // A clock that jumps for a week is believed by the second tick alone.
  town.cloud.clock.set(town.cloud.clock.now() + MINUTE_MS)
  await town.tick()
  expect(town.report(open)).toMatchObject({ rating: null, waitingFor: null, wakeAt: null })
  expect(town.notices({ to: 'gone' })).toEqual([])
})

test('while a case of hers is open it is refused in words, and nothing is touched', async () => {
  await livesHere(shop)
  await town.ask(HER, 'mediation.apply', application())
  const before = await town.settled()
  expect(await town.code(HER, 'identity.leave', { requestId: rid() })).toBe('caseOpen')
  expect(await town.settled()).toBe(before)
})

test('at night, with a message held until the morning: that goes as well', async () => {
  const { open } = await livesHere(shop)
  await town.cloud.atRest()
  town.cloud.clock.set(town.cloud.clock.now() + 13 * 60 * MINUTE_MS)
  await town.tick()
  town.cloud.clock.advance(MINUTE_MS)
  // Two, for the last one is kept for what matters more.
  for (let i = 0; i < 2; i++)
    await town.ask(HER, 'notice.accept', { requestId: rid(), results: { progress: 'accept' } })
  await town.ask('workerA1', 'report.sign', stepOn(town, open))
  await town.cloud.atRest()
  const held = () => town.cloud.store.find('digests', { to: `user:${HER.openid}` })
  expect(held()).toHaveLength(1)
  await leave()
  await whenOver()
  expect(held()).toEqual([])
  expect(undeclared(foundIn(town))).toEqual([])
})

test('a post is free in the same act, and its work goes to others', async () => {
  await town.ask('builder', 'identity.leave', { requestId: rid() })
  await whenOver()
  expect(town.cloud.store.find('staff', { _id: WHO.builder.id })[0]).toMatchObject({ openid: null })
  expect(town.everything()).not.toContain(OPENID.builder)
})

test('the same again, and by a stranger: done', async () => {
  await livesHere(shop)
  const first = await leave()
  expect(await leave()).toEqual(first)
  await whenOver()
  const after = await leave()
  expect(after.at).toBeGreaterThan(first.at)
  await whenOver()
  expect(undeclared(foundIn(town))).toEqual([])
})

test('nothing begins anew while it is being cleared away; afterwards she is a stranger, and welcome', async () => {
  await livesHere(shop)
  await leave()
  const consents = [{ purpose: 'account' as const, version: PURPOSES.account.version }]
  expect(await town.code(HER, 'identity.agree', { requestId: rid(), consents })).toBe(
    'stillLeaving',
  )
  await whenOver()
  expect((await town.ask(HER, 'identity.me', {})).consents).toEqual({})
  await town.ask(HER, 'identity.agree', { requestId: rid(), consents })
  await whenOver()
  expect(Object.keys((await town.ask(HER, 'identity.me', {})).consents)).toEqual(['account'])
  expect((await town.ask(HER, 'report.list', { scope: 'mine' })).items).toEqual([])
})

test('what she had under way at that moment brings nothing back', async () => {
  await livesHere(shop)
  const submit = () =>
    town.plainly(HER, 'report.submit', {
      ...{ requestId: rid('race'), text: PLANTED.secret, category: '0201', place: HER_PIN },
    })
  const update = () =>
    town.plainly(HER, 'identity.update', { requestId: rid('race'), nickname: PLANTED.nickname })
  await Promise.all([submit(), update(), leave(), submit(), update(), submit()])
  await whenOver()
  expect(undeclared(foundIn(town))).toEqual([])
  expect(town.unexpected).toEqual([])
})

test('a stranger who agrees to nothing: no call of hers stores anything', async () => {
  const stranger = { openid: 'o-stranger-who-refuses' }
  const id = 'report:0123456789abcdef01234567'
  const asked: [CallName, object][] = [
    ['identity.update', { elderMode: true }],
    ['identity.withdraw', { purposes: ['account'] }],
    ['report.submit', { text: '路灯不亮，看不见路', place: HER_PIN }],
    ['report.rate', { id, version: 1, outcome: 'solved', stars: 5 }],
    ['report.withdraw', { id, version: 1 }],
    ['evidence.begin', { under: rid(), names: ['1.jpg'] }],
    ['points.join', { name: '某人' }],
    ['points.wish', { text: '米' }],
    ['points.redeem', { good: 'MI', price: 20 }],
    ['mediation.apply', { ...application(), requestId: undefined }],
    ['notice.read', { ids: ['notice:one'] }],
    ['notice.readAll', { box: 'mine' }],
    ['notice.accept', { results: { progress: 'accept' } }],
  ]
  const before = await town.settled()
  for (const [name, input] of asked) {
    await town.plainly(stranger, name, { ...input, requestId: rid('stranger') })
  }
  expect(await town.settled()).toBe(before)
})
