import { ok, refuse } from '../../../domain/result'
import { HOURS_KINDS } from '../../../domain/volunteer/hours/kinds'
import { claim as decideClaim, spansOf } from '../../../domain/volunteer/part/decide'
import { deciderTells } from '../../../domain/volunteer/part/notices'
import type { Part } from '../../../domain/volunteer/part/types'
import { partView } from '../../../domain/volunteer/part/views'
import { collection } from '../../platform/collections'
import { nextDecider } from '../../platform/deciders'
import { askToSend } from '../../platform/functions'
import { housemates } from '../../platform/households'
import { bothLists, list } from '../../platform/lists'
import { writeNotices } from '../../platform/notices'
import { transact } from '../../platform/transact'
import {
  minutesOfAll,
  partIdOf,
  partsAround,
  teamMemberId,
  volunteerId,
} from '../../platform/volunteers'
import { NOTHING_TO_SHOW, type CallContext, type Handler } from '../context'
import { markFirst, once } from '../once'
import { pageOf, type Listed } from '../paging'
import { partOf } from './deciders'
import { doingOf } from './taking'

/** 我的时长: minutes by how they are known, and what they are made of, the newest first. */
export const hours: Handler<'volunteer.hours'> = async ({ cursor }, { userId: user, now }) => {
  const newest: Listed<'from', Part> = {
    key: 'from',
    direction: 'desc',
    find: (when, options) => collection('parts').find({ user, ...when }, options),
  }
  const [page, counted] = await Promise.all([pageOf(newest, cursor), minutesOfAll(user)])
  if (!page.ok) return page
  const { items, next } = page.value
  return ok({
    ...counted,
    kindTexts: HOURS_KINDS,
    items: items.map((part) => partView(part, now, false)),
    next,
  })
}

/** The team and the caller in it, and what else of his lies around that time. */
const lookedAt = (team: string, from: number, to: number, { userId: user }: CallContext) =>
  bothLists(
    bothLists(
      list('teams', { _id: team }, { limit: 1 }),
      list('teamMembers', { _id: teamMemberId(team, user) }, { limit: 1 }),
    ),
    bothLists(
      bothLists(list('volunteers', { _id: volunteerId(user) }, { limit: 1 }), housemates(user)),
      partsAround({ user, ward: null, from, to }),
    ),
  )

/** 补记时长, of a team that one is in; somebody else finds it right. */
export const claim: Handler<'volunteer.claim'> = (input, context) => {
  const { team: id, title, from, to, note } = input
  const { userId: user, now } = context
  const { key } = context.request()
  const work = async () => {
    const done = await transact(async (transaction) => {
      await markFirst(transaction, context, partIdOf(key))
      const [[[team], [member]], [[[own], kin], others]] = await context.readAnewWith(
        lookedAt(id, from, to, context),
      )
      const agreed = await context.agreed()
      if (!agreed.ok) return agreed
      if (!team || team.state === 'APPLIED' || team.state === 'REJECTED') return refuse('notFound')
      if (!own) return refuse('needVolunteer')
      if (!member) return refuse('joinFirst', 'team')
      const taken = {
        ...{ key, activity: null, team: id, title, user, ward: null, name: own.name },
        ...{ from, to, risk: 0 },
      }
      const part = decideClaim(
        taken,
        note,
        spansOf(others, { _id: partIdOf(key) }),
        doingOf(context),
      )
      if (!part.ok) return part
      await context.count?.admitted(transaction)
      // Written, so that a 注销 at the same moment collides.
      await transaction.collection('volunteers').put(own)
      await transaction.collection('parts').add(part.value)
      const of = partOf(team, null, now)
      const decider = await nextDecider(transaction, part.value, of, kin, await context.settings())
      const tells = deciderTells(part.value, decider, now)
      const actor = { userId: user, staffId: null }
      const sent = await writeNotices(transaction, part.value, tells, actor, now)
      return ok({ part: part.value, sent })
    })
    if (!done.ok) return done
    await askToSend(done.value.sent)
    return ok(partView(done.value.part, now, false))
  }
  const again = async () => {
    const part = await collection('parts').get(partIdOf(key))
    return ok(part ? partView(part, now, true) : NOTHING_TO_SHOW)
  }
  return once<ReturnType<typeof partView> | typeof NOTHING_TO_SHOW>(context, work, again)
}
