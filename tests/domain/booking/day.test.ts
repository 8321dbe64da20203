import {
  blockOf,
  bookedIn,
  clashes,
  holdOf,
  isBooked,
  isFree,
  offer,
  overlaps,
  padded,
  withBooking,
  withHold,
  without,
} from '../../../domain/booking/day'
import { bookingOf, nextReminder, voidOf } from '../../../domain/booking/bookings'
import { emptyDay, keyOf, subjectOf, type Day, type Slot } from '../../../domain/booking/types'
import { at, slot, span } from './offerings'

/** 日程表: one Thursday of two mediators and a room. */
const NOW = at('11-26 08:00')
const LATER = NOW + 600_000
const ming = 'staff:M1'
const hong = 'staff:M2'
const room = 'room:R1'
const day = emptyDay('2026-11-26')
const claim = (key: string) => ({ key, for: 'mediation' as const, by: `user:${key}` })
const hold = (d: Day, s: Slot, key: string, until = LATER): Day => withHold(d, s, claim(key), until)
const book = (d: Day, s: Slot, key: string): Day => withBooking(d, s, claim(key))

const morning = slot('09:00–10:30', ming, room)
const held = hold(day, morning, 'a:1')
const booked = book(held, morning, 'a:1')

test.each<[string, Day, Slot, number, boolean]>([
  ['an empty day', day, morning, NOW, true],
  ['held by another', held, morning, NOW, false],
  ['held, of one of the two', held, slot('09:00–10:30', hong, room), NOW, false],
  ['held, of neither', held, slot('09:00–10:30', hong), NOW, true],
  ['held, until the hold is over', held, morning, LATER - 1, false],
  ['and then', held, morning, LATER, true],
  ['held, touching', held, slot('10:30–12:00', ming), NOW, true],
  ['held, by a minute', held, slot('10:29–12:00', ming), NOW, false],
  [
    'held, within the buffer',
    held,
    { ...slot('10:30–12:00', ming), padMs: { [ming]: 1 } },
    NOW,
    false,
  ],
  ['booked', booked, morning, LATER, false],
])('%s is free: %#', (_, d, s, now, free) => {
  expect(isFree(d, s, now)).toBe(free)
})

test('what has the key itself is in nobody’s way', () => {
  expect(isFree(held, morning, NOW, 'a:1')).toBe(true)
  expect(clashes(held, morning, NOW).map((c) => c.key)).toEqual(['a:1', 'a:1'])
})

test('a part of a hold, or another hour, is no hold', () => {
  expect(holdOf(held, morning, 'a:1', NOW)?.until).toBe(LATER)
  expect(holdOf(held, slot('09:00–10:30', ming), 'a:1', NOW)).toBeNull()
  expect(holdOf(held, slot('09:00–10:00', ming, room), 'a:1', NOW)).toBeNull()
  expect(holdOf(held, morning, 'b:1', NOW)).toBeNull()
  expect(holdOf(held, morning, 'a:1', LATER)).toBeNull()
})

test('booked, it is held no more, and is all there', () => {
  expect(booked.held).toEqual({})
  expect(isBooked(booked, morning, 'a:1')).toBe(true)
  expect(isBooked(booked, slot('09:00–10:30', ming, hong), 'a:1')).toBe(false)
  expect(bookedIn(booked)).toEqual([{ ...morning, key: 'a:1', for: 'mediation' }])
})

test('without a key nothing of it is left, and no hold that is over', () => {
  const both = hold(book(held, slot('14:00–15:30', hong), 'b:1'), slot('15:30–17:00', ming), 'c:1')
  expect(without(both, ['b:1'], NOW)).toEqual(hold(held, slot('15:30–17:00', ming), 'c:1'))
  expect(without(both, ['a:1', 'b:1'], LATER)).toEqual(day)
})

describe('候补', () => {
  const wait = (key: string, s: Slot) => ({ ...s, ...claim(key), page: 'p', at: NOW })
  const full: Day = {
    ...book(day, morning, 'a:1'),
    wait: [
      wait('past:1', slot('07:00–08:00', ming)),
      wait('team:1', slot('09:00–10:30', ming, hong, room)),
      wait('one:1', slot('09:00–10:30', ming)),
      wait('two:1', slot('09:00–10:30', room)),
      wait('three:1', slot('09:00–10:30', ming)),
    ],
  }
  const left = (d: Day) => offer(d, NOW, NOW + 7_200_000)

  test.each<[string, Day, string[], string[]]>([
    ['nothing is free', full, [], ['team:1', 'one:1', 'two:1', 'three:1']],
    ['all is', without(full, ['a:1'], NOW), ['team:1'], ['one:1', 'two:1', 'three:1']],
    [
      'the other mediator is not',
      book(without(full, ['a:1'], NOW), slot('10:00–11:00', hong), 'x:1'),
      ['one:1', 'two:1'],
      ['team:1', 'three:1'],
    ],
  ])('%s', (_, d, offered, waiting) => {
    const { day: next, offers } = left(d)
    expect(offers.map((o) => o.wait.key)).toEqual(offered)
    expect(next.wait.map((w) => w.key)).toEqual(waiting)
    for (const { wait: w } of offers) expect(holdOf(next, w, w.key, NOW)?.by).toBe(w.by)
  })

  test('an offer ends when the time begins, at the latest', () => {
    const { offers } = left({ ...day, wait: [wait('one:1', slot('09:00–10:30', ming))] })
    expect(offers[0]?.until).toBe(at('11-26 09:00'))
  })
})

describe('absence', () => {
  const pad = 900_000
  const padMs = { [ming]: pad }

  test.each([
    ['09:00–10:30', '10:30–12:00'],
    ['09:00–10:30', '10:29–12:00'],
    ['09:00–10:30', '09:40–09:50'],
    ['09:00–10:30', '08:00–09:00'],
    ['09:00–10:30', '08:00–09:01'],
    ['09:00–10:30', '08:00–11:00'],
  ])('whoever asks for %s with a buffer meets hours off of %s as they are', (asked, hours) => {
    const away = span('11-26', hours)
    const off = blockOf(away, pad, { key: 'hours:1', for: 'off' })
    const blocked = { ...day, booked: { [ming]: [off] } }
    const wanted = { ...slot(asked, ming), padMs }
    expect(isFree(blocked, wanted, NOW)).toBe(!overlaps(away, wanted))
    expect(padded(wanted, ming).from).toBe(wanted.from - pad)
    expect(bookedIn(blocked)).toEqual([])
  })
})

test('a key is the owner and a number', () => {
  expect(subjectOf(keyOf('case:5f:x', 12))).toBe('case:5f:x')
})

test.each<[string, string | null]>([
  ['11-24 09:00', '11-25 09:00'],
  ['11-25 08:59', '11-25 09:00'],
  ['11-25 09:00', '11-26 07:00'],
  ['11-26 06:59', '11-26 07:00'],
  ['11-26 07:00', null],
])('booked at %s for the 26th at nine, people are reminded at %s', (now, next) => {
  expect(nextReminder(at('11-26 09:00'), at(now))).toBe(next && at(next))
})

test('a booking that is void reminds nobody', () => {
  const c = { slot: morning, ...claim('case:1:2') }
  const now = at('11-24 09:00')
  expect(bookingOf(c, now)).toMatchObject({
    state: 'booked',
    remindAt: at('11-25 09:00'),
    subject: 'case:1',
  })
  expect(voidOf(c, now)).toEqual({ ...bookingOf(c, now), state: 'void', remindAt: null })
})
