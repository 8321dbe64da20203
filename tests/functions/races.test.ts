import { createHash } from 'node:crypto'
import { IN_STATE, put } from './reports'
import { MONDAY, OPENID } from './street'
import { inProcesses } from './instances'
import { reportIdOf, photoOf, rid, startTown, type Town } from './town'

/** Many at the same time: one effect, and every loser is told a reason that is true. */
let town: Town
beforeAll(async () => {
  // Through processes, as on the platform.
  town = await startTown(undefined, {}, inProcesses)
})
afterAll(() => town.stop())

const SUBMIT = {
  text: '路上有个坑，老人差点摔倒',
  category: '0201',
  place: { kind: 'building', buildingId: '101' } as const,
}
const inputFor = (state: keyof typeof IN_STATE, more: object) => {
  const id = put(town, IN_STATE[state]())
  return { requestId: rid(), id, version: town.report(id).version, ...more }
}

describe('fifty at once', () => {
  const FIFTY = Array.from({ length: 50 }, (_, i) => i)
  const tally = (codes: string[]): Record<string, number> =>
    codes.reduce<Record<string, number>>((t, c) => ({ ...t, [c]: (t[c] ?? 0) + 1 }), {})

  /** Codes that a loser may be given; `busy` says “again”, and again it will be one of the others. */
  const losers = (codes: Record<string, number>, ...allowed: string[]): void => {
    for (const code of Object.keys(codes)) expect(['ok', 'busy', ...allowed]).toContain(code)
  }

  test('signatures with different requests: one', async () => {
    const input = inputFor('ASSIGNED', {})
    const codes = tally(
      await Promise.all(
        FIFTY.map(() => town.code('workerA1', 'report.sign', { ...input, requestId: rid() })),
      ),
    )
    losers(codes, 'wrongState', 'changed')
    expect(codes.ok).toBe(1)
    expect(town.report(input.id).history.filter((h) => h.action === 'sign')).toHaveLength(1)
    expect(town.notices({ about: input.id })).toHaveLength(1)
  })

  test('the same submit: one report, one notice', async () => {
    const requestId = rid()
    const codes = tally(
      await Promise.all(
        FIFTY.map(() => town.code('resident', 'report.submit', { ...SUBMIT, requestId })),
      ),
    )
    losers(codes)
    const id = reportIdOf(OPENID.resident, requestId)
    expect(town.cloud.store.count('reports', { _id: id })).toBe(1)
    expect(town.report(id).history).toHaveLength(3)
    const told = town.notices({ about: id }).filter((n) => !n._id.endsWith(':lead'))
    expect(told).toHaveLength(1)
  })

  test('the same submit with photos: evidence of all of them, and the uploads are gone', async () => {
    const requestId = rid()
    const bytes = ['one', 'two', 'three']
    const photos = await Promise.all(
      bytes.map((b, i) => town.upload('resident', `drafts/${requestId}/${i}.jpg`, b)),
    )
    const codes = tally(
      await Promise.all(
        FIFTY.slice(0, 12).map(() =>
          town.code('resident', 'report.submit', { ...SUBMIT, requestId, photos }),
        ),
      ),
    )
    expect(codes).toEqual({ ok: 12 })
    const stored = town.report(reportIdOf(OPENID.resident, requestId)).photos
    expect(stored.map((p) => p.sha256)).toEqual(
      bytes.map((b) => createHash('sha256').update(photoOf(b)).digest('hex')),
    )
    const view = await town.ask('resident', 'report.submit', { ...SUBMIT, requestId, photos })
    expect(view.repeated).toBe(true)
    const shown = await Promise.all(view.photos.map(async (p) => (await fetch(p.url)).text()))
    expect(shown).toEqual(bytes.map((b) => photoOf(b).toString()))
    const left = await Promise.all(photos.map((id) => town.download('resident', id)))
    expect(left).toEqual([null, null, null])
  })

  test('ratings that differ: one', async () => {
    const input = inputFor('CLOSED', { outcome: 'solved' })
    const codes = tally(
      await Promise.all(
        FIFTY.map((i) =>
          town.code('resident', 'report.rate', {
            ...input,
            requestId: rid(),
            stars: (i % 5) + 1,
          }),
        ),
      ),
    )
    losers(codes, 'alreadyRated', 'changed')
    expect(codes.ok).toBe(1)
    expect(town.report(input.id).history.filter((h) => h.action === 'rate')).toHaveLength(1)
  })

  test('a reporter withdraws while a worker accepts: one of them', async () => {
    for (let round = 0; round < 10; round++) {
      const input = inputFor('SUBMITTED', {})
      const codes = await Promise.all([
        town.code('resident', 'report.withdraw', { ...input, requestId: rid() }),
        town.code('workerA1', 'report.accept', { ...input, requestId: rid(), category: '0201' }),
        town.code('dispatcher', 'report.reject', { ...input, requestId: rid(), note: '请拨12345' }),
      ])
      expect(codes.filter((c) => c === 'ok')).toHaveLength(1)
      const { history, submittedAt } = town.report(input.id)
      expect(submittedAt).toBe(MONDAY)
      const ends = history.filter((h) => ['withdraw', 'accept', 'reject'].includes(h.action))
      expect(ends).toHaveLength(1)
    }
  })

  test('subscriptions granted in parallel are all counted', async () => {
    const results = { task: 'accept' as const }
    const answers = await Promise.all(
      Array.from({ length: 12 }, () =>
        town.call('leadB', 'notice.accept', { requestId: rid(), results }),
      ),
    )
    const counted = answers.filter((a) => a.ok).length
    const me = await town.ask('leadB', 'identity.me', {})
    expect(me.quota.task).toBe(counted)
    expect(counted).toBe(12)
  })
})
