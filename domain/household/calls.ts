import * as v from 'valibot'
import { byConsent, byRight } from '../call/basis'
import { opening, writing, type Call } from '../call/define'
import { requestId, saying } from '../call/fields'
import { lengthOf } from '../call/said'
import { LIMITS as POINTS } from '../points/limits'
import type { DoneView, HouseholdPage, HouseholdShop, SpentView } from './answers'
import { HOUSEHOLD_LIMITS as LIMITS } from './limits'

const household = v.pipe(v.string(), v.regex(/^household:[0-9a-f]{24}$/))
const ask = v.pipe(v.string(), v.regex(/^[0-9a-f]{24}$/))
/** 积分号 of a person: how people of one household are named. */
const memberNo = v.pipe(v.string(), v.regex(/^\d{12}$/))
const name = v.pipe(
  saying('needName'),
  v.check((s) => lengthOf(s) <= LIMITS.nameLength, 'nameTooLong'),
)
const points = v.pipe(
  v.number(),
  v.integer('badPoints'),
  v.minValue(1, 'badPoints'),
  v.maxValue(POINTS.maxPoints, 'badPoints'),
)
const upTo = v.pipe(
  v.number(),
  v.integer('badPoints'),
  v.minValue(0, 'badPoints'),
  v.maxValue(LIMITS.upTo, 'badPoints'),
)
const good = v.pipe(v.string(), v.regex(/^[A-Za-z0-9]{1,20}$/))
const perMonth = v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1000)))
const own = { requestId, id: household }
const done = writing<DoneView>()
const withPoints = byConsent('points')

export const HOUSEHOLD_CALLS = {
  /** All that the page of a household shows: one's own, or what one is invited to. */
  'household.open': opening<HouseholdPage>()(v.strictObject({})),
  /** What there is for the household's points, for a member. */
  'household.shop': opening<HouseholdShop>()(v.strictObject({})),
  'household.found': done(v.strictObject({ requestId, name }), withPoints),
  'household.invite': done(v.strictObject({ ...own, no: memberNo }), withPoints),
  'household.takeBack': done(v.strictObject({ ...own, no: memberNo }), byRight),
  'household.answer': done(v.strictObject({ ...own, yes: v.boolean() }), withPoints),
  /** 迁出 of oneself; with a number, 请出 of another by the head. What is his goes along. */
  'household.leave': done(v.strictObject({ ...own, no: v.optional(memberNo) }), byRight),
  'household.setRules': done(v.strictObject({ ...own, upTo, shows: v.boolean() }), withPoints),
  'household.passOn': done(v.strictObject({ ...own, no: memberNo }), byRight),
  'household.put': done(v.strictObject({ ...own, points }), withPoints),
  /** 兑换 by the head or within his rule, else 申请. `price` and `perMonth` as the person saw them. */
  'household.spend': writing<SpentView>()(
    v.strictObject({ ...own, good, price: points, perMonth }),
    withPoints,
  ),
  /** 同意 or 不同意 by the head; `good` as it was asked for. */
  'household.settle': writing<SpentView>()(
    v.strictObject({ ...own, ask, good, yes: v.boolean() }),
    withPoints,
  ),
  'household.withdraw': done(v.strictObject({ ...own, ask }), byRight),
} satisfies Record<`household.${string}`, Call<v.GenericSchema, unknown>>
