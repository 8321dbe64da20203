import { PAGES, pageOf } from '../../../../../domain/notice/pages'

/** Addresses of the pages of points. */
export const POINTS_PAGES = {
  home: PAGES['points.home'],
  shop: 'packages/points/shop/index',
  redemptions: 'packages/points/redemptions/index',
  rules: 'packages/points/rules/index',
  published: 'packages/points/published/index',
  month: 'packages/points/month/index',
  household: PAGES['household.home'],
  helper: PAGES['helper.home'],
  elders: 'packages/points/elders/index',
  elderNew: 'packages/points/elderNew/index',
  merchant: 'packages/points/merchant/index',
} as const

/** Whose points are to be spent; of an elder, by the `_id` of the 约定 with the helper. */
export type Purse = 'own' | 'household' | 'merchant' | `help:${string}`
export type PurseKind = 'own' | 'household' | 'merchant' | 'help'
export const purseKind = (purse: Purse): PurseKind => {
  if (purse === 'own' || purse === 'household' || purse === 'merchant') return purse
  return 'help'
}
const withPurse = (page: string, purse: Purse): string =>
  purse === 'own'
    ? page
    : `${page}${page.includes('?') ? '&' : '?'}purse=${encodeURIComponent(purse)}`

export const shopPage = (purse: Purse): string => withPurse(POINTS_PAGES.shop, purse)
export const goodPage = (code: string, purse: Purse = 'own'): string =>
  withPurse(`packages/points/good/index?code=${encodeURIComponent(code)}`, purse)
export const redemptionPage = (id: string): string => pageOf('points.redemption', id)
export const awardPage = (id: string): string =>
  `packages/points/award/index?id=${encodeURIComponent(id)}`
/** 看积分 of the elder whom the reader helps. */
export const helpedPage = (id: string): string =>
  `packages/points/helped/index?id=${encodeURIComponent(id)}`
/** 代开账户, for the crew of its grid. */
export const elderPage = (id: string): string =>
  `packages/points/elder/index?id=${encodeURIComponent(id)}`
