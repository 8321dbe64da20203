import { emptyDay } from '../../domain/booking/types'
import { DAY_MS, dateOf } from '../../domain/calendar/zone'
import { WORDS, stored, take } from './complaints'
import { IN_STATE, put } from './reports'
import { OPENID, SETTINGS } from './street'
import { rid, startTown, type Town } from './town'

/** What the round of a day removes, and what it says of it. */
let town: Town
beforeEach(async () => {
  town = await startTown()
})
afterEach(() => town.stop())

/** So many days later; a clock that jumps is believed by the second tick. */
async function later(days: number): Promise<void> {
  const to = town.cloud.clock.now() + days * DAY_MS
  for (const at of [to, to + 60_000]) {
    town.cloud.clock.set(at)
    await town.tick()
  }
  await town.cloud.atRest()
}
const runs = () => town.cloud.store.find('retentions', {}, { _id: 1 }, 100)
const photos = () => town.files().filter((path) => path.startsWith('evidence/'))

async function photographed(): Promise<string> {
  const requestId = rid('request-fading')
  const file = await town.upload('resident', `drafts/${requestId}/1.jpg`)
  const place = { kind: 'pin' as const, lng: 109.825, lat: 40.644, label: '树下' }
  const words = { text: '路面破了一个坑', photos: [file], place }
  const { id } = await town.ask('resident', 'report.submit', { requestId, ...words })
  await town.ask('resident', 'report.withdraw', {
    ...{ requestId: rid(), id, version: town.report(id).version, note: '已经有人修了' },
  })
  return id
}

test('a report fades: its point, then its photos and whose it was, then its words', async () => {
  const id = await photographed()
  expect(photos()).toHaveLength(1)
  await later(89)
  expect(town.report(id).place.point).not.toBeNull()
  expect(runs()).toEqual([])
  await later(2)
  expect(town.report(id).place.point).toBeNull()
  expect(runs()).toMatchObject([{ spots: 1, photos: 0, reporters: 0, texts: 0 }])
  await later(280)
  expect(town.report(id)).toMatchObject({ reporter: 'gone', photos: [] })
  expect(photos()).toEqual([])
  expect(town.report(id).text).not.toBe('')
  await later(731)
  expect(town.report(id)).toMatchObject({ text: '', state: 'CANCELLED' })
  const said = runs().map(({ spots, photos, reporters, texts }) => [
    spots,
    photos,
    reporters,
    texts,
  ])
  expect(said).toEqual([
    [1, 0, 0, 0],
    [0, 1, 1, 0],
    [0, 0, 0, 1],
  ])
  expect(JSON.stringify(runs())).not.toContain('report:')
  expect(town.unexpected).toEqual([])
})

test('a complaint fades as a report does: its photos and whose it was, then its words', async () => {
  const requestId = rid('complaint-fading')
  const file = await town.upload('resident', `drafts/${requestId}/1.jpg`)
  const words = { ...WORDS, requestId, photos: [file] } as never
  const { id } = await town.ask('resident', 'complaint.submit', words)
  await later(400)
  // Nothing of one that is open goes.
  expect(stored(town, id)).toMatchObject({ complainant: `user:${OPENID.resident}`, open: true })
  await take(town, 'resident', id, 'withdraw')
  await later(364)
  expect(stored(town, id)).toMatchObject({ complainant: `user:${OPENID.resident}` })
  expect(photos()).toHaveLength(1)
  await later(2)
  expect(stored(town, id)).toMatchObject({ complainant: 'gone', photos: [], text: WORDS.text })
  expect(JSON.stringify(stored(town, id))).not.toContain(OPENID.resident)
  expect(photos()).toEqual([])
  await later(730)
  expect(stored(town, id)).toMatchObject({ text: '', state: 'WITHDRAWN' })
  const counts = runs().map(({ photos, reporters, texts }) => [photos, reporters, texts])
  expect(counts).toEqual([
    [1, 1, 0],
    [0, 0, 1],
  ])
  expect(JSON.stringify(runs())).not.toContain('complaint:')
})

test('a street that keeps photos for longer says so, to everybody and in 我的数据', async () => {
  const own = { ...SETTINGS, retention: { photosDays: 400, readsDays: 730 } }
  await town.replace('settings', own)
  const { keeping } = await town.ask('resident', 'street.get', {})
  expect(keeping).toEqual({
    ...{ spotDays: 90, photosDays: 400, reporterDays: 365, textDays: 1095, readsDays: 730 },
  })
  const { items } = await town.ask('resident', 'identity.myData', {})
  const kept = Object.fromEntries(items.map((item) => [item.label, item.kept]))
  expect(kept).toMatchObject({ 上报的照片: '办结后400天', 谁看过您的信息: '2年' })
  expect(Object.values(kept).join('')).not.toMatch(/[{}]/)
})

test('the second round of a day, and one beside it, remove nothing more', async () => {
  put(town, IN_STATE.EVALUATED())
  await later(400)
  const once = JSON.stringify(runs())
  await Promise.all([town.tick(), town.tick()])
  expect(JSON.stringify(runs())).toBe(once)
  expect(runs()).toMatchObject([{ day: dateOf(town.cloud.clock.now()), reporters: 1 }])
})

test('more than a page of them: the next ticks go on where the last has stopped', async () => {
  for (let i = 0; i < 230; i++) {
    put(town, { ...IN_STATE.EVALUATED(), _id: `report:${String(i).padStart(24, '0')}` })
  }
  await later(400)
  for (let i = 0; i < 3; i++) await town.tick()
  const gone = town.cloud.store.count('reports', { reporter: 'gone' })
  expect([gone, runs().map(({ reporters }) => reporters)]).toEqual([230, [230]])
})

describe('the function dies at a write: the next ticks finish the round, each thing counted once', () => {
  const SITES = [
    { collection: 'reports', action: 'write' },
    { collection: 'retentions', action: 'write' },
    { collection: 'days', action: 'write' },
    { collection: 'walks', action: 'write' },
    { action: 'database.commitTransaction' },
  ]
  const LONG_MS = 400 * DAY_MS

  /** What a round has to do: a report of old, and who waited for a time that is over. */
  async function grown(): Promise<{ id: string; day: string }> {
    const id = await photographed()
    const date = dateOf(town.cloud.clock.now() + LONG_MS - 3 * DAY_MS)
    const line = { key: 'case:1:1', by: 'user:o-resident', from: 1, to: 2, resources: ['room:R1'] }
    const day = { ...emptyDay(date), wait: [{ ...line, for: 'mediation', at: 1 }] }
    town.cloud.store.insertMany('days', [day as never])
    return { id, day: day._id }
  }
  const waiting = (_id: string): unknown => town.cloud.store.find('days', { _id })[0]!.wait

  test.each(SITES.map((site) => [site.collection ?? 'any commit', site] as const))(
    '%s',
    async (_, site) => {
      let died = 0
      for (const when of ['before', 'after'] as const) {
        for (let nth = 1; ; nth++) {
          await town.stop()
          town = await startTown()
          const { id, day } = await grown()
          town.cloud.clock.advance(LONG_MS)
          // The first tick of all has no earlier one to doubt its clock by.
          town.cloud.faults.add({ function: 'jobs', ...site, nth, effect: { kind: 'kill', when } })
          await town.tick().catch(() => undefined)
          const isHit = town.cloud.faults.list().some(({ hits }) => hits > 0)
          town.cloud.faults.clear()
          if (!isHit) break
          died++
          for (let ticks = 0; ticks < 2; ticks++) {
            town.cloud.clock.advance(60_000)
            await town.tick()
          }
          const at = [when, nth]
          const { reporter, place, photos: shown } = town.report(id)
          expect([...at, reporter, place.point, shown]).toEqual([...at, 'gone', null, []])
          expect([...at, photos(), waiting(day)]).toEqual([...at, [], []])
          const counts = { spots: 1, photos: 1, reporters: 1, texts: 0, days: 1 }
          expect([...at, ...runs()]).toMatchObject([...at, counts])
        }
      }
      expect(died).toBeGreaterThan(1)
    },
    300_000,
  )
})
