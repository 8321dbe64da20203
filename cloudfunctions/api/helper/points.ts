import { may } from '../../../domain/helper/decide'
import { helpView, isOfHelper, stateTextOf } from '../../../domain/helper/views'
import { balanceOf, heldIn } from '../../../domain/points/ledger/account'
import { todayOf } from '../../../domain/points/ledger/lots'
import { rulesOf } from '../../../domain/points/rules'
import type { Entry } from '../../../domain/points/types'
import { lineOf } from '../../../domain/points/views'
import { ok } from '../../../domain/result'
import { command } from '../../platform/collections'
import { accountAt } from '../../platform/ledger'
import { bothLists, list, readLists } from '../../platform/lists'
import type { Handler } from '../context'
import { withAccount } from './known'
import { redemptionsOf } from './open'

/** More goods than a street has, withdrawn ones among them. */
const MAX_GOODS = 1000
/** Entries that are shown. */
const SHOWN = 20

/** 看积分 of the elder: what there is, and what it was. */
export const points: Handler<'helper.points'> = async ({ id }, context) => {
  const { userId, now } = context
  const { help: found, account: stored } = await context.readWith(withAccount(id))
  const allowed = may(found, userId, 'points', now)
  if (!allowed.ok) return allowed
  const help = allowed.value
  const account = accountAt(stored, help.account, help.elder)
  const newest = [
    ['at', 'desc'],
    ['_id', 'desc'],
  ] as const
  const [[entries, redemptions], goods] = await readLists(
    bothLists(
      bothLists(
        list('entries', { account: help.account }, { sort: [...newest], limit: SHOWN } as never),
        redemptionsOf(help.elder),
      ),
      list('goods', { _id: command.gte('good:') }, { limit: MAX_GOODS, fields: ['code', 'name'] }),
    ),
  )
  const { points: own } = await context.settings()
  const names = new Map(goods.map(({ code, name }) => [code, name]))
  return ok({
    help: helpView(help, 'helper', now),
    balance: balanceOf(account, todayOf(now)),
    held: heldIn(account),
    lines: (entries as Entry[]).map((entry) => lineOf(entry, names, rulesOf(own ?? {}))),
    redemptions: redemptions.map((r) => ({
      id: r._id,
      goodName: r.goodName,
      stateText: stateTextOf(r, now),
      isMine: isOfHelper(r, userId),
    })),
  })
}
