import { persona, type World } from './world'
import type { Visit } from './visit'

/** 我的家庭, by the head, a member, somebody who is invited, and somebody who has nothing to do with one. */

const [HEAD, MATE] = [persona('head-han'), persona('mate-han')]
/** Of the demo street, invited into the same household. */
const INVITED = 'o-home-00-9'
/** Somebody with points and without a household. */
const ALONE = persona('resident-li')
const HOUSEHOLD = 'packages/points/household/index'

export async function prepareHousehold(world: World): Promise<Visit[]> {
  const { household, goods } = await world.call(HEAD, 'household.shop', {})
  const good = goods.find((g) => g.offered && g.left > 0 && g.price <= 12)
  if (!good) throw new Error('there is nothing for the household')
  const { code, price, perMonth } = good
  await world.call(HEAD, 'household.spend', {
    ...{ requestId: world.requestId(), id: household.id, good: code, price },
    ...(perMonth === null ? {} : { perMonth }),
  })
  const visit = (name: string, openid: string, page: string): Visit => ({ name, openid, page })
  const asked = (of: string): string => `packages/points/good/index?code=${of}&purse=household`
  return [
    visit('household-head', HEAD, HOUSEHOLD),
    visit('household-member', MATE, HOUSEHOLD),
    visit('household-invited', INVITED, HOUSEHOLD),
    visit('household-alone', ALONE, HOUSEHOLD),
    visit('household-newcomer', 'o-bench-no-account', HOUSEHOLD),
    visit('household-shop', MATE, 'packages/points/shop/index?purse=household'),
    visit('household-good', HEAD, asked(code)),
    visit('household-good-ask', MATE, asked(code)),
  ]
}
