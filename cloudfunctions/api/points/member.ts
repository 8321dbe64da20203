import { holds } from '../../../domain/identity/authorize'
import { maskedName } from '../../../domain/points/award/published'
import { accountOfUser } from '../../../domain/points/award/posting'
import { accountView } from '../../../domain/points/views'
import { ok, refuse } from '../../../domain/result'
import { collection } from '../../platform/collections'
import { accountOf } from '../../platform/ledger'
import { memberId } from '../../platform/members'
import { transact } from '../../platform/transact'
import type { CallContext, Handler } from '../context'
import { leaveMark, once } from '../once'

/** Of whoever calls; null before 开通. */
export const ownMember = (context: CallContext) =>
  collection('members').get(memberId(context.userId))

export const ownMemberId = (context: CallContext): string => memberId(context.userId)

export async function shownAccount(context: CallContext) {
  const [stored, member] = await Promise.all([
    accountOf(accountOfUser(context.userId)),
    ownMember(context),
  ])
  return ok(accountView(stored, member?.user ? member : null, context.now))
}

/** 积分账户, of whoever calls. */
export const account: Handler<'points.account'> = (_, context) => shownAccount(context)

/** 开通: gives the account its number. */
export const join: Handler<'points.join'> = async ({ name }, context) => {
  const _id = memberId(context.userId)
  const work = async () => {
    const done = await transact(async (transaction) => {
      const stored = await transaction.collection('members').get(_id)
      // Two accounts of one number: one in 10^12 for each pair.
      if (stored && stored.user !== '' && stored.user !== context.userId)
        throw new RangeError('a number is taken')
      const { at = context.now, leaving = null } = stored ?? {}
      await transaction.collection('members').put({ _id, user: context.userId, name, at, leaving })
      await leaveMark(transaction, context, _id)
      return ok(null)
    })
    return done.ok ? shownAccount(context) : done
  }
  return once(context, work, () => shownAccount(context))
}

/** Whose number it is, masked: asked before points are given, so that a slip of a digit shows. */
export const member: Handler<'points.member'> = async ({ no }, context) => {
  const [actor, found] = await Promise.all([
    context.actor(),
    collection('members').get(`member:${no}`),
  ])
  if (!mayGive(actor)) return refuse('notAllowed')
  if (!found?.user) return refuse('notFound')
  return ok({ name: maskedName(found.name) })
}

/** Who awards: anybody of the staff who is on a roster with a post, apart from reviewers' own powers. */
export const mayGive = (actor: Parameters<typeof holds>[0]): boolean =>
  actor.staffId !== null && actor.posts.length > 0
