import type { HouseholdShop } from '../../../../../domain/household/answers'
import type { ShopView } from '../../../../../domain/points/answers'
import { useParam } from '../../../components/useParam'
import { call, type Reply } from '../../../services/call'
import { copyKey } from '../../../services/copies'
import type { Purse } from './pages'

/** The shop, and where it is the household that pays, by whose word. */
export type PurseShop = ShopView & Partial<Pick<HouseholdShop, 'household'>>

/** Whose points the page is about, and how its shop is asked for. */
export function usePurse(): { purse: Purse; load: () => Promise<Reply<PurseShop>>; key: string } {
  return useParam('purse') === 'household'
    ? {
        purse: 'household',
        load: () => call('household.shop', {}),
        key: copyKey('household.shop'),
      }
    : { purse: 'own', load: () => call('points.shop', {}), key: copyKey('points.shop') }
}
