import type { Answered, World } from '../../../devtools/simulation/types'
import { lastKnownYear } from '../../../domain/calendar/workingTime'
import { MINUTE_MS } from '../../../domain/calendar/zone'
import type { Staff, StreetSettings } from '../../../domain/street/types'
import { LONG_AGO_MS } from '../people'

/** When the street is at rest: what it is must show by then. */

interface Journal {
  _id: string
  state?: 'running' | 'done' | 'superseded'
  startedAt?: number
}

/**
 * No import is under way or was left half done, and the last one is so long ago that every call since
 * then has begun after it, with settings of its own.
 */
export function isSettled(w: World): boolean {
  const journals = [...w.documents<Journal>('imports').values()].filter((j) => j.state)
  const [last] = journals.sort((a, b) => (b.startedAt ?? 0) - (a.startedAt ?? 0))
  return (
    (last === undefined || last.state === 'done') &&
    journals.every((j) => w.writtenAt('imports', j._id) <= w.now() - LONG_AGO_MS)
  )
}

/** A tick of the timer that came to its end, met no trouble, and believed its own time. */
export function isWholeTick({ fn, data, answer, faults }: Answered, w: World): boolean {
  if (fn !== 'jobs' || data !== undefined || faults.length > 0 || !('result' in answer))
    return false
  return w.now() - doubted(w).at > MINUTE_MS
}

/**
 * When a tick last left its mark so long after the one before that its time was not to be believed. Another
 * that ran beside it did nothing either.
 */
export const doubted = (w: World): { at: number } =>
  w.remember('doubted tick', () => ({ at: -Infinity }))

export const isThere = (w: World, id: string): boolean => {
  const staff = w.documents<Staff>('staff').get(id)
  return staff?.active === true && staff.openid !== null
}

export const settingsOf = (w: World): StreetSettings =>
  w.documents<StreetSettings>('settings').get('settings:street')!

/** Whether somebody has brought this year in. */
export const isYearKnown = (w: World, year: number): boolean =>
  String(year) in settingsOf(w).calendar.years || year <= lastKnownYear({ hours: [], years: {} })
