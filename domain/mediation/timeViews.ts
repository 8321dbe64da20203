import type { Actor } from '../identity/types'
import type { CaseCard, CaseView } from './answers'
import { sittersOf } from './parties'
import type { Case } from './types'
import { offeredTo, waitsBy } from './waiting'

/** What a reader sees of a case's times: the appointment, his own hold, and what he waits for. */

export function bookingCard({ booking }: Pick<Case, 'booking'>): CaseCard['booking'] {
  if (!booking) return null
  const { date, from, to, roomName, link } = booking
  return { date, from, to, roomName, link }
}

export function bookingView(c: Case): CaseView['booking'] {
  const booking = bookingCard(c)
  return booking && { ...booking, people: sittersOf(c).map((m) => m.name) }
}

const keyOfUser = (userId: string): string => userId.slice(userId.indexOf(':') + 1)

export function holdView(c: Case, actor: Actor, now: number): Pick<CaseView, 'hold' | 'holdNo'> {
  const own = c.holds[keyOfUser(actor.userId)] ?? null
  const holdNo = own?.n ?? 0
  // The own choice comes before what somebody else gave up.
  const held = own && own.until > now ? own : offeredTo(c, actor.userId, now)
  if (!held || held.until === null) return { hold: null, holdNo }
  const { n, until, date, from, to, resources } = held
  return { hold: { n, until, date, from, to, resources }, holdNo }
}

export const waitingView = (c: Case, actor: Actor, now: number): CaseView['waiting'] =>
  waitsBy(c, actor.userId, now).map(({ n, date, from, to, resources, until }) => ({
    ...{ n, date, from, to, resources, until },
  }))
