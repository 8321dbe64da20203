import { statementCard } from '../../../domain/merchant/views'
import type { Statement } from '../../../domain/merchant/statement'
import { accountOfMerchant, merchantOf } from '../../../domain/merchant/merchants'
import { balanceOf, heldIn } from '../../../domain/points/ledger/account'
import { byDay, isPast, todayOf } from '../../../domain/points/ledger/lots'
import type { Redemption } from '../../../domain/points/redeem/types'
import { rulesOf } from '../../../domain/points/rules'
import type { Entry } from '../../../domain/points/types'
import { lineOf, redemptionCard } from '../../../domain/points/views'
import { ok, refuse } from '../../../domain/result'
import { accountAt } from '../../platform/ledger'
import { bothLists, everyList, list, readLists, type Lists } from '../../platform/lists'
import { namesListed } from '../../platform/shelf'
import type { Handler } from '../context'

const SHOWN = 20

/** 我的商户, for its contact: balance, publicity and ledger, in one request. */
export const open: Handler<'merchant.open'> = async (_, context) => {
  const { userId, now } = context
  const street = await context.settings()
  const merchant = merchantOf(street, userId)
  if (!merchant) return refuse('noMerchant')
  const account = accountOfMerchant(merchant)
  const newest = (by: 'redeemedAt' | 'at' | 'month') => ({
    sort: [[by, 'desc']] as never,
    limit: SHOWN,
  })
  const [[[stored], goods], [redeemed, entries, statements]] = await readLists(
    bothLists(
      bothLists(list('accounts', { _id: account }, { limit: 1 }), namesListed()),
      everyList([
        list('redemptions', { account }, { ...newest('redeemedAt') }),
        list('entries', { account }, { ...newest('at') }),
        list('statements', { merchant: merchant.code }, { ...newest('month') }),
      ] as Lists<unknown[]>[]),
    ),
  )
  const own = accountAt(stored, account)
  const names = new Map(goods.map((good) => [good.code, good.name]))
  const today = todayOf(now)
  const { code, name, address } = merchant
  return ok({
    ...{ code, name, address },
    balance: balanceOf(own, today),
    held: heldIn(own),
    lots: byDay(own.lots).filter(({ day, points }) => points > 0 && !isPast(day, today)),
    redemptions: (redeemed as Redemption[]).map((r) => ({
      ...redemptionCard(r, now),
      own: r.owner === userId,
    })),
    lines: (entries as Entry[]).map((entry) => lineOf(entry, names, rulesOf(street.points))),
    statements: (statements as Statement[]).map((s) => statementCard(s, 'merchant')),
  })
}
