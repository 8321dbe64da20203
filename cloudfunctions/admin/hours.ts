import { isDeepStrictEqual } from 'node:util'
import { HOURS_SHAPE, hoursId, type Hours } from '../../domain/booking/types'
import type { OfferedHours, StreetDocs } from '../../domain/street/import'
import { isSomebodyElse } from '../../domain/street/import/compare'
import type { Staff } from '../../domain/street/types'
import { addNew } from '../platform/addNew'
import { collection, command } from '../platform/collections'

/**
 * 可约时间 have two writers: the import brings those of the files where there are none yet, and from
 * then on the person keeps the own. Only where a 工号 has become somebody else do the files win again.
 */

/** [P] Between two sittings of one person or room: to write things down, and for parties to leave. */
const BUFFER_MINUTES = 15

const FIRST_REV = 1

export interface HoursPlan {
  /** Of people and rooms that have none. */
  fresh: Hours[]
  /** Those that an import left empty and nobody has changed since. */
  filled: Hours[]
  /** Of a 工号 that is another person's now: written before the person, so that a rerun finds it. */
  takenOver: Hours[]
}

const hoursOf = (offered: OfferedHours, leave: Staff['leave'], rev: number): Hours => ({
  _id: hoursId(offered.resource),
  shape: HOURS_SHAPE,
  ...offered,
  bufferMinutes: BUFFER_MINUTES,
  off: [],
  leave: leave ? { from: leave.from, to: leave.to } : null,
  rev,
})

/** But for how often they were changed. */
const isSame = ({ rev: _, ...a }: Hours, { rev: __, ...b }: Hours): boolean =>
  isDeepStrictEqual(a, b)

/** Empty as an import wrote them: without a document a mediator could not set his own. */
const isUntouched = ({ weekly, rev }: Hours): boolean => weekly.length === 0 && rev === FIRST_REV

/** Which hours the files bring to the street that is there. */
export function planHours(
  stored: readonly Hours[],
  staff: readonly Staff[],
  street: StreetDocs,
): HoursPlan {
  const before = new Map(stored.map((h) => [h._id, h]))
  const people = new Map(staff.map((s) => [s._id, s]))
  const roster = new Map(street.staff.map((s) => [s._id, s]))
  const plan: HoursPlan = { fresh: [], filled: [], takenOver: [] }
  for (const offered of street.hours) {
    const kept = before.get(hoursId(offered.resource))
    const [was, is] = [people.get(offered.resource), roster.get(offered.resource)]
    const isTakenOver = was !== undefined && is !== undefined && isSomebodyElse(was, is)
    const leave = isTakenOver ? undefined : was?.leave
    const wanted = hoursOf(offered, leave, kept ? kept.rev + 1 : FIRST_REV)
    if (!kept) plan.fresh.push(wanted)
    else if (isTakenOver && !isSame(kept, wanted)) plan.takenOver.push(wanted)
    else if (isUntouched(kept) && offered.weekly.length > 0) plan.filled.push(wanted)
  }
  return plan
}

/** Adds hours; those that the person or another run has written meanwhile stay. */
export const addHours = (hours: Hours): Promise<void> => addNew('hours', hours)

/** Fills hours, unless the person has set his own since they were looked at. */
export const fillHours = async ({
  _id,
  weekly,
  minutes,
  onHolidays,
  rev,
}: Hours): Promise<void> => {
  const change = { weekly: command.set(weekly), minutes, onHolidays, rev }
  await collection('hours').changeWhere({ _id, rev: rev - 1 }, change)
}
