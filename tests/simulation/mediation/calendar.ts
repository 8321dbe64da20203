import type { World } from '../../../devtools/simulation/types'
import { bookedIn, lives } from '../../../domain/booking/day'
import { dayId, subjectOf, type Day } from '../../../domain/booking/types'
import { dateString, dayOf } from '../../../domain/calendar/zone'
import type { Case } from '../../../domain/mediation/types'
import { LONG_AGO_MS } from '../people'

/** Days that are over, of which a booking that nobody completed is still given back. */
const DAYS_BACK = 3

/** Cases and the days, when nobody has touched either for a while. */

const isOld = (w: World, collection: string, id: string): boolean =>
  w.writtenAt(collection, id) <= w.now() - LONG_AGO_MS

/** An appointment that is to come stands in its day, for all who sit there and the room. */
function notInItsDay(c: Case, w: World): string | undefined {
  const { booking } = c
  if (!booking || booking.from <= w.now()) return undefined
  const booked = w.documents<Day>('days').get(dayId(booking.date))?.booked
  const missing = booking.resources.find(
    (r) => !booked?.[r]?.some((b) => b.key === booking.key && b.from === booking.from),
  )
  return missing && `${c._id} is booked as ${booking.key}, which ${missing} does not know`
}

/** What a day has of a case is its appointment; a case that is over has nothing in it. */
function notOfItsCase(day: Day, w: World): string | undefined {
  const caseOf = (key: string): Case | undefined => w.documents<Case>('cases').get(subjectOf(key))
  const atRest = (c: Case | undefined): c is Case => c !== undefined && isOld(w, 'cases', c._id)
  // Days long over are nobody's time any more: the timer looks so many back (`platform/days/settle`).
  const isLookedAt = day._id >= dayId(dateString(dayOf(w.now()) - DAYS_BACK))
  for (const { key } of isLookedAt ? bookedIn(day) : []) {
    const c = caseOf(key)
    if (atRest(c) && c.booking?.key !== key)
      return `${day._id} has ${key}, ${c._id} has ${c.booking?.key}`
  }
  const held = Object.values(day.held).flat()
  const kept = [
    ...held.filter((h) => lives(h, w.now())),
    ...day.wait.filter((x) => x.from > w.now()),
  ]
  const vain = kept.find(({ key }) => {
    const c = caseOf(key)
    return atRest(c) && !c.open
  })
  return vain && `${day._id} keeps ${vain.key} for a case that is over`
}

/** What is wrong between them, or undefined. */
export function disagreement(w: World): string | undefined {
  for (const c of w.documents<Case>('cases').values()) {
    if (!isOld(w, 'cases', c._id)) continue
    const wrong = notInItsDay(c, w)
    if (wrong) return wrong
    if (c.freeing.length > 0) return `${c._id} gives back ${c.freeing[0]!.key} since long`
    if (!c.open && (c.booking || c.waits?.length)) return `${c._id} is over and has time`
  }
  for (const day of w.documents<Day>('days').values()) {
    const wrong = isOld(w, 'days', day._id) ? notOfItsCase(day, w) : undefined
    if (wrong) return wrong
  }
  return undefined
}
