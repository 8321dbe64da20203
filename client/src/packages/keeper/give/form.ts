import type { MemberView, RulesView } from '../../../../../domain/points/answers'
import { LIMITS } from '../../../../../domain/points/limits'
import { pointsFor, REPORT_RULE, type Rule } from '../../../../../domain/points/rules'
import type { Domain } from '../../../../../domain/points/types'
import { saysSomething } from '../../../../../domain/call/said'
import type { Lack } from '../../../services/question'
import { WORDS } from '../text'

const W = WORDS.give

export type RuleLine = RulesView['rules'][number]
export type YesNo = 'yes' | 'no'

/** What is filled in, once it is known whose number it is. */
export interface GiveFields {
  rule: string | null
  /** Of several that the number's owner leads. */
  team: string | null
  minutes: number
  day: string
  deed: string
  confidential: YesNo | null
  kin: YesNo | null
}

export const blank = (today: string): GiveFields => ({
  rule: null,
  team: null,
  minutes: 60,
  day: today,
  deed: '',
  confidential: 'no',
  kin: null,
})

const DOMAINS: readonly Domain[] = ['JS', 'GM', 'ZA']

export type StandsFor = Pick<MemberView, 'family' | 'merchant' | 'teams'>

const hasKind = (of: StandsFor, kind: RuleLine['for']): boolean =>
  kind === 'person' || (kind === 'team' ? of.teams.length > 0 : of[kind] !== null)

/**
 * The rules by which staff may give points to a number's owner, or to the 集体 that he stands for, in their
 * three domains; one without any is left out. 有效上报 pays by itself.
 */
export const rulesByDomain = (
  rules: readonly RuleLine[],
  of: StandsFor,
): { domain: Domain; rules: RuleLine[] }[] =>
  DOMAINS.map((domain) => ({
    domain,
    rules: rules.filter(
      (rule) => hasKind(of, rule.for) && rule.domain === domain && rule.code !== REPORT_RULE,
    ),
  })).filter(({ rules: own }) => own.length > 0)

/** Which team: of one alone nobody is asked. Null: still to be chosen, or none is meant. */
export const teamOf = (
  { team }: Pick<GiveFields, 'team'>,
  { teams }: StandsFor,
  rule: Pick<RuleLine, 'for'> | null,
): string | null => (rule?.for !== 'team' ? null : teams.length === 1 ? teams[0]!.id : team)

/** Minutes that are told: only where the rule pays by the hour. */
export const minutesOf = (rule: Pick<RuleLine, 'unit'>, { minutes }: GiveFields): number =>
  rule.unit === 'hour' ? minutes : 0

/** Points that are promised; the caps may leave less when they are paid. */
export const sumOf = (rule: RuleLine, fields: GiveFields): number =>
  pointsFor(rule as Rule, minutesOf(rule, fields))

export const durationText = (minutes: number): string =>
  W.duration(Math.floor(minutes / 60), minutes % 60)

/** “01:30” of WeChat's wheel of times, used as a span, and back. */
export const spanOf = (minutes: number): string =>
  [Math.floor(minutes / 60), minutes % 60].map((n) => String(n).padStart(2, '0')).join(':')
export function minutesOfSpan(span: string): number {
  const [h = 0, m = 0] = span.split(':').map(Number)
  return h * 60 + m
}

/** The oldest deed that may still be given points. */
export const DEED_DAYS = LIMITS.deedDays

/** What is missing first, from above; null: nothing. */
export function missing(fields: GiveFields, rule: RuleLine | null, of: StandsFor): Lack | null {
  if (!rule) return { field: 'rule', words: W.needRule }
  if (rule.for === 'team' && teamOf(fields, of, rule) === null)
    return { field: 'team', words: W.needTeam }
  if (sumOf(rule, fields) === 0) return { field: 'minutes', words: W.needMinutes }
  if (!fields.day) return { field: 'day', words: W.needDay }
  if (!saysSomething(fields.deed)) return { field: 'deed', words: W.needDeed }
  if (fields.confidential === null) return { field: 'confidential', words: W.needConfidential }
  if (fields.kin === null) return { field: 'kin', words: W.needKin }
  return fields.kin === 'yes' ? { field: 'kin', words: W.kinStop } : null
}
