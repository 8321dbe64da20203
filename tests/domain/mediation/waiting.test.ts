import {
  CASES_WAITING,
  offeredTo,
  waitsBy,
  withWait,
  withoutVain,
  withoutWaits,
} from '../../../domain/mediation/waiting'
import type { Case, CaseBooking, CaseWait } from '../../../domain/mediation/types'

/** 候补 as the case has it. Only the fields that decide are there. */
const NOW = 1_000_000
const ID = 'case:0123456789abcdef01234567'
const WANG = 'user:o-wang'

const wait = (n: number, more: Partial<CaseWait> = {}): CaseWait => ({
  ...{ key: `${ID}:${n}`, n, by: WANG, until: null, date: '2026-06-09' },
  ...{ from: NOW + 100_000 * n, to: NOW + 100_000 * n + 50_000 },
  resources: ['staff:M1', 'room:R1'],
  ...more,
})
const booking = (n: number): CaseBooking => {
  const { key, date, from, to, resources } = wait(n)
  return { key, date, from, to, resources, roomName: '', link: '' }
}
const made = (more: Partial<Case>): Case =>
  ({
    ...{ _id: ID, open: true, state: 'CHOOSING', choice: { stage: 'book' } },
    ...{ lead: { id: 'staff:M1' }, team: [], booking: null, freeing: [], holdNo: 3 },
    ...more,
  }) as unknown as Case

const waits = [wait(1), wait(2)]

test.each<[string, Partial<Case>, Partial<Case>, number[], number[]]>([
  ['nothing has changed', {}, {}, [1, 2], []],
  ['another time was booked', {}, { state: 'SCHEDULED', booking: booking(9) }, [], [1, 2]],
  ['the time that was held was booked', {}, { state: 'SCHEDULED', booking: booking(1) }, [], [2]],
  [
    'it has an appointment already, and waits for an earlier one',
    { state: 'SCHEDULED', booking: booking(9) },
    { state: 'SCHEDULED', booking: booking(9) },
    [1, 2],
    [],
  ],
  ['it has ended', {}, { state: 'TERMINATED', open: false }, [], [1, 2]],
  ['others are to be proposed', {}, { choice: { stage: 'propose' } as never }, [], [1, 2]],
  ['it sits', { state: 'SCHEDULED' }, { state: 'IN_SESSION' }, [], [1, 2]],
  ['another mediates', {}, { lead: { id: 'staff:M2' } as never }, [], [1, 2]],
])(
  '%s: what is left of the waiting, and what the calendar gets back',
  (_, was, is, left, freed) => {
    const before = made({ ...was, waits })
    const next = withoutVain(made({ ...is, waits }), before)
    expect(next.waits?.map((w) => w.n)).toEqual(left)
    expect(next.freeing.map((b) => b.key)).toEqual(freed.map((n) => `${ID}:${n}`))
  },
)

test('an offer is shown to whoever waited, until it is over', () => {
  const c = made({ waits: [wait(1, { until: NOW + 10 }), wait(2, { by: 'user:o-li' })] })
  expect(offeredTo(c, WANG, NOW)?.n).toBe(1)
  expect(offeredTo(c, 'user:o-li', NOW)).toBeNull()
  expect(waitsBy(c, WANG, NOW + 10)).toEqual([])
  // And one more leaves out what counts for nothing any more.
  const more = withWait(c, wait(4), NOW + 10)
  expect([more.holdNo, more.waits?.map((w) => w.n)]).toEqual([4, [2, 4]])
})

test('time that has begun is waited for by nobody', () => {
  expect(waitsBy(made({ waits: [wait(1)] }), WANG, wait(1).from)).toEqual([])
})

test.each<[string, Partial<Case>, string, boolean]>([
  ['waits', {}, `${ID}:1`, true],
  ['waits under another key', {}, `${ID}:7`, false],
  ['has ended', { open: false, state: 'TERMINATED' }, `${ID}:1`, false],
  ['sits', { state: 'IN_SESSION' }, `${ID}:1`, false],
])('a case that %s is offered time: %s', (_, more, key, takes) => {
  const next = CASES_WAITING.offered(made({ waits, ...more }), key, NOW + 5)
  expect(next?.waits?.find((w) => w.key === key)?.until ?? null).toBe(takes ? NOW + 5 : null)
})

test('whoever leaves gives back his place and nobody else’s', () => {
  const c = withoutWaits(made({ waits }), (w) => w.n === 2)
  expect([c.waits?.map((w) => w.n), c.freeing.map((b) => b.key)]).toEqual([[1], [`${ID}:2`]])
  expect(withoutWaits(c, (w) => w.n === 2)).toBe(c)
})
