/**
 * The one table of pages that a message, a row or another page leads to. Addresses have no leading
 * slash, as WeChat's messages want them; each is checked against the client's app.config.
 */
export const PAGES = {
  'report.detail': 'packages/report/detail/index',
  'report.rate': 'packages/report/rate/index',
  'duty.tasks': 'packages/duty/tasks/index',
  'duty.task': 'packages/duty/task/index',
  'duty.handle': 'packages/duty/handle/index',
  /** A case, as its parties see it. */
  'mediation.case': 'packages/mediation/case/index',
  /** A case, as the committee and the mediators see it. */
  'mediation.work': 'packages/mediation/work/index',
  'points.home': 'packages/points/home/index',
  /** 兑换, with its code while it waits. */
  'points.redemption': 'packages/points/redemption/index',
  /** An award, for whom it is for, who decides, and whoever reads 公示. */
  'points.award': 'packages/points/award/index',
  /** Of points, whose messages say all there is to say. */
  'points.told': 'pages/inbox/index',
} as const

export type PageName = keyof typeof PAGES

/** The address of a page about one thing. */
export const pageOf = (page: PageName, id: string): string =>
  `${PAGES[page]}?id=${encodeURIComponent(id)}`
