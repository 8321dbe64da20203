import { gridsTended, mayTend } from '../../../domain/helper/crew'
import type { HelpDone } from '../../../domain/helper/answers'
import { ELDER_SHAPE, type Elder } from '../../../domain/helper/types'
import { deedsOf, elderCard, helpView } from '../../../domain/helper/views'
import { PURPOSES } from '../../../domain/identity/purposes'
import { AGAIN_AFTER_MS } from '../../../domain/identity/leaving'
import { balanceOf, heldIn } from '../../../domain/points/ledger/account'
import { accountOr } from '../../../domain/points/ledger/books'
import { todayOf } from '../../../domain/points/ledger/lots'
import { ok, refuse, type Outcome } from '../../../domain/result'
import { collection } from '../../platform/collections'
import { askToSend } from '../../platform/functions'
import { accountOf, newAccountId } from '../../platform/ledger'
import { leavingIdOf } from '../../platform/leaving'
import { bothLists, list } from '../../platform/lists'
import { memberId } from '../../platform/members'
import { transact } from '../../platform/transact'
import type { CallContext, Handler } from '../context'
import { leaveMark, once } from '../once'
import { pageOf, type Listed } from '../paging'
import { find } from '../place/find'
import { helpsOf, redemptionsOf } from './open'

/** 代开账户: accounts of elders without WeChat, in the hands of the crew of their grid. */

/** The account with this `_id`, for one of the crew; to anybody else there is none. */
export async function tendedElder(id: string, context: CallContext): Promise<Outcome<Elder>> {
  const [[elder], settings] = await Promise.all([
    context.readWith(list('elders', { _id: id }, { limit: 1 })),
    context.settings(),
  ])
  if (!elder || !mayTend(await context.actor(), elder.grid, settings)) return refuse('notFound')
  return ok(elder)
}

const inGrid = (grid: string): Listed<'openedAt', Elder> => ({
  key: 'openedAt',
  direction: 'desc',
  find: (when, options) => collection('elders').find({ grid, ...when }, options),
})

/** Accounts of one of the reader's grids, newest first. Outcome: `notAllowed` for who looks after none. */
export const elders: Handler<'helper.elders'> = async ({ grid: asked, cursor }, context) => {
  const [actor, settings] = await Promise.all([context.actor(), context.settings()])
  const grids = gridsTended(actor, settings)
  const grid = asked ?? grids[0]?.code
  if (grid === undefined || !grids.some(({ code }) => code === grid)) return refuse('notAllowed')
  const page = await pageOf(inGrid(grid), cursor)
  if (!page.ok) return page
  const { items, next } = page.value
  return ok({ grid, grids, items: items.map(elderCard), next })
}

/** One account with its points, helpers, and what they did. */
export const elder: Handler<'helper.elder'> = async ({ id }, context) => {
  const found = await tendedElder(id, context)
  if (!found.ok) return found
  const { now } = context
  const [[stored, helps], redemptions] = await context.readWith(
    bothLists(bothLists(accountOf(id), helpsOf({ elder: id })), redemptionsOf(id)),
  )
  const account = accountOr(stored, id)
  const { no, openedBy } = found.value
  return ok({
    ...elderCard(found.value),
    no,
    openedByName: openedBy.name,
    balance: balanceOf(account, todayOf(now)),
    held: heldIn(account),
    helps: helps.map((help) => helpView(help, 'staff', now)),
    deeds: deedsOf(redemptions, now),
  })
}

/** 代开账户: the yes is on paper, which is kept; the ledger knows the elder by a number like everybody. */
export const openElder: Handler<'helper.openElder'> = async ({ name, buildingId }, context) => {
  const { now } = context
  const _id = `elder:${context.request().key}`
  const work = async (): Promise<Outcome<HelpDone>> => {
    const settings = await context.settings()
    const located = await find({ kind: 'building', buildingId }, settings, context)
    if (!located.ok) return located
    const { place, grid } = located.value
    const actor = await context.actor()
    if (!grid || !mayTend(actor, grid.code, settings)) return refuse('notTended')
    const member = memberId(_id)
    const made: Elder = {
      _id,
      shape: ELDER_SHAPE,
      name,
      building: { id: buildingId, name: place.label },
      grid: grid.code,
      no: member.slice('member:'.length),
      openedAt: now,
      openedBy: { staff: actor.staffId!, name: actor.name },
      consent: { version: PURPOSES.points.version, at: now },
    }
    return transact(async (transaction) => {
      await leaveMark(transaction, context, _id)
      await transaction.collection('elders').add(made)
      const account = newAccountId()
      await transaction
        .collection('members')
        .add({ _id: member, user: _id, name, at: now, account })
      return ok({ id: _id, repeated: false })
    })
  }
  return once(context, work, (mark) => Promise.resolve(ok({ id: mark.made, repeated: true })))
}

/**
 * 注销 of such an account: nobody finds it any more with this answer; all that is left elsewhere is cleared by
 * `jobs`, by the path of everybody who leaves.
 */
export const closeElder: Handler<'helper.closeElder'> = async ({ id }, context) => {
  const { now } = context
  const work = async (): Promise<Outcome<HelpDone>> => {
    const found = await tendedElder(id, context)
    if (!found.ok) return found
    const leaving = leavingIdOf(id)
    const done = await transact(async (transaction) => {
      await leaveMark(transaction, context, id)
      // Of no grid: no crew looks after it.
      await transaction.collection('elders').change(id, { grid: '' })
      const againAt = now + AGAIN_AFTER_MS
      const left = { _id: leaving, openid: '', user: id, staffId: null, at: now, againAt }
      await transaction.collection('leavings').put(left)
      return ok(null)
    })
    if (!done.ok) return done
    await askToSend([leaving])
    return ok({ id, repeated: false })
  }
  return once(context, work, () => Promise.resolve(ok({ id, repeated: true })))
}
