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
  merchant: 'packages/points/merchant/index',
} as const

/** Whose points are to be spent. */
export type Purse = 'own' | 'household' | 'merchant'
const withPurse = (page: string, purse: Purse): string =>
  purse === 'own' ? page : `${page}${page.includes('?') ? '&' : '?'}purse=${purse}`

export const shopPage = (purse: Purse): string => withPurse(POINTS_PAGES.shop, purse)
export const goodPage = (code: string, purse: Purse = 'own'): string =>
  withPurse(`packages/points/good/index?code=${encodeURIComponent(code)}`, purse)
export const redemptionPage = (id: string): string => pageOf('points.redemption', id)
export const awardPage = (id: string): string =>
  `packages/points/award/index?id=${encodeURIComponent(id)}`
