import { PAGES, pageOf } from '../../../../../domain/notice/pages'

/** Addresses of the pages of points. */
export const POINTS_PAGES = {
  home: PAGES['points.home'],
  shop: 'packages/points/shop/index',
  redemptions: 'packages/points/redemptions/index',
  rules: 'packages/points/rules/index',
  published: 'packages/points/published/index',
  month: 'packages/points/month/index',
} as const

export const goodPage = (code: string): string =>
  `packages/points/good/index?code=${encodeURIComponent(code)}`
export const redemptionPage = (id: string): string => pageOf('points.redemption', id)
export const awardPage = (id: string): string =>
  `packages/points/award/index?id=${encodeURIComponent(id)}`
