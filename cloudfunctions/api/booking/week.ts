import { MAX_RESOURCES } from '../../../domain/booking/calls'
import { lineOf } from '../../../domain/booking/week'
import { hoursId, type Hours, type Resource } from '../../../domain/booking/types'
import { mayRead, permitStep } from '../../../domain/mediation/qualities'
import { ok, refuse, type Outcome } from '../../../domain/result'
import type { StreetSettings } from '../../../domain/street/types'
import { collection, command } from '../../platform/collections'
import { datesFrom, daysOf, rulesOf } from '../../platform/days'
import type { CallContext, Handler } from '../context'
import { actorIn } from '../mediation/hold'

/** Key of the appointment that the reader wants to move; null: there is none, or nothing is moved. */
async function movingKey(
  id: string | undefined,
  settings: StreetSettings,
  context: CallContext,
): Promise<Outcome<string | null>> {
  if (id === undefined) return ok(null)
  const c = await collection('cases').get(id)
  const actor = c && (await actorIn(c, context))
  if (!c || !actor || !mayRead(actor, c)) return refuse('notFound')
  const permitted = permitStep(actor, 'move', c, context.now, settings)
  return permitted.ok ? ok(c.booking?.key ?? null) : refuse(permitted.code)
}

const DAYS_SHOWN = 7

/** The hours of those asked for, or of everybody of the staff who has some. */
const hoursFor = (resources: readonly Resource[] | undefined): Promise<Hours[]> =>
  collection('hours').find(
    {
      _id: resources
        ? command.in(resources.map(hoursId))
        : command.gte('hours:staff:').and(command.lt('hours:staff;')),
    },
    { sort: [['_id', 'asc']], limit: MAX_RESOURCES },
  )

/**
 * A week at a glance, for anybody: which slots are free, and nothing of who has the others. Whoever
 * offers no hours is not in it.
 */
export const week: Handler<'booking.week'> = async (input, context) => {
  const settings = await context.settings()
  const { horizonDays, leadMs } = rulesOf(settings)
  const moving = await movingKey(input.moving, settings, context)
  if (!moving.ok) return moving
  const asked = await hoursFor(input.resources)
  const hours = new Map(asked.map((h) => [h.resource, h]))
  const resources = input.resources?.filter((r) => hours.has(r)) ?? [...hours.keys()]
  const days = await daysOf(datesFrom(context.now, horizonDays), resources)
  const c = { calendar: settings.calendar, days, hours, now: context.now, leadMs }
  const line = (of: readonly Resource[]) =>
    lineOf(of, input.from, DAYS_SHOWN, c, context.userId, moving.value ?? undefined)
  // Together, one who offers nothing leaves nothing to all.
  const wanted = input.resources ?? resources
  return ok({ lines: input.together ? [line(wanted)] : resources.map((r) => line([r])) })
}
