import { DAY_MS, dateOf } from '../../domain/calendar/zone'
import { statementsOf } from '../../domain/merchant/statement'
import { pageOf } from '../../domain/notice/pages'
import type { Merchant } from '../../domain/street/points'
import type { StreetSettings } from '../../domain/street/types'
import { persona, type World } from './world'
import type { Visit } from './visit'

/** 我的商户: the demo has no merchant, so one is entered as an import would, and nothing is given to it yet. */

const CONTACT = persona('resident-wang')
const REVIEWER = persona('meng')
/** So long an instance goes by the settings that it has read. */
const KEPT_MS = 60_000

async function enterMerchant({ cloud }: World): Promise<Merchant> {
  const [stored] = cloud.store.find('settings', { _id: 'settings:street' })
  if (!stored) throw new Error('no street')
  const { points } = stored as unknown as StreetSettings
  const merchant = {
    ...{ code: '91150203MA00000009', name: '示范粮油店', address: '示范路5号', pickUp: null },
    ...{ contact: `user:${CONTACT}`, contactName: '王阿姨' },
    from: dateOf(cloud.clock.now() - DAY_MS),
  }
  await cloud.store.replace('settings', { ...stored, points: { ...points, merchants: [merchant] } })
  cloud.clock.advance(KEPT_MS)
  return merchant
}

/** Of the month before its first, as the timer would make it of a 领取点 that the merchant had kept. */
async function enterStatement({ cloud }: World, merchant: Merchant): Promise<string> {
  const month = '2026-05'
  const of = (good: string, name: string, pieces: number, each: number) => ({
    ...{ good, name, pieces, each, pickUp: 'M1' },
  })
  const handed = [of('G001', '清洁套装', 12, 1500), of('G002', '雨伞', 7, 2200)]
  const kept = { ...merchant, pickUp: 'M1', from: `${month}-01` }
  const [statement] = statementsOf(
    { month, handed },
    [kept],
    () => `${merchant.name}领取点`,
    cloud.clock.now(),
  )
  if (!statement) throw new Error('no statement')
  await cloud.store.replace('statements', { ...statement })
  return pageOf('merchant.statement', statement._id)
}

export async function prepareMerchant(world: World): Promise<Visit[]> {
  const statement = await enterStatement(world, await enterMerchant(world))
  const visit = (name: string, openid: string, page: string): Visit => ({ name, openid, page })
  return [
    visit('merchant', CONTACT, 'packages/points/merchant/index'),
    visit('statement', CONTACT, statement),
    visit('statement-street', REVIEWER, statement),
    visit('statements', REVIEWER, 'packages/keeper/statements/index'),
    visit('merchant-shop', CONTACT, 'packages/points/shop/index?purse=merchant'),
    visit('merchant-none', persona('resident-li'), 'packages/points/merchant/index'),
  ]
}
