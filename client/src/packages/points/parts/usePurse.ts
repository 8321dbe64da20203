import type { HelpedShop } from '../../../../../domain/helper/answers'
import type { HouseholdShop } from '../../../../../domain/household/answers'
import type { MerchantShop } from '../../../../../domain/merchant/answers'
import type { ShopView } from '../../../../../domain/points/answers'
import { useParam } from '../../../components/useParam'
import { call, type Reply } from '../../../services/call'
import { copyKey } from '../../../services/copies'
import { purseKind, type Purse, type PurseKind } from './pages'

/**
 * The shop, and where it is not the reader who pays, who does: the household, by whose word; a merchant; or an
 * elder, by which 约定.
 */
export type PurseShop = ShopView &
  Partial<Pick<HouseholdShop, 'household'>> &
  Partial<Pick<MerchantShop, 'merchant'>> &
  Partial<Pick<HelpedShop, 'help'>>

interface Asked {
  load: () => Promise<Reply<PurseShop>>
  key: string
}

const ASKED: Record<PurseKind, (purse: Purse) => Asked> = {
  own: () => ({ load: () => call('points.shop', {}), key: copyKey('points.shop') }),
  household: () => ({ load: () => call('household.shop', {}), key: copyKey('household.shop') }),
  merchant: () => ({ load: () => call('merchant.shop', {}), key: copyKey('merchant.shop') }),
  help: (id) => ({ load: () => call('helper.shop', { id }), key: copyKey('helper.shop', id) }),
}

const isPurse = (told: string): told is Purse =>
  told === 'household' || told === 'merchant' || told.startsWith('help:')

/** Whose points the page is about, and how its shop is asked for. */
export function usePurse(): { purse: Purse } & Asked {
  const told = useParam('purse')
  const purse: Purse = isPurse(told) ? told : 'own'
  return { purse, ...ASKED[purseKind(purse)](purse) }
}
