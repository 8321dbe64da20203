import type { HelpedRedeem } from '../../../domain/helper/answers'
import { may } from '../../../domain/helper/decide'
import { helperTells } from '../../../domain/helper/notices'
import type { Help } from '../../../domain/helper/types'
import { isKept } from '../../../domain/points/ledger/precedence'
import { MAX_BINS, goodId } from '../../../domain/points/redeem/bins'
import { redeemContent, type Redeemed } from '../../../domain/points/redeem/redeem'
import { LIMITS } from '../../../domain/points/limits'
import { shopView } from '../../../domain/points/views'
import { wishedBy } from '../../../domain/points/wishes'
import { ok, refuse, type Outcome } from '../../../domain/result'
import { command } from '../../platform/collections'
import { askToSend } from '../../platform/functions'
import { accountAt, keepRefusal, refusalMark, standing, writePosted } from '../../platform/ledger'
import { bothLists, list } from '../../platform/lists'
import { writeNotices } from '../../platform/notices'
import { binsListed, goodsListed } from '../../platform/shelf'
import { transact, type Transaction } from '../../platform/transact'
import type { CallContext, Handler } from '../context'
import { markFirst, once } from '../once'
import { holdFor } from '../points/holding'
import { withAccount } from './known'

/** 用积分换东西, by a helper for the elder. */

/** The shop as the elder can afford it. */
export const shop: Handler<'helper.shop'> = async ({ id }, context) => {
  const { userId, now } = context
  const [[[found, wishes], [goods, bins]], street] = await Promise.all([
    context.readWith(
      bothLists(
        bothLists(withAccount(id), list('wishes', { user: userId }, { limit: LIMITS.wishes })),
        bothLists(goodsListed(), binsListed()),
      ),
    ),
    context.settings(),
  ])
  const allowed = may(found.help, userId, 'redeem', now)
  if (!allowed.ok) return allowed
  const { elder, elderName } = allowed.value
  const account = accountAt(found.account, allowed.value.account, elder)
  const reader = { bins, account, wished: wishedBy(wishes), street, now }
  return ok({ ...shopView(goods, reader), help: { id, elderName } })
}

type Input = Parameters<Handler<'helper.redeem'>>[0]

/** What it decides by, read beside the transaction by one request. */
async function readState({ id, good }: Input, context: CallContext) {
  const [[found, [shelved]], bins] = await context.readAnewWith(
    bothLists(
      bothLists(withAccount(id), list('goods', { _id: goodId(good) }, { limit: 1 })),
      list('bins', { good }, { limit: MAX_BINS }),
    ),
  )
  return { ...found, good: shelved ?? null, bins }
}

async function write(
  transaction: Transaction,
  help: Help,
  redeemed: Redeemed,
  { userId, now }: CallContext,
): Promise<Outcome<string[]>> {
  const redemption = redeemed.redemption!
  // First what phones meet in: whoever comes second learns it at once.
  await transaction.collection('bins').put(redeemed.bin!)
  // Written, so that whoever ends the 约定 at the same instant collides with this, and finds what is to go back.
  if (!(await transaction.collection('helps').change(help._id, { rev: command.inc(1) })))
    return refuse('helpGone')
  await transaction.collection('redemptions').add(redemption)
  await writePosted(transaction, redeemed)
  const tells = helperTells(help, [help.elder], 'redeemed', now)
  const about = { _id: redemption._id, version: redemption.history.length }
  return ok(await writeNotices(transaction, about, tells, { userId, staffId: null }, now))
}

/** 兑换 for the elder, by the list of the 约定; the redemption says who did it and picks it up. */
export const redeem: Handler<'helper.redeem'> = (input, context) => {
  const { id, good, price, perMonth = null } = input
  const { userId, now } = context
  const { key } = context.request()
  const place = `redemption:${key}`
  const content = redeemContent({ good, seen: { price, perMonth } })
  const commit = () =>
    transact(async (transaction) => {
      await markFirst(transaction, context, place)
      const state = await readState(input, context)
      const agreed = await context.agreed()
      if (!agreed.ok) return agreed
      const allowed = may(state.help, userId, 'redeem', now)
      if (!allowed.ok) return allowed
      if (!state.good) return refuse('goodUnknown')
      const help = allowed.value
      const account = accountAt(state.account, help.account, help.elder)
      const wanted = {
        ...{ owner: help.elder, ownerName: help.elderName, good, price, perMonth },
        helper: { user: userId, name: help.helperName },
      }
      const redeemed = holdFor({ ...state, account }, wanted, { key, now })
      if (!redeemed.ok) return redeemed
      void context.count?.begin()
      const sent = await write(transaction, help, redeemed.value, context)
      if (sent.ok) await context.count?.admitted(transaction)
      return sent
    })
  const work = async (): Promise<Outcome<HelpedRedeem>> => {
    const done = await commit()
    if (done.ok) {
      await askToSend(done.value)
      return ok({ id, redemption: place, repeated: false })
    }
    const first = isKept(done.code)
      ? await keepRefusal('redemptions', refusalMark(place, done.code, content, now))
      : await standing('redemptions', place, content)
    return first ?? done
  }
  const again = () => Promise.resolve(ok({ id, redemption: place, repeated: true }))
  return once<HelpedRedeem>(context, work, again, () => standing('redemptions', place, content))
}
