import * as v from 'valibot'
import { byConsent, byDuty, byRight, type Basis } from '../call/basis'
import { reading, writing, type WritingCall } from '../call/define'
import { cursor, fileIds, note, requestId, staffId, text, version } from '../call/fields'
import type { Page } from '../call/views'
import type { AskedView, ComplaintCard, ComplaintFigures, ComplaintView } from './answers'
import { ABOUT, KINDS, RATINGS, SUBJECTS, WAYS } from './subjects'

export const complaintId = v.pipe(v.string(), v.regex(/^complaint:[0-9a-f]{24}$/))

const oneOf = <T extends string>(table: Record<T, unknown>) =>
  v.picklist(Object.keys(table) as [T, ...T[]])

/** The writer's own report or case. */
const source = v.pipe(v.string(), v.regex(/^(report|case):[0-9a-f]{24}$/))
const someNote = v.optional(text, '')

/** What every step on a complaint that is there carries, besides its words. */
const on = { requestId, id: complaintId, version }
type StepSchema<E extends v.ObjectEntries> = v.StrictObjectSchema<typeof on & E, undefined>
const step = <E extends v.ObjectEntries>(
  words: E,
  basis: Basis<v.InferOutput<StepSchema<E>>>,
): WritingCall<StepSchema<E>, ComplaintView> => ({
  input: v.strictObject({ ...on, ...words }),
  kind: 'writing',
  basis,
})

const STEP_CALLS = {
  'complaint.accept': step({}, byDuty),
  'complaint.answer': step({ note, photos: v.optional(fileIds, []) }, byDuty),
  /** To another who may be given it (`ComplaintView.receivers`). */
  'complaint.transfer': step({ to: staffId, note: someNote }, byDuty),
  'complaint.recuse': step({}, byDuty),
  /** With the reason, and where it belongs by law. */
  'complaint.reject': step({ note, way: oneOf(WAYS) }, byDuty),
  'complaint.rate': step({ outcome: oneOf(RATINGS), comment: someNote }, byConsent('account')),
  'complaint.askAgain': step({ note }, byConsent('account')),
  'complaint.withdraw': step({}, byRight),
  /** To one of those whom it concerns (`ComplaintView.askable`), in words that name nobody. */
  'complaint.inquire': step({ to: staffId, note }, byDuty),
}

const EXPLAIN_CALL = {
  /** By whoever was asked, of whom it takes no more than that. */
  'complaint.explain': {
    input: v.strictObject({ ...on, note }),
    kind: 'writing',
    basis: byDuty,
  } as WritingCall<StepSchema<{ note: typeof note }>, AskedView>,
}

type Steps = typeof STEP_CALLS & typeof EXPLAIN_CALL
type StepCall = keyof Steps
/** Actions on a complaint that is there already. */
export type StepName = StepCall extends `complaint.${infer A}` ? A : never
/** What a step is told, as parsed. */
export type StepWords<A extends StepName> = Omit<
  v.InferOutput<Steps[`complaint.${A}`]['input']>,
  keyof typeof on
>

export const COMPLAINT_CALLS = {
  'complaint.submit': writing<ComplaintView>()(
    v.strictObject({
      requestId,
      kind: oneOf(KINDS),
      about: oneOf(ABOUT),
      /** Of a service or a person. */
      subject: v.optional(oneOf(SUBJECTS)),
      /** Of a person: in words. */
      who: someNote,
      source: v.optional(source),
      text: someNote,
      photos: v.optional(fileIds, []),
      confidential: v.optional(v.boolean(), false),
    }),
    byConsent('account'),
  ),
  ...STEP_CALLS,
  ...EXPLAIN_CALL,
  /** `mine`: written by me · `todo`: waits for me · `seen`: was mine to answer, or I was told of it. */
  'complaint.list': reading<Page<ComplaintCard>>()(
    v.strictObject({ scope: v.picklist(['mine', 'todo', 'seen']), cursor }),
  ),
  'complaint.get': reading<ComplaintView>()(v.strictObject({ id: complaintId })),
  /** Of whoever was asked for an account: what was asked, and nothing of what somebody has written. */
  'complaint.asked': reading<AskedView>()(v.strictObject({ id: complaintId })),
  /** Counts and nothing else. */
  'complaint.figures': reading<ComplaintFigures>()(v.strictObject({})),
}
