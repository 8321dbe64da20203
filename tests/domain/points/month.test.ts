import { budgetOf, publicAccountOf, sumsByKind } from '../../../domain/points/ledger/month'
import { outstandingOf } from '../../../domain/points/ledger/account'
import type { Entry } from '../../../domain/points/types'
import { property } from '../seed'
import * as fc from 'fast-check'
import { Run, stepArb } from './random'
import { play } from './rows'
import { World } from './world'

const monthOf = (entries: readonly Entry[], month: string): Entry[] =>
  entries.filter(({ at }) => new Date(at + 8 * 3_600_000).toISOString().startsWith(month))

describe('the public account of a month', () => {
  test('opening + issued − redeemed − expired − reversed = closing, month by month', () => {
    const w = new World()
    const rows = `
on 2025-06-10
good rice 20
stock rice 5 : 新进
keeper chen
award a1 JS04 100 zhang
on 2025-06-30 23:59
award a2 JS04 50 wang
on 2025-07-01 00:00
redeem r1 zhang rice 20
redeem r2 wang rice 20
scan s1 r1 chen | ok
redeem r3 wang rice 20
scan s2 r3 chen | ok
undo u1 r3 chen : 错了 | ok
cancel c1 r3 wang | ok 20
reverse a2 JS04 wang
award a3 JS04 30 wang
on 2027-01-02
expire zhang
expire wang
lapse r2 | ok
expire wang
close wang
reverse a1 JS04 zhang`
    play({ title: '', rows: rows.trim().split('\n') }, w)
    const entries = w.booked()
    const of = (month: string, opening: number) =>
      publicAccountOf(opening, sumsByKind(monthOf(entries, month)))
    const june = of('2025-06', 0)
    expect(june).toEqual({
      opening: 0,
      issued: 150,
      redeemed: 0,
      expired: 0,
      reversed: 0,
      closing: 150,
    })
    // Of wang's 50, 30 were there and 20 held: 30 at once, 20 of the next award.
    const july = of('2025-07', june.closing)
    expect(july).toEqual({
      opening: 150,
      issued: 30,
      redeemed: 20,
      expired: 0,
      reversed: 50,
      closing: 110,
    })
    // Of zhang's 100 that are reversed, 80 had expired and 20 were spent.
    const january = of('2027-01', july.closing)
    expect(january).toEqual({
      opening: 110,
      issued: 0,
      redeemed: 0,
      expired: 30,
      reversed: 80,
      closing: 0,
    })
    const outstanding = [...w.accounts.values()].reduce((sum, a) => sum + outstandingOf(a), 0)
    expect(outstanding).toBe(january.closing)
  })

  test('whatever happens, it closes with what the accounts hold', () => {
    property(
      [fc.array(stepArb, { minLength: 30, maxLength: 30 })],
      (steps) => {
        const run = new Run()
        for (const step of steps) run.take(step)
        const { closing } = publicAccountOf(0, sumsByKind(run.w.booked()))
        const held = [...run.w.accounts.values()].reduce((sum, a) => sum + outstandingOf(a), 0)
        expect(closing).toBe(held)
      },
      50,
    )
  })
})

describe('the budget', () => {
  test.each([
    [0, 100_000, 'fine', 0],
    [799, 100_000, 'fine', 79],
    [800, 100_000, 'warned', 80],
    [999, 100_000, 'warned', 99],
    [1000, 100_000, 'over', 100],
    [1500, 100_000, 'over', 150],
    [0, 0, 'over', 100],
  ] as const)('%d points of 1 yuan beside %d 分: %s, %d %%', (points, budget, state, percent) => {
    expect(budgetOf(points, 100, budget)).toEqual({
      liability: points * 100,
      budget,
      percent,
      state,
    })
  })

  test('a street without one is never over it', () => {
    expect(budgetOf(1_000_000, 100, null)).toMatchObject({ percent: null, state: 'fine' })
  })
})
