import { holds } from '../../../domain/identity/authorize'
import type { Actor } from '../../../domain/identity/types'
import type { StatementView } from '../../../domain/merchant/answers'
import { merchantOf } from '../../../domain/merchant/merchants'
import { doneTells } from '../../../domain/merchant/notices'
import {
  confirm as decideConfirm,
  correct as decideCorrect,
  type Doing,
  type Side,
  type Statement,
} from '../../../domain/merchant/statement'
import { statementCard, statementView } from '../../../domain/merchant/views'
import { whoIs } from '../../../domain/points/award/qualities'
import { ok, refuse, type Outcome } from '../../../domain/result'
import type { StreetSettings } from '../../../domain/street/types'
import { collection } from '../../platform/collections'
import { askToSend } from '../../platform/functions'
import { list } from '../../platform/lists'
import { writeNotices } from '../../platform/notices'
import { transact } from '../../platform/transact'
import { NOTHING_TO_SHOW, type CallContext, type Handler } from '../context'
import { markFirst, once } from '../once'
import { pageOf, type Listed } from '../paging'

/** In what quality somebody reads or acts; null: in none, and to him there is no such statement. */
function readerOf(
  s: Pick<Statement, 'merchant'>,
  actor: Actor,
  street: StreetSettings,
): Pick<Doing, 'side' | 'who'> | null {
  const side = sideOf(s, actor, street)
  return side && { side, who: whoIs(actor) }
}

/**
 * For whom somebody speaks about a statement: its merchant's contact for the merchant, even where he is a reviewer
 * as well, every other reviewer for the street. Null: for nobody, and to him there is none.
 */
function sideOf(s: Pick<Statement, 'merchant'>, actor: Actor, street: StreetSettings): Side | null {
  if (merchantOf(street, actor.userId)?.code === s.merchant) return 'merchant'
  return holds(actor, 'pointsReviewer') ? 'street' : null
}

/** 对账单 of all merchants, for 积分审核员. */
export const statements: Handler<'merchant.statements'> = async ({ scope, cursor }, context) => {
  const [actor, street] = await Promise.all([context.actor(), context.settings()])
  if (!holds(actor, 'pointsReviewer')) return refuse('notAllowed')
  const newest: Listed<'at', Statement> = {
    key: 'at',
    direction: 'desc',
    find: (when, options) => {
      const waiting = scope === 'waiting' ? { waits: 'street' } : {}
      return collection('statements').find({ ...waiting, ...when }, options)
    },
  }
  const page = await pageOf(newest, cursor)
  if (!page.ok) return page
  const { items, next } = page.value
  const card = (s: Statement) => statementCard(s, sideOf(s, actor, street) ?? 'street')
  return ok({ items: items.map(card), next })
}

/** One 对账单, for both sides of it. */
export const statement: Handler<'merchant.statement'> = async ({ id }, context) => {
  const [actor, street, stored] = await Promise.all([
    context.actor(),
    context.settings(),
    collection('statements').get(id),
  ])
  const reader = stored && readerOf(stored, actor, street)
  return stored && reader ? ok(statementView(stored, reader, false)) : refuse('notFound')
}

/** What one side does to a statement, with who is told and the mark of the request. */
async function change(
  id: string,
  decide: (s: Statement, as: Pick<Doing, 'side' | 'by' | 'who'>) => Outcome<Statement>,
  context: CallContext,
): Promise<Outcome<StatementView | typeof NOTHING_TO_SHOW>> {
  const street = await context.settings()
  const work = async (): Promise<Outcome<StatementView>> => {
    const done = await transact(async (transaction) => {
      await markFirst(transaction, context, id)
      const [stored] = await context.readAnewWith(list('statements', { _id: id }, { limit: 1 }))
      const agreed = await context.agreed()
      if (!agreed.ok) return agreed
      const actor = await context.actor()
      const reader = stored && readerOf(stored, actor, street)
      if (!stored || !reader) return refuse('notFound')
      const { side } = reader
      const by = side === 'street' ? (actor.staffId ?? actor.userId) : actor.userId
      const decided = decide(stored, { ...reader, by })
      if (!decided.ok) return decided
      const next = decided.value
      void context.count?.begin()
      await transaction.collection('statements').put(next)
      const tells = doneTells(next, side, context.now)
      const sent = await writeNotices(transaction, next, tells, actor, context.now)
      await context.count?.admitted(transaction)
      return ok({ sent, view: statementView(next, reader, false) })
    })
    if (!done.ok) return done
    await askToSend(done.value.sent)
    return ok(done.value.view)
  }
  const again = async (): Promise<Outcome<StatementView | typeof NOTHING_TO_SHOW>> => {
    const [actor, stored] = await Promise.all([context.actor(), collection('statements').get(id)])
    const reader = stored && readerOf(stored, actor, street)
    return ok(stored && reader ? statementView(stored, reader, true) : NOTHING_TO_SHOW)
  }
  return once<StatementView | typeof NOTHING_TO_SHOW>(context, work, again)
}

/** 确认无误 for one's own side. */
export const confirm: Handler<'merchant.confirm'> = ({ id, version }, context) =>
  change(id, (s, as) => decideConfirm(s, { ...as, version, now: context.now }), context)

/** 登记差异: both sides confirm anew. */
export const correct: Handler<'merchant.correct'> = (
  { id, version, good, counted, note: reason },
  context,
) =>
  change(
    id,
    (s, as) => decideCorrect(s, { good, counted, reason }, { ...as, version, now: context.now }),
    context,
  )
