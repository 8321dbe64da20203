import { maskedName } from '../../../domain/identity/masks'
import { ok, refuse } from '../../../domain/result'
import type { JoinedView } from '../../../domain/volunteer/answers'
import { isOpen } from '../../../domain/volunteer/invitation'
import { DOMAIN_TEXT } from '../../../domain/volunteer/team/views'
import { collection } from '../../platform/collections'
import {
  invitedBy,
  invitesTo,
  numberKey,
  putAnswered,
  type WithTeams,
} from '../../platform/invitations'
import { bothLists, list, readLists, type Lists } from '../../platform/lists'
import { transact } from '../../platform/transact'
import { teamMemberId, volunteerId } from '../../platform/volunteers'
import type { CallContext, Handler } from '../context'
import { leaveMark, once } from '../once'

/** 邀请入队, to the number of whoever calls: of teams that are there and that he is not in yet. */
export const invited: Handler<'volunteer.invited'> = async (_, context) => {
  const [settings, { phone, joined }] = await Promise.all([
    context.settings(),
    readLists(invitedBy(context.userId)),
  ])
  if (phone === null) return ok({ hasNumber: false, items: [] })
  const found = await readLists(invitesTo(phone, joined, context.now))
  const items = found.map(({ invitation, team }) => ({
    ...{ id: invitation._id, teamName: team.name, purpose: team.purpose },
    domainText: DOMAIN_TEXT[team.domain],
    communityName: settings.directory[team.community]?.name ?? '',
    ...{ nameMasked: maskedName(invitation.name), until: invitation.until },
  }))
  return ok({ hasNumber: true, items })
}

/** All that an answer is decided by, read by one request. */
const aroundOf = (id: string, user: string) =>
  bothLists(
    invitedBy(user),
    bothLists(
      list(
        'teamInvitations',
        { _id: id },
        { limit: 1, joined: { from: 'teams', by: 'team' } },
      ) as unknown as Lists<WithTeams[]>,
      list('volunteers', { _id: volunteerId(user) }, { limit: 1 }),
    ),
  )

/**
 * One answer, by whoever has the number now. What is not his and what was answered is alike not found, so nobody
 * learns of a number whether it is on a list. Of two answers at once both are written, and what is left is the same.
 */
async function answer(id: string, yes: boolean, context: CallContext) {
  const { userId: user, now: at } = context
  const [{ phone, joined }, [[mark], [own]]] = await readLists(aroundOf(id, user))
  if (phone === null || !mark || !isOpen(mark, at)) return refuse('notFound')
  const { team, number } = mark
  if (number !== numberKey(phone)) return refuse('notFound')
  if (yes && mark.teams[0]?.state !== 'ACTIVE') return refuse('teamGone')
  if (yes && !own) return refuse('needVolunteer')
  const _id = teamMemberId(team, user)
  const done = await transact(async (transaction) => {
    await leaveMark(transaction, context, _id)
    if (yes && own && !joined.has(team))
      await transaction.collection('teamMembers').put({ _id, team, user, name: own.name, at })
    await putAnswered(transaction, team, phone)
    return ok(null)
  })
  return done.ok ? ok<JoinedView>({ id: team, isMember: yes || joined.has(team) }) : done
}

/** Whether he is in that team now, for who answers the same once more. */
const isIn = async ({ made }: { made: string }) => {
  const member = await collection('teamMembers').get(made)
  return ok<JoinedView>({ id: member?.team ?? '', isMember: member !== null })
}

/** 加入: by his own name, as he has registered, not by the one of the list. */
export const accept: Handler<'volunteer.accept'> = ({ id }, context) =>
  once(context, () => answer(id, true, context), isIn)

/** “不是我”, also of who does not want to: asked for no reason, and told to nobody. */
export const notMe: Handler<'volunteer.notMe'> = ({ id }, context) =>
  once(context, () => answer(id, false, context), isIn)
