import { DAY_MS, dateOf } from '../../domain/calendar/zone'
import type { StreetSettings } from '../../domain/street/types'
import { persona, type World } from './world'
import type { Visit } from './visit'

/** 我的商户: the demo has no merchant, so one is entered as an import would, and nothing is given to it yet. */

const CONTACT = persona('resident-wang')
/** So long an instance goes by the settings that it has read. */
const KEPT_MS = 60_000

async function enterMerchant({ cloud }: World): Promise<void> {
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
}

export async function prepareMerchant(world: World): Promise<Visit[]> {
  await enterMerchant(world)
  const visit = (name: string, openid: string, page: string): Visit => ({ name, openid, page })
  return [
    visit('merchant', CONTACT, 'packages/points/merchant/index'),
    visit('merchant-shop', CONTACT, 'packages/points/shop/index?purse=merchant'),
    visit('merchant-none', persona('resident-li'), 'packages/points/merchant/index'),
  ]
}
