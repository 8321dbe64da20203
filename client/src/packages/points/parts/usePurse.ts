import type { HelpedShop } from '../../../../../domain/helper/answers'
import type { HouseholdShop } from '../../../../../domain/household/answers'
import type { ShopView } from '../../../../../domain/points/answers'
import { useParam } from '../../../components/useParam'
import { call, type Reply } from '../../../services/call'
import { copyKey } from '../../../services/copies'
import type { Purse } from './pages'

/** The shop, and where it is the household that pays, by whose word; or the elder, by which 约定. */
export type PurseShop = ShopView &
  Partial<Pick<HouseholdShop, 'household'>> &
  Partial<Pick<HelpedShop, 'help'>>

const isHelp = (purse: string): purse is `help:${string}` => purse.startsWith('help:')

/** Whose points the page is about, and how its shop is asked for. */
export function usePurse(): { purse: Purse; load: () => Promise<Reply<PurseShop>>; key: string } {
  const purse = useParam('purse')
  if (isHelp(purse))
    return {
      purse,
      load: () => call('helper.shop', { id: purse }),
      key: copyKey('helper.shop', purse),
    }
  return purse === 'household'
    ? {
        purse: 'household',
        load: () => call('household.shop', {}),
        key: copyKey('household.shop'),
      }
    : { purse: 'own', load: () => call('points.shop', {}), key: copyKey('points.shop') }
}
