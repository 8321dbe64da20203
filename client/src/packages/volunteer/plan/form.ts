import { saysSomething } from '../../../../../domain/call/said'
import type { ActivityView, InputOf } from '../../../../../domain/contract'
import type { RulesView } from '../../../../../domain/points/answers'
import { REPORT_RULE } from '../../../../../domain/points/rules'
import { LIMITS } from '../../../../../domain/volunteer/limits'
import type { Lack } from '../../../services/question'
import { instantsOf, spanFieldsOf, type SpanFields } from '../parts/span'
import { ACT } from '../textActivity'

const W = ACT.plan.need
type Draft = InputOf<'volunteer.draft'>
export type Plan = Omit<Draft, 'requestId' | 'team'>

/** What is filled in of an activity. */
export interface PlanFields {
  title: string
  content: string
  venue: string
  point: ActivityView['point']
  span: SpanFields
  places: string
  minAge: Plan['minAge']
  insured: 'yes' | 'no' | null
  skills: string
  rule: string | null
  risk: string
}

export const blankPlan = (day: string): PlanFields => ({
  ...{ title: '', content: '', venue: '', point: null },
  span: { day, from: '09:00', to: '11:00' },
  ...{ places: '20', minAge: 14, insured: null, skills: '', rule: null, risk: '' },
})

/** An activity as it stands, to change what of it is to be another. */
export const planFieldsOf = (a: ActivityView): PlanFields => ({
  ...{ title: a.title, content: a.content, venue: a.venue, point: a.point },
  span: spanFieldsOf(a.from, a.to),
  ...{ places: String(a.places), minAge: a.minAge, insured: a.insured ? 'yes' : 'no' },
  ...{ skills: a.skills, rule: a.rule, risk: a.risk.text },
})

/** The rules that pay a person by the hour. 有效上报 pays by itself. */
export const hourRules = (rules: RulesView['rules']): RulesView['rules'] =>
  rules.filter((r) => r.for === 'person' && r.unit === 'hour' && r.code !== REPORT_RULE)

/** 名额 as it was typed; null where it is none. */
export function placesOf(typed: string): number | null {
  const text = typed.normalize('NFKC').trim()
  const count = /^\d{1,3}$/.test(text) ? Number(text) : 0
  return count >= 1 && count <= LIMITS.places ? count : null
}

/** What is missing first, from above; null: nothing. */
export function missing(f: PlanFields): Lack | null {
  if (!saysSomething(f.title)) return { field: 'title', words: W.title }
  if (!saysSomething(f.content)) return { field: 'content', words: W.content }
  if (!instantsOf(f.span)) return { field: 'when', words: W.when }
  if (!saysSomething(f.venue)) return { field: 'venue', words: W.venue }
  if (placesOf(f.places) === null) return { field: 'places', words: W.places }
  if (f.insured === null) return { field: 'insured', words: W.insured }
  if (f.rule === null) return { field: 'rule', words: W.rule }
  return saysSomething(f.risk) ? null : { field: 'risk', words: W.risk }
}

/** As the cloud takes it; null while something is missing. */
export function planOf(f: PlanFields): Plan | null {
  const [span, places] = [instantsOf(f.span), placesOf(f.places)]
  if (missing(f) || !span || places === null || f.rule === null) return null
  return {
    ...{ title: f.title.trim(), content: f.content.trim(), ...span, places },
    venue: { name: f.venue.trim(), point: f.point && [f.point[0], f.point[1]] },
    ...{ minAge: f.minAge, insured: f.insured === 'yes', skills: f.skills.trim() },
    ...{ rule: f.rule, risk: f.risk.trim() },
  }
}
