import { PURPOSE_NAMES, type Purpose } from '../call/basis'

/** A consent as it was given: to which words, and when (epoch ms). */
export interface Consent {
  /** Version of the purpose's words. */
  version: string
  at: number
}

export type Consents = Partial<Record<Purpose, Consent>>

interface PurposeWords {
  /** The day of its words: raised with them, and people are asked once more (PIPL art. 14). */
  version: string
  title: string
  /** What is collected and what for; one line each. */
  items: readonly string[]
  /** What a withdrawal means. */
  withdrawn: string
}

/** 处理目的: what is asked for each, in words. A few, and each is asked where it is first needed. */
export const PURPOSES: Record<Purpose, PurposeWords> = {
  account: {
    version: '2026-11-28',
    title: '账号与上报',
    items: [
      '您写的内容和照片：交给办理的工作人员，用于解决问题',
      '微信账号标识：用于把进展告诉您、记上报积分，不会公开',
      '手机号：您愿意留才有；办理您上报的人点“拨打”才看得到，每次都有记录；工作人员绑定岗位时核对身份；志愿队伍的名单上有它时，请您自己决定是否加入',
    ],
    withdrawn: '不能再上报和评价；已上报的照常办理，您照常能看进度、能撤回上报',
  },
  place: {
    version: '2026-11-27',
    title: '地图位置',
    items: ['您在地图上点的位置：只记这一次，用于找到网格员，不记录行踪；办结90天后只留网格'],
    withdrawn: '不能再用地图选位置；可以改为选楼栋',
  },
  mediation: {
    version: '2026-11-27',
    title: '人民调解',
    items: [
      '申请调解时写的姓名、电话和经过：只给当事人、调解员和调解委员会看；电话和住址不给另一方看',
    ],
    withdrawn: '不能再申请和办理调解；正在调解的，您随时可以点“终止调解”',
  },
  points: {
    version: '2026-11-28',
    title: '积分与兑换',
    items: [
      '您的称呼、积分和兑换记录：用于记分、公示（只显示姓）和领取物品',
      '您请的帮手、您帮的老人：用于代为办事，双方和社区看得到办了什么',
    ],
    withdrawn: '不能再兑换和许心愿；已得的积分都在，兑换好的可以取消',
  },
  volunteer: {
    version: '2026-11-29',
    title: '志愿服务',
    items: [
      '您写的称呼、是否成年：用于加入队伍、报名活动；同队的队长看得到称呼，别人只看到姓',
      '您参加的队伍和活动：用于安排活动、记录服务时长',
      '您要的核验码：让您给的人看您选择出示的记录，别人看不到',
    ],
    withdrawn: '不能再加入队伍和报名；已加入的可以退出，已记的时长都在',
  },
  ward: {
    version: '2026-11-28',
    title: '带孩子参加志愿活动',
    items: [
      '您是孩子的监护人，替不满14岁的孩子同意：称呼（小名就可以）和参加的活动，用于在名单上找到孩子、记录时长；队长看得到，别人只看到第一个字；不记生日和证件，不公示',
    ],
    withdrawn: '不能再带孩子报名；已报名的可以取消，去掉孩子后称呼从资料里删除',
  },
}

/** Purposes that nothing can be done without: with it the others end too. */
export const BASE: Purpose = 'account'

/** Of these, what has not been agreed to in the words of now. */
export const missingConsents = (
  consents: Consents | undefined,
  needed: readonly Purpose[],
): Purpose[] => needed.filter((p) => consents?.[p]?.version !== PURPOSES[p].version)

/** These purposes in their words of now, as somebody agrees to them. */
export const inWordsOfNow = (
  purposes: readonly Purpose[],
): { purpose: Purpose; version: string }[] =>
  purposes.map((purpose) => ({ purpose, version: PURPOSES[purpose].version }))

/** The consents after some were given, or after some were taken back (with the account's, all of them). */
export const withGiven = (consents: Consents, given: readonly Purpose[], at: number): Consents => ({
  ...consents,
  ...Object.fromEntries(given.map((p) => [p, { version: PURPOSES[p].version, at }])),
})
export const withTakenBack = (consents: Consents, taken: readonly Purpose[]): Consents =>
  taken.includes(BASE)
    ? {}
    : Object.fromEntries(
        PURPOSE_NAMES.flatMap((p) =>
          consents[p] && !taken.includes(p) ? [[p, consents[p]] as const] : [],
        ),
      )

/** As a refusal names the purposes in its `field`, and how they are read from it. */
export const namedPurposes = (field: string): Purpose[] =>
  PURPOSE_NAMES.filter((p) => field.split(',').includes(p))
