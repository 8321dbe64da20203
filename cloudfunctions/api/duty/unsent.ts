import type { UnsentView } from '../../../domain/contract'
import {
  MOST_UNSENT,
  UNSENT,
  UNSENT_SINCE_MS,
  isUnsent,
  phoneFor,
} from '../../../domain/duty/unsent'
import { isDesk } from '../../../domain/duty/leave'
import type { Matter } from '../../../domain/matter/types'
import { ok, refuse } from '../../../domain/result'
import { command } from '../../platform/collections'
import { bothLists, everyList, list, mapLists, readLists, type Lists } from '../../platform/lists'
import { TENDED_COLLECTIONS } from '../../platform/tended'
import type { Handler } from '../context'

const FIELDS = ['_id', 'to', 'title', 'body', 'about', 'createdAt', 'push'] as const

/** Messages of work that have not gone out and that nobody has read since, the latest first. */
const unread = (since: number) =>
  mapLists(
    everyList(
      UNSENT.map((state) =>
        list(
          'notices',
          { template: 'task', 'push.state': state, read: false, createdAt: command.gt(since) },
          { sort: [['createdAt', 'desc']], limit: MOST_UNSENT, fields: FIELDS },
        ),
      ),
    ),
    (found) =>
      found
        .flat()
        .filter(({ to }) => to.startsWith('staff:'))
        .sort((a, b) => b.createdAt - a.createdAt)
        .slice(0, MOST_UNSENT),
  )

/** Which of these matters nobody waits for any more. */
function over(abouts: readonly string[]): Lists<Set<string>> {
  const asked = TENDED_COLLECTIONS.flatMap(({ name, rules }) => {
    const ids = abouts.filter((id) => id.startsWith(`${rules.kind}:`))
    const filter = { _id: command.in(ids), waitingFor: null }
    const found = list(name, filter, { limit: ids.length, fields: ['_id'] })
    return ids.length === 0 ? [] : [found as unknown as Lists<Pick<Matter, '_id'>[]>]
  })
  return mapLists(everyList(asked), (found) => new Set(found.flat().map(({ _id }) => _id)))
}

/** 未推送: who should be called, because no message has told him. */
export const unsent: Handler<'duty.unsent'> = async (_, context) => {
  const [actor, settings] = await Promise.all([context.actor(), context.settings()])
  if (!isDesk(actor)) return refuse('notAllowed')
  const notices = await readLists(unread(context.now - UNSENT_SINCE_MS))
  if (notices.length === 0) return ok({ items: [] })
  const ids = [...new Set(notices.map(({ to }) => to))]
  const people = list(
    'staff',
    { _id: command.in(ids) },
    { limit: ids.length, fields: ['_id', 'name', 'posts', 'active'] },
  )
  const abouts = [...new Set(notices.map(({ about }) => about))]
  const [staff, ended] = await readLists(bothLists(people, over(abouts)))
  const items = notices.flatMap(
    ({ _id, to, title, body, about, createdAt, push }): UnsentView[] => {
      const person = staff.find((s) => s._id === to)
      // Who has left has nothing to be told; what waited for him goes to others.
      if (!person?.active || ended.has(about) || !isUnsent(push.state)) return []
      const phone = phoneFor(person.posts, settings)
      return [{ id: _id, name: person.name, title, body, why: push.state, at: createdAt, phone }]
    },
  )
  return ok({ items })
}
