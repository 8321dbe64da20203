import * as v from 'valibot'
import {
  byConsent,
  byConsentOrDuty,
  byDuty,
  byRight,
  type Basis,
  type Purpose,
} from '../call/basis'
import type { WritingCall } from '../call/define'
import { fileIds, note, requestId, saying, staffId, text, version } from '../call/fields'
import { lengthOf } from '../call/said'
import type { CaseView } from './answers'

export const caseId = v.pipe(v.string(), v.regex(/^case:[0-9a-f]{24}$/))
export const partyKey = v.pipe(v.string(), v.regex(/^p[1-9]$/))
export const name = v.pipe(
  saying('needName'),
  v.check((s) => lengthOf(s) <= 50, 'nameTooLong'),
)
export const phone = v.optional(v.pipe(v.string(), v.regex(/^(\d{7,12})?$/, 'badPhone')), '')
export const day = v.pipe(v.string(), v.isoDate())
const instant = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(4e12))
export const someText = v.optional(text, '')
const resource = v.pipe(v.string(), v.regex(/^(staff:[A-Za-z0-9_-]{1,32}|room:[A-Za-z0-9]{1,20})$/))

/** A time as the picker showed it; what is not so is refused by the calendar, never believed. */
export const slot = {
  date: day,
  from: instant,
  to: instant,
  resources: v.pipe(v.array(resource), v.minLength(1), v.maxLength(6)),
}

/** How many times somebody has held in this case; a late request has an old number. */
export const holdNo = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100_000))

/**
 * 代办: the clerk says for which party without a phone, how it was asked, and who witnessed it. Left
 * out by a party that speaks for itself.
 */
export const onBehalf = v.optional(
  v.strictObject({
    party: partyKey,
    how: v.picklist(['phone', 'visit', 'paper']),
    witness: saying('needWitness'),
  }),
)

export const duty = v.strictObject({
  who: partyKey,
  to: partyKey,
  what: note,
  /** 分; left out where it is no money. */
  amount: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1e12))),
  date: v.pipe(v.string(), v.isoDate('needDate')),
  place: someText,
  manner: note,
})

/** Id of an offer or of the draft on the table. */
export const tableItem = v.pipe(v.string(), v.minLength(1), v.maxLength(40))

/**
 * A name drawn on the screen of the street's phone at the table, by the party in person or by its agent:
 * its yes, no signature in law. No drawing where a yes is taken back.
 */
export const onSpot = v.optional(
  v.strictObject({
    party: partyKey,
    by: v.optional(v.picklist(['party', 'agent']), 'party'),
    drawing: v.optional(v.pipe(fileIds, v.maxLength(1)), []),
  }),
)

export const on = { requestId, id: caseId, version }
type StepSchema<E extends v.ObjectEntries> = v.StrictObjectSchema<typeof on & E, undefined>
const step = <E extends v.ObjectEntries>(
  words: E,
  basis: Basis<v.InferOutput<StepSchema<E>>>,
): WritingCall<StepSchema<E>, CaseView> => ({
  input: v.strictObject({ ...on, ...words }),
  kind: 'writing',
  basis,
})

/** A party speaks for itself, having agreed; or the clerk for one without a phone, by his post. */
const byParty = ({ onBehalf }: { onBehalf?: object | undefined }): Purpose[] =>
  onBehalf === undefined ? ['mediation'] : []
/** The steps of the life cycle, by their action. */
export const CASE_STEP_CALLS = {
  'mediation.screen': step(
    {
      risk: v.picklist(['GREEN', 'YELLOW', 'RED']),
      policeRecord: someText,
    },
    byDuty,
  ),
  'mediation.decline': step({ note }, byDuty),
  'mediation.consent': step({ onBehalf }, byParty),
  'mediation.refuse': step({ onBehalf, note: someText }, byRight),
  'mediation.accept': step({}, byDuty),
  'mediation.acknowledge': step({ onBehalf }, byParty),
  'mediation.rank': step(
    {
      onBehalf,
      ranked: v.pipe(
        v.array(staffId),
        v.minLength(1),
        v.maxLength(3),
        v.check((ids) => new Set(ids).size === ids.length),
      ),
    },
    byParty,
  ),
  'mediation.propose': step(
    {
      lead: staffId,
      team: v.optional(v.pipe(v.array(staffId), v.maxLength(4)), []),
      note,
    },
    byDuty,
  ),
  /** `disclosure`: relations to a party that the parties must know of; empty where there are none. */
  'mediation.take': step({ disclosure: someText }, byDuty),
  'mediation.pass': step({ note }, byDuty),
  'mediation.approve': step({ onBehalf }, byParty),
  'mediation.replace': step({ onBehalf, note: someText }, byParty),
  /** `n`: number of the hold that this makes an appointment. */
  'mediation.book': step({ ...slot, n: holdNo, link: someText }, byConsentOrDuty('mediation')),
  'mediation.move': step(
    { ...slot, n: holdNo, link: someText, note: someText },
    byConsentOrDuty('mediation'),
  ),
  'mediation.cancel': step({ note }, byRight),
  'mediation.recuse': step({ onBehalf, note }, byRight),
  'mediation.upholdRecusal': step({ note: someText }, byDuty),
  'mediation.dismissRecusal': step({ note }, byDuty),
  'mediation.invite': step({ staff: staffId }, byDuty),
  'mediation.agreeInvite': step({ onBehalf }, byParty),
  'mediation.refuseInvite': step({ onBehalf }, byRight),
  'mediation.open': step(
    {
      present: v.pipe(v.array(partyKey), v.minLength(1), v.maxLength(9)),
      /** Rights and duties were told at the table (人民调解工作若干规定 art. 30). */
      rightsTold: v.pipe(
        v.boolean(),
        v.check((told) => told, 'needRightsTold'),
      ),
    },
    byDuty,
  ),
  'mediation.adjourn': step({ note }, byDuty),
  'mediation.absent': step(
    {
      missing: v.pipe(v.array(partyKey), v.minLength(1), v.maxLength(9)),
      note: someText,
    },
    byDuty,
  ),
  'mediation.askExtend': step({ note }, byConsentOrDuty('mediation')),
  'mediation.extend': step({ onBehalf }, byParty),
  /** `draft`: the one on the table that every party has said yes to. */
  'mediation.agree': step({ draft: tableItem }, byDuty),
  'mediation.revise': step({ note }, byDuty),
  'mediation.sign': step(
    {
      parties: v.pipe(
        v.array(v.strictObject({ party: partyKey, date: day })),
        v.minLength(1),
        v.maxLength(9),
      ),
      mediator: day,
      seal: day,
      photos: v.optional(fileIds, []),
    },
    byDuty,
  ),
  'mediation.refuseSign': step({ note }, byDuty),
  'mediation.terminate': step(
    {
      onBehalf,
      reason: v.picklist(['FAILED', 'WITHDRAWN', 'SETTLED_PRIVATELY', 'ESCALATED', 'UNREACHABLE']),
      referredTo: v.optional(v.picklist(['COURT', 'ARBITRATION', 'PETITION', 'POLICE', 'OTHER'])),
      note: someText,
    },
    byRight,
  ),
  'mediation.rate': step(
    {
      stars: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(5)),
      comment: someText,
    },
    byConsent('mediation'),
  ),
}

type StepCall = keyof typeof CASE_STEP_CALLS
export type CaseStepName = StepCall extends `mediation.${infer A}` ? A : never
export type CaseStepWords<A extends CaseStepName> = Omit<
  v.InferOutput<(typeof CASE_STEP_CALLS)[`mediation.${A}`]['input']>,
  keyof typeof on
>
