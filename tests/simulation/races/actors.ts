import type { Act, Actor } from '../../../devtools/simulation/types'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../domain/calendar/zone'
import type { Claim, Day, Slot } from '../../../domain/booking/types'
import { claimOf, slotAt } from '../../functions/days'

/** Owners who want, hold, book, move and cancel, all in one small calendar of two days. */

export interface Owner {
  _id: string
  wants: string | null
  has: { key: string; slot: Slot } | null
}

/** Far enough ahead that every offer can go on down its line before they begin. */
export const DATES = ['2026-06-18', '2026-06-19'] as const
const PEOPLE = ['staff:M1', 'staff:M2', 'staff:M3'] as const
const ROOM = 'room:R1'
const OWNERS = 14
const HOURS = ['09:00–10:30', '10:00–11:30', '10:30–12:00', '14:00–15:30', '15:00–16:30']

/** Every claim that was ever made, by key: what is booked must be one of them, whole. */
export const claimsOf = (a: Pick<Act, 'remember'>): Map<string, Claim> =>
  a.remember('claims', () => new Map<string, Claim>())

const documents = <T>(a: Act, name: string): T[] => [...a.documents<T>(name).values()]

/** One person, a person with the room, or a team with the room. */
function anySlot({ dice }: Act): Slot {
  const person = dice.oneOf(PEOPLE)
  const sizes = [[person], [person, ROOM], [...PEOPLE, ROOM]]
  return slotAt(dice.oneOf(HOURS), dice.oneOf(sizes), dice.oneOf(DATES))
}

const call = async (a: Act, op: string, claim: Claim, more: object = {}): Promise<string> => {
  const answer = await a.call('booker', { op, claim, ...more }, claim.by.slice('user:'.length))
  if (!('result' in answer)) return 'lost'
  const said = answer.result as { ok: boolean; code?: string }
  return said.ok ? 'ok' : String(said.code)
}

/** An attempt of its own: the act's number is the attempt's. */
function claimFor(a: Act, slot = anySlot(a)): Claim {
  const claim = claimOf(`o${Math.floor(a.dice.random() * OWNERS)}:${a.index}`, slot)
  claimsOf(a).set(claim.key, claim)
  return claim
}

/** Whoever has something booked, with the claim that it was. */
function anyHaving(a: Act): Claim | undefined {
  const having = documents<Owner>(a, 'owners').filter((o) => o.has)
  const owner = a.dice.pick(having, (o) => o._id)
  return owner?.has ? { ...claimOf(owner.has.key, owner.has.slot) } : undefined
}

const choosesSlot: Actor = {
  name: 'chooses',
  weight: 40,
  async act(a) {
    const claim = claimFor(a)
    const owner = documents<Owner>(a, 'owners').find((o) => o._id === claim.key.split(':')[0])
    if (owner?.has) return
    await call(a, 'want', claim)
    const held = await call(a, 'hold', claim)
    if (held === 'slotTaken' && a.dice.chance(0.4)) await call(a, 'wait', claim)
    if (held === 'slotTaken' || a.dice.chance(0.2)) return
    const taps = a.dice.chance(0.2) ? 2 : 1
    await Promise.all(Array.from({ length: taps }, () => call(a, 'confirm', claim)))
  },
}

/** Comes back to a choice that was begun: by an act before, or by an offer. */
const confirmsLater: Actor = {
  name: 'confirms later',
  weight: 14,
  async act(a) {
    const held = documents<Day>(a, 'days').flatMap((d) => Object.values(d.held).flat())
    const one = a.dice.pick(held, (h) => h.key)
    const claim = one && claimsOf(a).get(one.key)
    if (!claim) return
    if (a.dice.chance(0.6)) await call(a, 'want', claim)
    await call(a, a.dice.chance(0.15) ? 'release' : 'confirm', claim)
  },
}

const changesMind: Actor = {
  name: 'cancels or moves',
  weight: 26,
  async act(a) {
    const claim = anyHaving(a)
    if (!claim) return
    if (a.dice.chance(0.5)) return void (await call(a, 'cancel', claim))
    const { from, to, date } = anySlot(a)
    const target = { ...claim.slot, from, to, date }
    await Promise.all([
      call(a, 'move', claim, { to: target }),
      ...(a.dice.chance(0.15) ? [call(a, 'cancel', claim)] : []),
    ])
  },
}

const chair: Actor = {
  name: 'books over',
  weight: 3,
  async act(a) {
    const claim = claimFor(a)
    const owner = documents<Owner>(a, 'owners').find((o) => o._id === claim.key.split(':')[0])
    if (owner?.has) return
    await call(a, 'book', claim, { override: a.dice.chance(0.5) })
  },
}

export const tick = async (a: Act): Promise<void> =>
  void (await a.call('booker', { op: 'tick' }, 'o-timer'))

const timer: Actor = { name: 'ticks', weight: 12, act: tick }

const clock: Actor = {
  name: 'time passes',
  weight: 5,
  alone: true,
  async act(a) {
    // Not beyond the end of the story: the two days stay ahead.
    const isLate = a.now() > slotAt('09:00–10:30', [], DATES[0]).from - 6 * DAY_MS
    await a.pass(
      isLate ? a.dice.oneOf([1, 2, 11]) * MINUTE_MS : a.dice.oneOf([1, 11, 121]) * MINUTE_MS,
    )
  },
}

export const ACTORS: Actor[] = [choosesSlot, confirmsLater, changesMind, chair, timer, clock]

/** Long enough for every hold and every line of offers to end; the days are still ahead. */
export async function ending(a: Act): Promise<void> {
  await tick(a)
  for (let i = 0; i < 30; i++) {
    await a.pass(2 * HOUR_MS + MINUTE_MS)
    await tick(a)
  }
}
