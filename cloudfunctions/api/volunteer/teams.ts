import { maskedName } from '../../../domain/identity/masks'
import { holds } from '../../../domain/identity/authorize'
import { DESK } from '../../../domain/report/routing'
import { ok, refuse } from '../../../domain/result'
import { mayRead, qualities } from '../../../domain/volunteer/team/qualities'
import { TEAM_CARD_FIELDS, teamCard, type CardSource } from '../../../domain/volunteer/team/views'
import { collection, command, type Filter } from '../../platform/collections'
import { bothLists, count, known, list, readLists } from '../../platform/lists'
import { teamMemberId } from '../../platform/volunteers'
import type { Handler } from '../context'
import { pageOf, type Listed } from '../paging'
import { presentTeam } from './kind'

const fields = TEAM_CARD_FIELDS

const newest = (filter: Filter): Listed<'appliedAt', CardSource> => ({
  key: 'appliedAt',
  direction: 'desc',
  find: (when, options) => collection('teams').find({ ...filter, ...when }, { ...options, fields }),
})

const waiting = (waitingFor: unknown): Listed<'dueAt', CardSource> => ({
  key: 'dueAt',
  direction: 'asc',
  find: (when, options) =>
    collection('teams').find({ waitingFor, ...when }, { ...options, fields }),
})

/** Teams that are there, those for which I applied, and applications that wait for me. */
export const teams: Handler<'volunteer.teams'> = async ({ scope, cursor }, context) => {
  const [actor, settings] = await Promise.all([context.actor(), context.settings()])
  const { staffId } = actor
  const reader = { actor, now: context.now, settings }
  if (scope === 'todo' && staffId === null) return ok({ items: [], next: null })
  const boxes = holds(actor, 'dispatcher') ? command.in([staffId, DESK]) : staffId
  const page = await (scope === 'todo'
    ? pageOf(waiting(boxes), cursor)
    : pageOf(newest(scope === 'all' ? { state: 'ACTIVE' } : { applicant: context.userId }), cursor))
  if (!page.ok) return page
  const { items, next } = page.value
  return ok({ items: items.map((t) => teamCard(t, reader)), next })
}

/** Members that a leader sees at once. */
const ROSTER = 200

/**
 * All that the page of a team shows first. Who its members are is for its leaders; whoever decides about it
 * may make one of them a leader too, and sees them by their first character.
 */
export const team: Handler<'volunteer.team'> = async ({ id }, context) => {
  const [actor, found] = await Promise.all([context.actor(), collection('teams').get(id)])
  if (!found || !mayRead(actor, found, context.now)) return refuse('notFound')
  const own = qualities(actor, found, context.now)
  const isLeader = own.has('leader')
  const sees = isLeader || own.has('approver')
  const membership = teamMemberId(id, actor.userId)
  const roster = { sort: [['at', 'asc']] as ['at', 'asc'][], limit: sees ? ROSTER : 1 }
  const seesInvited = sees || holds(actor, 'dispatcher')
  const [[members, invited], [mine, listed]] = await readLists(
    bothLists(
      bothLists(
        count('teamMembers', { team: id }),
        // Marks of answers carry no team.
        seesInvited ? count('teamInvitations', { team: id }) : known(0),
      ),
      bothLists(
        list('teamMembers', { _id: membership }, { limit: 1, fields: ['_id'] }),
        list('teamMembers', { team: id }, roster),
      ),
    ),
  )
  return ok({
    team: await presentTeam(found, context),
    members,
    isMember: mine.length > 0,
    invited,
    roster: sees
      ? listed.map(({ _id, user, name, at }) => ({
          id: _id,
          name: isLeader ? name : maskedName(name),
          at,
          isMe: user === actor.userId,
        }))
      : [],
  })
}
