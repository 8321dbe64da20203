import * as fc from 'fast-check'
import {
  NEVER,
  enter,
  placesOf,
  shut,
  takeOff,
  walkIn,
  withPlaces,
  type Roll,
} from '../../../domain/volunteer/activity/roll'
import { LIMITS } from '../../../domain/volunteer/limits'
import { property } from '../seed'
import { at } from '../street'

const START = at('11-23 14:00')
const BEFORE = START - 1
const roll = (going: string, free: number, waiting = '', more: Partial<Roll> = {}): Roll => ({
  _id: 'activity:0123456789abcdef01234567',
  ...{ open: true, from: START, free, lookAt: NEVER, rev: 1 },
  going: Object.fromEntries([...going].map((key) => [key, 1])),
  waiting: [...waiting],
  queued: Object.fromEntries([...waiting].map((key) => [key, 1])),
  ...more,
})
const shown = (r: Roll): string =>
  `${Object.keys(r.going).sort().join('')}+${r.free}|${r.waiting.join('')}`

describe('whoever signs up', () => {
  test.each<[string, Roll, string, number, string]>([
    ['has a place', roll('ab', 1), 'c', BEFORE, 'going abc+0|'],
    ['waits where there is none', roll('ab', 0), 'c', BEFORE, 'waiting ab+0|c'],
    ['waits behind others', roll('ab', 0, 'c'), 'd', BEFORE, 'waiting ab+0|cd'],
    ['is there already', roll('ab', 1), 'a', BEFORE, 'signedUp'],
    ['waits already', roll('ab', 0, 'c'), 'c', BEFORE, 'signedUp'],
    ['comes at the start', roll('ab', 1), 'c', START, 'signUpOver'],
    ['is there already, and it has begun', roll('ab', 1), 'a', START, 'signedUp'],
    ['comes to one that is shut', roll('ab', 1, '', { open: false }), 'c', BEFORE, 'signUpOver'],
    [
      'finds even the waiting list full',
      roll('a', 0, 'x'.repeat(LIMITS.waiting)),
      'c',
      BEFORE,
      'signUpFull',
    ],
  ])('%s', (_, r, key, now, wanted) => {
    const entered = enter(r, key, now)
    const said = entered.ok ? `${entered.value.as} ${shown(entered.value.roll)}` : entered.code
    expect(said).toBe(wanted)
  })

  test('twenty for the last place: one has it, nineteen wait in their order', () => {
    const keys = Array.from({ length: 20 }, (_, i) => `k${String(i).padStart(2, '0')}`)
    const after = keys.reduce(
      (r, key) => {
        const entered = enter(r, key, BEFORE)
        return entered.ok ? entered.value.roll : r
      },
      roll('', 1),
    )
    expect(Object.keys(after.going)).toEqual(['k00'])
    expect(after.waiting).toEqual(keys.slice(1))
  })
})

describe('whoever walks in', () => {
  const full = 'x'.repeat(LIMITS.waiting)
  test.each<[string, Roll, string, number, string]>([
    [
      'before the start has a place as whoever signs up',
      roll('ab', 1),
      'c',
      BEFORE,
      'going abc+0|',
    ],
    ['before the start waits where there is none', roll('ab', 0), 'c', BEFORE, 'waiting ab+0|c'],
    ['from the start on waits for the tick', roll('ab', 0, 'c'), 'd', START, 'waiting ab+0|cd'],
    ['also where a place is free', roll('ab', 1), 'c', START, 'waiting ab+1|c'],
    ['has a place already', roll('ab', 1), 'a', START, 'signedUp'],
    ['waits already', roll('ab', 0, 'c'), 'c', START, 'signedUp'],
    ['comes to one that is shut', roll('ab', 1, '', { open: false }), 'c', START, 'signUpOver'],
    ['finds the row full', roll('a', 3, full), 'c', START, 'signUpFull'],
  ])('%s', (_, r, key, now, wanted) => {
    const entered = walkIn(r, key, now)
    const said = entered.ok ? `${entered.value.as} ${shown(entered.value.roll)}` : entered.code
    expect(said).toBe(wanted)
  })
})

describe('whoever cancels', () => {
  test.each<[string, Roll, string, number, string, string]>([
    ['frees his place', roll('ab', 0), 'a', BEFORE, 'b+1|', ''],
    ['the first who waits moves up', roll('ab', 0, 'cd'), 'a', BEFORE, 'bc+0|d', 'c'],
    ['after the start nobody moves up', roll('ab', 0, 'cd'), 'a', START, 'b+1|cd', ''],
    [
      'of one that is shut neither',
      roll('ab', 0, 'cd', { open: false }),
      'a',
      BEFORE,
      'b+1|cd',
      '',
    ],
    ['waits no more', roll('ab', 0, 'cd'), 'c', BEFORE, 'ab+0|d', ''],
    ['was not on it: nothing is free by that', roll('ab', 0, 'cd'), 'x', BEFORE, 'ab+0|cd', ''],
  ])('%s', (_, r, key, now, wanted, up) => {
    const { roll: after, movedUp } = takeOff(r, key, now)
    expect([shown(after), movedUp.join('')]).toEqual([wanted, up])
    const again = takeOff(after, key, now)
    expect([shown(again.roll), again.movedUp]).toEqual([wanted, []])
  })
})

test.each<[string, Roll, number, string, string]>([
  ['more: who waits moves up', roll('ab', 0, 'cde'), 4, 'abcd+0|e', 'cd'],
  ['more than anybody wants', roll('ab', 0, 'c'), 5, 'abc+2|', 'c'],
  ['fewer that nobody has', roll('ab', 3), 2, 'ab+0|', ''],
  ['fewer than are taken', roll('ab', 3), 1, 'placesTaken', ''],
])('places: %s', (_, r, places, wanted, up) => {
  const after = withPlaces(r, places, BEFORE)
  expect(after.ok ? shown(after.value.roll) : after.code).toBe(wanted)
  if (after.ok) expect(after.value.movedUp.join('')).toBe(up)
})

test('shut, nobody waits for anything', () => {
  expect(shown(shut(roll('ab', 0, 'cd')))).toBe('ab+0|')
})

test('whatever happens: places stay as many, nobody is on it twice, nobody waits beside a free place', () => {
  const key = fc.constantFrom(...'abcdefgh')
  const act = fc.record({ key, leave: fc.boolean(), late: fc.boolean() })
  property([fc.integer({ min: 1, max: 4 }), fc.array(act, { maxLength: 40 })], (places, acts) => {
    let r = roll('', places)
    let hasBegun = false
    for (const { key: who, leave, late } of acts) {
      hasBegun ||= late && acts.length > 20
      const now = hasBegun ? START : BEFORE
      const before = r
      if (leave) r = takeOff(r, who, now).roll
      else {
        const entered = enter(r, who, now)
        if (entered.ok) r = entered.value.roll
      }
      expect(placesOf(r)).toBe(places)
      expect(r.free).toBeGreaterThanOrEqual(0)
      expect(r.waiting.filter((w) => w in r.going)).toEqual([])
      expect(new Set(r.waiting).size).toBe(r.waiting.length)
      expect(Object.keys(r.queued).sort()).toEqual([...r.waiting].sort())
      if (!hasBegun) expect(r.free > 0 && r.waiting.length > 0).toBe(false)
      else expect(Object.keys(r.going).filter((w) => !(w in before.going))).toEqual([])
    }
  })
})
