import { CAPS, REPORT_RULE, type StreetCaps, type StreetRule } from '../street/points'
import type { Domain } from './types'

/**
 * 积分规则: the 24 rules of DOMAIN §3.7 [P], where the street has not brought its own. No rule may need
 * health, religious or criminal data, or reward one resident for proving another's misconduct.
 */

/**
 * What the points are for: one deed, each hour of it, a month of it, or a title, which is no deed of one
 * day, so that the day's cap does not cut it.
 */
export type RuleUnit = StreetRule['unit']
export type Rule = StreetRule
export type Caps = StreetCaps

const rule = (
  code: string,
  name: string,
  points: number,
  unit: RuleUnit = 'once',
  more: Partial<Pick<Rule, 'for' | 'isReport'>> = {},
): Rule => ({
  code,
  domain: code.slice(0, 2) as Domain,
  name,
  points,
  unit,
  for: 'person',
  ...more,
})

const MERCHANT = { for: 'merchant' } as const

export { REPORT_RULE }

export const RULES: readonly Rule[] = [
  rule(REPORT_RULE, '有效上报（受理后）', 2, 'once', { isReport: true }),
  rule('JS02', '建议被采纳', 20),
  rule('JS03', '参加议事会', 5),
  rule('JS04', '楼道清理一次', 5),
  rule('JS05', '认领绿地（月）', 15, 'month'),
  rule('JS06', '扫雪除冰一次', 10),
  rule('JS07', '文明城市协助', 8),
  rule('JS08', '商户提供场地或物资', 20, 'once', MERCHANT),
  rule('GM01', '志愿服务每小时', 10, 'hour'),
  rule('GM02', '关爱独居老人探访', 10),
  rule('GM03', '技能服务每小时', 15, 'hour'),
  rule('GM04', '捐赠闲置物品', 5),
  rule('GM05', '邻里互助（受助者确认）', 8),
  rule('GM06', '文明家庭称号', 50, 'title', { for: 'family' }),
  rule('GM07', '家风或文化宣讲一场', 10),
  rule('GM08', '商户助老优惠（月）', 15, 'month', MERCHANT),
  rule('ZA01', '平安巡逻每小时', 10, 'hour'),
  rule('ZA02', '隐患上报核实', 5, 'once', { isReport: true }),
  rule('ZA03', '反诈宣传一场', 8),
  rule('ZA04', '消防通道值守一班', 5),
  rule('ZA05', '协助消防演练', 8),
  rule('ZA06', '协助调解（非当事人）', 10),
  rule('ZA07', '邻里看护约定（月）', 5, 'month'),
  rule('ZA08', '商户平安值守（月）', 15, 'month', MERCHANT),
]

/** What a street says of its own, in the settings. */
export interface PointsRules {
  rules?: Rule[]
  caps?: Partial<Caps>
}

export const capsOf = ({ caps }: PointsRules = {}): Caps => ({ ...CAPS, ...caps })

/** 有效上报 is paid after 受理 by the timer: from a hand it would be paid twice. */
export const isPaidByItself = ({ code }: Pick<Rule, 'code'>): boolean => code === REPORT_RULE

/** Own rules take the place of all built-in ones: a street that drops one does not find it again. */
export const rulesOf = ({ rules }: PointsRules = {}): readonly Rule[] => rules ?? RULES

export const ruleOf = (code: string, own: PointsRules = {}): Rule | null =>
  rulesOf(own).find((r) => r.code === code) ?? null

/**
 * Points for so many minutes of a deed: whole half hours count, as hours are recorded (记录办法 art. 5–8),
 * and what is over is not rounded up. Rules that do not pay by the hour pay once.
 */
export const pointsFor = ({ unit, points }: Rule, minutes: number): number =>
  unit === 'hour' ? Math.floor((Math.floor(minutes / 30) * points) / 2) : points
