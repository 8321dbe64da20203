import { isHead } from '../../../domain/household/decide'
import { LIMITS } from '../../../domain/points/limits'
import { shopView } from '../../../domain/points/views'
import { wishedBy } from '../../../domain/points/wishes'
import { ok, refuse } from '../../../domain/result'
import { homeIn } from '../../platform/households'
import { bothLists, list, readLists } from '../../platform/lists'
import { binsListed, goodsListed } from '../../platform/shelf'
import type { Handler } from '../context'

/** 用家庭积分: goods, what is left of them, and what the household can spend, in one request. */
export const shop: Handler<'household.shop'> = async (_, context) => {
  const { userId: user, now } = context
  const own = bothLists(
    list('accounts', { 'home.members.user': user }, { limit: 1 }),
    list('wishes', { user }, { limit: LIMITS.wishes }),
  )
  const [[[goods, bins], [[account], wishes]], street] = await Promise.all([
    readLists(bothLists(bothLists(goodsListed(), binsListed()), own)),
    context.settings(),
  ])
  const household = homeIn(account)
  if (!account || !household) return refuse('noHousehold')
  const reader = { bins, account, wished: wishedBy(wishes), street, now }
  const { _id: id, upTo } = household
  return ok({
    ...shopView(goods, reader),
    household: { id, isHead: isHead(household, user), upTo },
  })
}
