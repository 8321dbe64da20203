import { dayId, type Wait } from '../../../domain/booking/types'
import { ok, refuse, type Outcome } from '../../../domain/result'
import { collection, command } from '../collections'
import { makeDay } from './read'

/** Of one date: a longer list would give nobody a slot, and a document holds it. */
export const MAX_WAITING = 60

/**
 * 候补: puts somebody into the line for a slot of a date. Whoever stands in it under this key already
 * stays where he is. What is free is offered by the next tick. Outcomes: `waitFull`, `busy`.
 */
export async function wait(waiting: Wait): Promise<Outcome<null>> {
  const _id = dayId(waiting.date)
  // A day that nobody has made yet is made, and asked once more.
  for (let tries = 1; tries <= 2; tries++) {
    const isNew = { _id, wait: command.not(command.elemMatch({ key: waiting.key })) }
    const hasRoom = { [`wait.${MAX_WAITING - 1}`]: command.exists(false) }
    const change = { wait: command.push([waiting]) }
    if ((await collection('days').changeWhere({ ...isNew, ...hasRoom }, change)) > 0)
      return ok(null)
    const day = await collection('days').get(_id)
    if (day?.wait.some((w) => w.key === waiting.key)) return ok(null)
    if (day && day.wait.length >= MAX_WAITING) return refuse('waitFull')
    if (!day) await makeDay(waiting.date)
  }
  return refuse('busy')
}

/** Leaves the line. What was offered already is given back by `release`. */
export const unwait = async (date: string, key: string): Promise<void> =>
  void (await collection('days').changeWhere({ _id: dayId(date) }, { wait: command.pull({ key }) }))
