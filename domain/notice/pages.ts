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
  /** 投诉建议, as whoever wrote it sees it. */
  'complaint.detail': 'packages/complaint/detail/index',
  /** The same, as whoever answers it does. */
  'complaint.work': 'packages/complaint/work/index',
  /** 请说明情况, as whoever was asked sees it. */
  'complaint.explain': 'packages/complaint/explain/index',
  'points.home': 'packages/points/home/index',
  /** 兑换, with its code while it waits. */
  'points.redemption': 'packages/points/redemption/index',
  /** An award, for whom it is for, who decides, and whoever reads 公示. */
  'points.award': 'packages/points/award/index',
  /** Of points, whose messages say all there is to say. */
  'points.told': 'pages/inbox/index',
  /** 家庭: who is in it, what waits for the reader's word. */
  'household.home': 'packages/points/household/index',
  /** 帮手: whom the reader helps, and who helps him. */
  'helper.home': 'packages/points/helper/index',
  /** 对账单, for the merchant's contact and 积分审核员. */
  'merchant.statement': 'packages/points/statement/index',
  'volunteer.home': 'packages/volunteer/home/index',
  /** 志愿服务队, for its members and whoever decides about it. */
  'volunteer.team': 'packages/volunteer/team/index',
  /** 志愿活动, for everybody; its organisers' steps stand there too. */
  'volunteer.activity': 'packages/volunteer/activity/index',
  /** 名单 of an activity, for its organisers and whoever decides. */
  'volunteer.roster': 'packages/volunteer/roster/index',
  /** 每日名单: hours that wait for a leader's decision. */
  'volunteer.day': 'packages/volunteer/day/index',
  /** 邀请入队, to the reader's number. */
  'volunteer.invited': 'packages/volunteer/invited/index',
  /** 我的时长 */
  'volunteer.hours': 'packages/volunteer/hours/index',
  /** Of volunteering, whose messages say all there is to say. */
  'volunteer.told': 'pages/inbox/index',
  /** 微信绑定, for administrators. */
  'me.bindings': 'packages/me/bindings/index',
  /** Of a binding, whose message says all there is to say. */
  'me.told': 'pages/inbox/index',
} as const

export type PageName = keyof typeof PAGES

/** The address of a page about one thing. */
export const pageOf = (page: PageName, id: string): string =>
  `${PAGES[page]}?id=${encodeURIComponent(id)}`
