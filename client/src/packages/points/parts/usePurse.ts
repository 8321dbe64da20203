import type { HouseholdShop } from '../../../../../domain/household/answers'
import type { MerchantShop } from '../../../../../domain/merchant/answers'
import type { ShopView } from '../../../../../domain/points/answers'
import { useParam } from '../../../components/useParam'
import { call, type Reply } from '../../../services/call'
import { copyKey } from '../../../services/copies'
import type { Purse } from './pages'

/** The shop, and where it is not the reader who pays, who does: the household, by whose word, or a merchant. */
export type PurseShop = ShopView &
  Partial<Pick<HouseholdShop, 'household'>> &
  Partial<Pick<MerchantShop, 'merchant'>>

interface Asked {
  load: () => Promise<Reply<PurseShop>>
  key: string
}

const ASKED: Record<Purse, Asked> = {
  own: { load: () => call('points.shop', {}), key: copyKey('points.shop') },
  household: { load: () => call('household.shop', {}), key: copyKey('household.shop') },
  merchant: { load: () => call('merchant.shop', {}), key: copyKey('merchant.shop') },
}

/** Whose points the page is about, and how its shop is asked for. */
export function usePurse(): { purse: Purse } & Asked {
  const told = useParam('purse')
  const purse: Purse = told === 'household' || told === 'merchant' ? told : 'own'
  return { purse, ...ASKED[purse] }
}
