import type { Principal } from '../matter/types'
import { accountId } from '../points/ledger/names'
import type { Merchant, StreetPoints } from '../street/points'

/** 商户, as the street's table names them. Each has an account of points that is nobody's own. */

type Settings = { points?: Pick<StreetPoints, 'merchants'> }

export const merchantsOf = ({ points }: Settings): readonly Merchant[] => points?.merchants ?? []

/** `_id` by which awards and statements name it. */
export const merchantId = ({ code }: Pick<Merchant, 'code'>): string => `merchant:${code}`

/** `_id` of its account of points. */
export const accountOfMerchant = ({ code }: Pick<Merchant, 'code'>): string =>
  accountId('merchant', code)

/** Of whom somebody is the contact; nobody is that of two. */
export const merchantOf = (settings: Settings, user: Principal): Merchant | null =>
  merchantsOf(settings).find(({ contact }) => contact !== '' && contact === user) ?? null

export const merchantAt = (settings: Settings, account: string): Merchant | null =>
  merchantsOf(settings).find((merchant) => accountOfMerchant(merchant) === account) ?? null
