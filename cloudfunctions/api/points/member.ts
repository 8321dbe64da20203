import { holds } from '../../../domain/identity/authorize'
import { maskedName } from '../../../domain/identity/masks'
import { merchantOf } from '../../../domain/merchant/merchants'
import { accountOr } from '../../../domain/points/ledger/books'
import { accountView } from '../../../domain/points/views'
import { ok, refuse } from '../../../domain/result'
import { collection } from '../../platform/collections'
import { collectivesOf, familyName } from '../../platform/collectives'
import { accountOf, newAccountId } from '../../platform/ledger'
import { bothLists, list, readLists } from '../../platform/lists'
import { memberId } from '../../platform/members'
import { forgetOwner } from '../../platform/pointsLeft'
import { settingsIfAny } from '../../platform/settings'
import { transact } from '../../platform/transact'
import type { CallContext, Handler } from '../context'
import { leaveMark, once } from '../once'

export const ownMemberId = (context: CallContext): string => memberId(context.userId)

export async function shownAccount(context: CallContext) {
  const [stored, [member]] = await readLists(
    bothLists(
      accountOf(context.userId),
      list('members', { _id: ownMemberId(context) }, { limit: 1 }),
    ),
  )
  const own = accountOr(stored, context.userId)
  // An account is opened before the street is there: its keepers are named by such numbers.
  const merchant = merchantOf((await settingsIfAny()) ?? {}, context.userId)
  const view = accountView(own, member?.name ? member : null, context.now)
  return ok({ ...view, ...(merchant && { merchant: merchant.name }) })
}

/** 积分账户, of whoever calls. */
export const account: Handler<'points.account'> = (_, context) => shownAccount(context)

/** 开通: gives the account its number. */
export const join: Handler<'points.join'> = async ({ name }, context) => {
  const _id = memberId(context.userId)
  const enter = () =>
    transact(async (transaction) => {
      // What was asked before is not asked again, whatever has become of it since.
      await leaveMark(transaction, context, _id)
      const stored = await transaction.collection('members').get(_id)
      // Who has just left is first forgotten.
      if (stored?.leaving) return refuse('busy')
      // Two accounts of one number: one in 10^12 for each pair.
      if (stored && stored.user !== '' && stored.user !== context.userId)
        throw new RangeError('a number is taken')
      const { at = context.now, account } = stored ?? {}
      const { userId: user } = context
      const known = { _id, user, name, at, account: account ?? newAccountId() }
      await transaction.collection('members').put(known)
      return ok(null)
    })
  const work = async () => {
    let done = await enter()
    if (!done.ok) {
      await forgetOwner(context.userId)
      done = await enter()
    }
    return done.ok ? shownAccount(context) : done
  }
  return once(context, work, () => shownAccount(context))
}

/** Whose number it is, masked, and what he stands for: asked before points are given, so that a slip shows. */
export const member: Handler<'points.member'> = async ({ no }, context) => {
  const [actor, found] = await Promise.all([
    context.actor(),
    collection('members').get(`member:${no}`),
  ])
  if (!mayGive(actor)) return refuse('notAllowed')
  if (!found?.name) return refuse('notFound')
  const settings = await context.settings()
  const { family, merchant, teams } = await readLists(
    collectivesOf(found.user, settings, context.now),
  )
  return ok({
    name: maskedName(found.name),
    family: family && familyName(family),
    merchant: merchant && merchant.collective.name,
    teams: teams.map(({ collective: { id, name } }) => ({ id, name })),
  })
}

/** Who awards: anybody of the staff who is on a roster with a post, apart from reviewers' own powers. */
export const mayGive = (actor: Parameters<typeof holds>[0]): boolean =>
  actor.staffId !== null && actor.posts.length > 0
