import { blockKey, blocksOf } from '../../../domain/booking/blocks'
import { dayId, type Hours } from '../../../domain/booking/types'
import { collection, command } from '../collections'

/**
 * Puts a person's or a room's absences into these days, the new before the old ones go, so that there
 * is no moment without. What was booked before stays, and is stranded. Where this dies, or two changes
 * cross, the tick puts it right.
 */
export async function block(hours: Hours, dates: readonly string[]): Promise<void> {
  const path = `booked.${hours.resource}`
  const days = { _id: command.in(dates.map(dayId)) }
  const blocks = blocksOf(hours)
  const older = { for: command.in(['off', 'leave']), key: command.neq(blockKey(hours)) }
  if (blocks.length > 0)
    await collection('days').changeWhere(days, { [path]: command.addToSet({ $each: blocks }) })
  const change = { [path]: command.pull(older) }
  await collection('days').changeWhere({ ...days, [path]: command.elemMatch(older) }, change)
}
