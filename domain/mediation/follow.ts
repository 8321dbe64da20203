import type { InDay } from '../booking/day'
import { EVERYBODY } from '../duty/presence'
import { SYSTEM } from '../matter/escalate'
import { mark, type Moment } from '../matter/move'
import type { By } from '../matter/types'
import type { StreetSettings } from '../street/types'
import { book, reschedule } from './decide/timing'
import { listed, partyOf } from './parties'
import type { MediationRole } from './roles'
import type { Case, FreedTime } from './types'
import { turned } from './turns'
import { waitsOf, withoutVain } from './waiting'

/** What follows a commit by itself: the number of a case, and the calendar's other half. */

/** 〔2026〕人调字第12号 */
export const caseNumber = (year: string, n: number): string => `〔${year}〕人调字第${n}号`

/** The version stays: a person who taps while the number comes has seen all that the step is about. */
export const numbered = (c: Case, number: string, at: Moment): Case => ({
  ...mark(c, 'number', { by: SYSTEM, at, note: number, set: { number } }),
  version: c.version,
})

/**
 * What an ended case adds to the figures of whoever mediated it; null: nothing, where nobody has sat
 * down with the parties.
 */
export function resultOf(c: Case): { leadId: string; succeeded: 0 | 1 } | null {
  if (c.open || c.leadId === null || c.sittings.length === 0) return null
  return { leadId: c.leadId, succeeded: c.state === 'EFFECTIVE' ? 1 : 0 }
}

/** The calendar has the time of this key again. Nobody's turn changes, and no version that was seen. */
export const freed = (c: Case, { key, part }: Pick<FreedTime, 'key' | 'part'>): Case => ({
  ...c,
  // With all of it, each part of it is back.
  freeing: c.freeing.filter((b) => b.key !== key || (part === true && b.part !== true)),
})

/**
 * The case as a booking left it whose function died after the day was written; null where the case
 * does not want it any more. Whoever held it is found by the number of the hold.
 */
export function completed(
  c: Case,
  booked: InDay,
  at: Moment & { settings: StreetSettings },
): Case | null {
  const n = Number(booked.key.slice(booked.key.lastIndexOf(':') + 1))
  const holder = Object.entries(c.holds).find(([, pointer]) => pointer.n === n)
  const user = holder ? `user:${holder[0]}` : waitsOf(c).find((w) => w.n === n)?.by
  if (user === undefined) return null
  const by: By<MediationRole> = partyOf(c, user)
    ? { principal: user, name: '', role: 'party' }
    : { ...SYSTEM }
  const { date, from, to, resources, key } = booked
  const slot = { date, from, to, resources, n, key, roomName: '', link: '' }
  const s = { ...at, presence: EVERYBODY }
  if (c.recusal) return null
  const done =
    c.state === 'SCHEDULED'
      ? reschedule(c, { action: 'move', ...slot, note: '' }, by, s)
      : c.state === 'CHOOSING'
        ? book(c, { action: 'book', ...slot }, by, s)
        : null
  return done?.ok ? withoutVain(turned(listed(done.value), at.now), c) : null
}
