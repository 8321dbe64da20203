import { AGE_BANDS, mayRegister } from '../../../domain/volunteer/age'
import type { VolunteerView } from '../../../domain/volunteer/answers'
import type { Volunteer } from '../../../domain/volunteer/types'
import { wardsOf } from '../../../domain/volunteer/wards'
import { ok, refuse } from '../../../domain/result'
import { TEAM_CARD_FIELDS, teamCard } from '../../../domain/volunteer/team/views'
import { collection, command } from '../../platform/collections'
import { numberOf, putAnswered } from '../../platform/invitations'
import { bothLists, list, readLists } from '../../platform/lists'
import { transact } from '../../platform/transact'
import { teamMemberId, volunteerId } from '../../platform/volunteers'
import type { CallContext, Handler } from '../context'
import { leaveMark, once } from '../once'
import { own } from './rows'

export const viewOf = (known: Volunteer | null): VolunteerView => ({
  name: known?.name ?? null,
  band: known?.band ?? null,
  bandText: known ? AGE_BANDS[known.band].text : '',
  wards: wardsOf(known),
})

export const shown = async (context: CallContext) =>
  ok(viewOf(await collection('volunteers').get(volunteerId(context.userId))))

/** Teams that the page shows. */
const SHOWN = 20

/** The teams that somebody is in, the last joined first. */
const joinedBy = (user: string) =>
  list(
    'teamMembers',
    { user },
    {
      sort: [
        ['at', 'desc'],
        ['_id', 'desc'],
      ],
      limit: SHOWN,
      fields: ['_id', 'team'],
    },
  )

/** 志愿者资料, the next activity, and own teams; one that was dissolved stays among them until he leaves it. */
export const home: Handler<'volunteer.home'> = async (_, context) => {
  const { userId: user, now } = context
  const [actor, settings, [[[known = null], joined], coming]] = await Promise.all([
    context.actor(),
    context.settings(),
    readLists(
      bothLists(
        bothLists(list('volunteers', { _id: volunteerId(user) }, { limit: 1 }), joinedBy(user)),
        own(user, 1),
      ),
    ),
  ])
  const ids = joined.map(({ team }) => team)
  const found =
    ids.length === 0
      ? []
      : await collection('teams').find(
          { _id: command.in(ids) },
          { limit: SHOWN, fields: TEAM_CARD_FIELDS },
        )
  const teams = ids.flatMap((id) => found.filter(({ _id }) => _id === id))
  const reader = { actor, now, settings }
  const [next = null] = coming(reader)
  return ok({ me: viewOf(known), next, teams: teams.map((t) => teamCard(t, reader)) })
}

/** 登记: what somebody says of himself, in place of what he said before. */
export const register: Handler<'volunteer.register'> = async ({ name, band }, context) => {
  const _id = volunteerId(context.userId)
  const work = async () => {
    if (!mayRegister(band)) return refuse('tooYoungAlone', 'band')
    const known: Volunteer = { _id, user: context.userId, name, band, at: context.now }
    const done = await transact(async (transaction) => {
      await leaveMark(transaction, context, _id)
      const before = await transaction.collection('volunteers').get(_id)
      // Children whom he has entered stay: he says something of himself.
      const next = before?.wards ? { ...known, wards: before.wards } : known
      await transaction.collection('volunteers').put(next)
      return ok(next)
    })
    return done.ok ? ok(viewOf(done.value)) : done
  }
  return once(context, work, () => shown(context))
}

const isThere = async (team: string, context: CallContext) => {
  const _id = teamMemberId(team, context.userId)
  return ok({ id: team, isMember: (await collection('teamMembers').get(_id)) !== null })
}

/**
 * 加入: a team that is there, as a registered volunteer. Once more, it stays as it was. An invitation to it is
 * answered with that.
 */
export const join: Handler<'volunteer.join'> = async ({ team }, context) => {
  const { userId: user, now: at } = context
  const _id = teamMemberId(team, user)
  const work = async () => {
    const [[[found], [own]], [phone, [member]]] = await readLists(
      bothLists(
        bothLists(
          list('teams', { _id: team }, { limit: 1, fields: ['_id', 'state'] }),
          list('volunteers', { _id: volunteerId(user) }, { limit: 1 }),
        ),
        bothLists(numberOf(user), list('teamMembers', { _id }, { limit: 1, fields: ['_id'] })),
      ),
    )
    if (!found || found.state === 'APPLIED' || found.state === 'REJECTED') return refuse('notFound')
    if (found.state !== 'ACTIVE') return refuse('teamGone')
    if (!own) return refuse('needVolunteer')
    const done = await transact(async (transaction) => {
      await leaveMark(transaction, context, _id)
      if (!member)
        await transaction.collection('teamMembers').put({ _id, team, user, name: own.name, at })
      if (phone !== null) await putAnswered(transaction, team, phone)
      return ok(null)
    })
    return done.ok ? ok({ id: team, isMember: true }) : done
  }
  return once(context, work, () => isThere(team, context))
}

/** 退出: who is in none has nothing to leave. Whoever leaves is invited by no list once more. */
export const quit: Handler<'volunteer.quit'> = async ({ team }, context) => {
  const _id = teamMemberId(team, context.userId)
  const work = async () => {
    const phone = await readLists(numberOf(context.userId))
    const done = await transact(async (transaction) => {
      await leaveMark(transaction, context, _id)
      const member = await transaction.collection('teamMembers').get(_id)
      if (!member) return ok(null)
      await transaction.collection('teamMembers').remove(_id)
      if (phone !== null) await putAnswered(transaction, team, phone)
      return ok(null)
    })
    return done.ok ? ok({ id: team, isMember: false }) : done
  }
  return once(context, work, () => isThere(team, context))
}
