import { CALLS, type CallName } from '../../domain/contract'
import { askedWhenGone } from './gone'
import { withCommittee } from './committee'
import { WRITING_CALLS } from './mediationCalls'
import { POINTS_WRITING } from './pointsCalls'
import { OPENID } from './street'
import { rid, startTown, type Town } from './town'
import { WRITING_CASES } from './writingCases'

/**
 * One request id, one intention: the same content again is answered as done, other content is refused
 * and writes nothing, whichever call it comes in (docs/decisions/0011); and also to somebody who has left
 * every post since.
 */
let town: Town
beforeAll(async () => {
  town = await startTown(undefined, {}, {}, withCommittee)
})
afterAll(() => town.stop())

test('every writing call has a case', () => {
  const kept = (n: CallName) => CALLS[n].kind === 'writing' && n !== 'identity.leave'
  // 注销 leaves nothing, no mark either: leaving.test.ts.
  const writing = (Object.keys(CALLS) as CallName[]).filter(kept)
  const all = [...WRITING_CASES, ...WRITING_CALLS, ...POINTS_WRITING]
  expect(new Set(all.map((c) => c.name))).toEqual(new Set(writing))
})

test.each(WRITING_CASES.map((c, i) => [`${i} ${c.name} by ${c.who}`, c] as const))(
  '%s',
  async (_, c) => {
    const requestId = rid('reused')
    const first = await c.first(town, requestId)
    const done = await town.call(c.who, c.name, { requestId, ...first })
    expect(done).toMatchObject({ ok: true })
    const other = await c.other(first, town)
    const before = await town.settled()
    expect(await town.code(c.who, c.name, { requestId, ...other })).toBe('requestReused')
    expect(await town.code(c.who, c.name, { requestId, ...first })).toBe('ok')
    expect(await town.settled()).toBe(before)
    const who = { openid: OPENID[c.who] }
    const late = await askedWhenGone(town, who, c.name, { requestId, ...first })
    expect(late).toMatchObject({ ok: true })
    // Whoever only worked on it may read it no more.
    const isOwn = ['resident', 'neighbour'].includes(c.who) || c.name === 'report.selfHandle'
    if (c.name.startsWith('report.') && !isOwn)
      expect(late).toEqual({
        ...{ ok: true, data: null, repeated: true },
        now: expect.any(Number),
      })
    expect(await town.settled()).toBe(before)
  },
)
