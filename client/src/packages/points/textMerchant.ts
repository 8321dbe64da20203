/** Words of 我的商户. */
export const MERCHANT = {
  code: (code: string) => `统一社会信用代码 ${code}`,
  balance: '商户可以用的积分',
  held: (n: number) => `另有${n}分已兑换宣传，等着办理`,
  expires: (n: number, day: string) => `${n}分可用到${day}`,
  empty: '还没有积分。提供场地、物资，给老人优惠，参加平安值守，街道审核后入账。',
  use: '积分只兑换宣传，不换东西，也不换钱。',
  shop: '兑换宣传',
  redemptions: '换过的宣传',
  none: '还没有换过宣传',
  line: (points: string, until: string) => `${points} · ${until}前办理`,
  statements: '领取点对账单',
  statement: (pieces: number) => `发出${pieces}件`,
  before: (points: string) => `${points} · 以前的联系人换的`,
  lines: '积分明细',
  noLines: '还没有明细',
} as const
