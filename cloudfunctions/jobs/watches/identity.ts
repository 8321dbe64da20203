import { DAY_MS } from '../../../domain/calendar/zone'
import type { Binding } from '../../../domain/identity/bindings'
import { lapsedTell } from '../../../domain/identity/notices'
import { noticeOf } from '../../../domain/notice/compose'
import { readsKeptSince } from '../../../domain/identity/reads'
import { ok } from '../../../domain/result'
import { now } from '../../platform/clock'
import { collection, command } from '../../platform/collections'
import { streetSettings } from '../../platform/settings'
import { transact } from '../../platform/transact'
import type { Watch } from '../watch'

/** A phone that asks again does so within minutes; a kept draft may lie for weeks. */
const KEPT_MS = 90 * DAY_MS

/** Marks of requests that nobody repeats any more. */
export const requestWatch: Watch<{ _id: string }> = {
  name: 'requests',
  share: 1,
  due: (limit) =>
    collection('requests').find(
      { at: command.lt(now() - KEPT_MS) },
      { sort: [['at', 'asc']], limit, fields: ['_id'] },
    ),
  look: async ({ _id }) => void (await collection('requests').remove(_id)),
}

/** Nobody has answered: it has lapsed, whoever asked is told and may ask again. */
async function lapse({ _id }: { _id: string }): Promise<void> {
  await transact(async (transaction) => {
    const bindings = transaction.collection('bindings')
    const stored = await bindings.get(_id)
    const { at } = transaction
    if (stored?.state !== 'WAITING' || stored.until === null || stored.until > at) return ok(null)
    const over: Binding = { ...stored, version: stored.version + 1, state: 'LAPSED', until: null }
    await bindings.put(over)
    await transaction.collection('notices').add(noticeOf(over, lapsedTell(over, at), at))
    return ok(null)
  })
}

/** Requests to bind a post that no administrator has answered in time. */
export const bindingWatch: Watch<{ _id: string }> = {
  name: 'bindings',
  share: 0.2,
  due: (limit) =>
    collection('bindings').find(
      { until: command.gt(0).and(command.lte(now())) },
      { sort: [['until', 'asc']], limit, fields: ['_id'] },
    ),
  look: lapse,
}

/** What was logged of who was told who somebody is, once it has been kept for long enough. */
export const readsWatch: Watch<{ _id: string }> = {
  name: 'reads',
  share: 0.5,
  async due(limit) {
    const { retention } = await streetSettings()
    return collection('reads').find(
      { at: command.lt(readsKeptSince(now(), retention?.readsDays)) },
      { sort: [['at', 'asc']], limit, fields: ['_id'] },
    )
  },
  look: async ({ _id }) => void (await collection('reads').remove(_id)),
}
