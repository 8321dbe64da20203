import * as v from 'valibot'
import { byConsent, byDuty, byRight, type Basis, type Purpose } from '../call/basis'
import { reading, writing, type WritingCall } from '../call/define'
import {
  categoryCode,
  cursor,
  fileIds,
  note,
  requestId,
  staffId,
  text,
  version,
} from '../call/fields'
import type { Page } from '../call/views'
import type { RevealedView } from '../identity/reads'
import { place, type PlaceInput } from '../place/calls'
import type { ReportCard, ReportView } from './answers'

export const reportId = v.pipe(v.string(), v.regex(/^report:[0-9a-f]{24}$/))

const stars = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(5))
const someNote = v.optional(text, '')
/** For colleagues, beside a `note` that the reporter reads. */
const inside = v.optional(text)

/** What every step on an existing report carries, besides its words. */
const on = { requestId, id: reportId, version }
type StepSchema<E extends v.ObjectEntries> = v.StrictObjectSchema<typeof on & E, undefined>
const step = <E extends v.ObjectEntries>(
  words: E,
  basis: Basis<v.InferOutput<StepSchema<E>>>,
): WritingCall<StepSchema<E>, ReportView> => ({
  input: v.strictObject({ ...on, ...words }),
  kind: 'writing',
  basis,
})

/** A point on the map is a consent of its own: where somebody stands says more than which building. */
const toSubmit = ({ place: { kind } }: { place: PlaceInput }): Purpose[] =>
  kind === 'pin' ? ['account', 'place'] : ['account']

/** The steps of the life cycle, by their action: what each needs to be told. */
const STEP_CALLS = {
  'report.accept': step({ category: categoryCode }, byDuty),
  'report.reject': step({ note, inside }, byDuty),
  /** The dispatcher may choose another category: its time and unit count from then on. */
  'report.assign': step(
    {
      handler: staffId,
      category: v.optional(categoryCode),
      note: someNote,
    },
    byDuty,
  ),
  /** By a dispatcher to anybody; by whoever answers for the grid to its own people. */
  'report.reassign': step({ handler: staffId, note: someNote }, byDuty),
  /** Somebody else verifies; `handler` is that person. */
  'report.reassignVerifier': step({ handler: staffId, note: someNote }, byDuty),
  'report.sign': step({}, byDuty),
  'report.return': step({ note }, byDuty),
  'report.resolve': step(
    {
      text: note,
      photos: v.optional(fileIds, []),
      noPhotoReason: v.optional(text, ''),
    },
    byDuty,
  ),
  /** 转调解: closed; the reporter is told how to apply, with words of his own. */
  'report.toMediation': step({ note, inside }, byDuty),
  'report.verifyPass': step({ note: someNote }, byDuty),
  'report.verifyFail': step({ note }, byDuty),
  'report.rate': step(
    {
      outcome: v.picklist(['solved', 'partly', 'unsolved']),
      stars,
      comment: someNote,
    },
    byConsent('account'),
  ),
  /** By the reporter: the first is automatic, the second asks the street. */
  'report.reopen': step({ note }, byConsent('account')),
  'report.grantReopen': step({ note: someNote }, byDuty),
  'report.declineReopen': step({ note, inside }, byDuty),
  'report.withdraw': step({ note: someNote }, byRight),
  /** More of what was reported: words, photos, or both. */
  'report.supplement': step({ text, photos: v.optional(fileIds, []) }, byConsent('account')),
  'report.urge': step({}, byConsent('account')),
}

type StepCall = keyof typeof STEP_CALLS
/** Actions on a report that is there already. */
export type StepName = StepCall extends `report.${infer A}` ? A : never
/** What a step is told, as parsed. */
export type StepWords<A extends StepName> = Omit<
  v.InferOutput<(typeof STEP_CALLS)[`report.${A}`]['input']>,
  keyof typeof on
>

export const REPORT_CALLS = {
  'report.submit': writing<ReportView>()(
    v.strictObject({
      requestId,
      text: someNote,
      photos: v.optional(fileIds, []),
      category: v.optional(categoryCode),
      place,
      confidential: v.optional(v.boolean(), false),
    }),
    toSubmit,
  ),
  /** 自办: a grid worker saw it and solved it on the spot. */
  'report.selfHandle': writing<ReportView>()(
    v.strictObject({
      requestId,
      text: note,
      photos: v.pipe(fileIds, v.minLength(1, 'needPhotoOrReason')),
      category: categoryCode,
      place,
    }),
    byDuty,
  ),
  ...STEP_CALLS,
  /** `mine`: reported by me · `todo`: waits for me · `handled`: given to me · `desk`: waits for a dispatcher. */
  'report.list': reading<Page<ReportCard>>()(
    v.strictObject({
      scope: v.picklist(['mine', 'mineOpen', 'todo', 'handled', 'desk']),
      cursor,
    }),
  ),
  'report.get': reading<ReportView>()(v.strictObject({ id: reportId })),
  /** 拨打: who reported it and the number, for whoever handles it now; logged before it is answered. */
  'report.reveal': writing<RevealedView>()(v.strictObject({ requestId, id: reportId }), byDuty),
}
