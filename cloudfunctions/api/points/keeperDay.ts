import { DAY_MS } from '../../../domain/calendar/zone'
import { DAY_LINES, keeperDayView } from '../../../domain/points/keeperViews'
import { todayOf } from '../../../domain/points/ledger/lots'
import type { Redemption } from '../../../domain/points/redeem/types'
import { ok } from '../../../domain/result'
import { command } from '../../platform/collections'
import { bothLists, list, readLists, type Lists } from '../../platform/lists'
import { picturesListed } from '../../platform/shelf'
import type { Handler } from '../context'
import { counterOf } from './counter'

const FIELDS = ['_id', 'state', 'owner', 'ownerName', 'good', 'goodName', 'until'] as const
const HANDED = ['proxy', 'keeper', 'handedAt'] as const

/** Refusals that are kept stand at no pick-up point. */
const lines = (filter: object, sort: ['until', 'asc'] | ['handedAt', 'desc']) =>
  list('redemptions', filter as Record<string, unknown>, {
    sort: [sort],
    limit: DAY_LINES + 1,
    fields: [...FIELDS, ...HANDED] as never[],
  }) as unknown as Lists<Redemption[]>

/** 当班: what waits at a pick-up point and what was handed out on a day, in one request. */
export const keeperDay: Handler<'points.keeperDay'> = async ({ pickUp, day }, context) => {
  const counter = await counterOf(pickUp, context)
  if (!counter.ok) return counter
  const at = { pickUp: counter.value.pickUp }
  const shown = day ?? todayOf(context.now)
  const from = Date.parse(`${shown}T00:00:00+08:00`)
  const ofDay = command.gte(from).and(command.lt(from + DAY_MS))
  const [[waiting, handed], goods] = await readLists(
    bothLists(
      bothLists(
        lines({ ...at, state: 'HELD' }, ['until', 'asc']),
        lines({ ...at, handedAt: ofDay }, ['handedAt', 'desc']),
      ),
      picturesListed(at),
    ),
  )
  return ok(keeperDayView(shown, { waiting, handed }, goods, counter.value))
}
