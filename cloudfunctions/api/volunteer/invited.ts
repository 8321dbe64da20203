import { maskedName } from '../../../domain/identity/masks'
import { ok, refuse } from '../../../domain/result'
import type { JoinedView } from '../../../domain/volunteer/answers'
import { isOpen } from '../../../domain/volunteer/invitation'
import { DOMAIN_TEXT } from '../../../domain/volunteer/team/views'
import type { Team } from '../../../domain/volunteer/team/types'
import {
  invitationId,
  invitationsTo,
  invitedBy,
  numberOf,
  putAnswered,
} from '../../platform/invitations'
import { bothLists, list, readLists } from '../../platform/lists'
import { transact } from '../../platform/transact'
import { teamMemberId, volunteerId } from '../../platform/volunteers'
import type { CallContext, Handler } from '../context'
import { leaveMark, once } from '../once'
import { isThere } from './own'

type Joined = { teams?: Team[] }

/** 邀请入队, to the number of whoever calls: of teams that are there and that he is not in yet. */
export const invited: Handler<'volunteer.invited'> = async (_, context) => {
  const [settings, { phone, joined }] = await Promise.all([
    context.settings(),
    readLists(invitedBy(context.userId)),
  ])
  if (phone === null) return ok({ hasNumber: false, items: [] })
  const found = await readLists(invitationsTo(phone, context.now))
  const items = found.flatMap((invitation) => {
    const [team] = (invitation as Joined).teams ?? []
    if (team?.state !== 'ACTIVE' || joined.has(team._id)) return []
    return {
      ...{ team: team._id, teamName: team.name, purpose: team.purpose },
      domainText: DOMAIN_TEXT[team.domain],
      communityName: settings.directory[team.community]?.name ?? '',
      ...{ nameMasked: maskedName(invitation.name), until: invitation.until },
    }
  })
  return ok({ hasNumber: true, items })
}

/** All that an answer is decided by, besides the invitation itself. */
const aroundOf = (team: string, user: string) =>
  bothLists(
    bothLists(numberOf(user), list('teams', { _id: team }, { limit: 1, fields: ['_id', 'state'] })),
    bothLists(
      list('volunteers', { _id: volunteerId(user) }, { limit: 1 }),
      list('teamMembers', { _id: teamMemberId(team, user) }, { limit: 1, fields: ['_id'] }),
    ),
  )

/**
 * One answer, by whoever has the number now. An invitation that was answered is none, so both answers refuse
 * what they do not find alike, and nobody learns whether a number was on a list.
 */
async function answer(team: string, yes: boolean, context: CallContext) {
  const { userId: user, now: at } = context
  const _id = teamMemberId(team, user)
  const [[phone, [found]], [[own], [member]]] = await readLists(aroundOf(team, user))
  if (phone === null) return refuse('notFound')
  const done = await transact(async (transaction) => {
    await leaveMark(transaction, context, _id)
    const invitations = transaction.collection('teamInvitations')
    const mark = await invitations.get(invitationId(team, phone))
    if (!mark || !isOpen(mark, at)) return refuse('notFound')
    if (yes && found?.state !== 'ACTIVE') return refuse('teamGone')
    if (yes && !own) return refuse('needVolunteer')
    if (yes && own && !member)
      await transaction.collection('teamMembers').put({ _id, team, user, name: own.name, at })
    await putAnswered(transaction, team, phone)
    return ok(null)
  })
  return done.ok ? ok<JoinedView>({ id: team, isMember: yes || member !== undefined }) : done
}

/** 加入: by his own name, as he has registered, not by the one of the list. */
export const accept: Handler<'volunteer.accept'> = ({ team }, context) =>
  once(
    context,
    () => answer(team, true, context),
    () => isThere(team, context),
  )

/** “不是我”, also of who does not want to: asked for no reason, and told to nobody. */
export const notMe: Handler<'volunteer.notMe'> = ({ team }, context) =>
  once(
    context,
    () => answer(team, false, context),
    () => isThere(team, context),
  )
