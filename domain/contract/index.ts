import * as v from 'valibot'
import * as f from './fields'
import type {
  BuildingView,
  CandidateView,
  LocateView,
  MeView,
  MyDataView,
  NoticeView,
  Page,
  ReportCard,
  ReportView,
  StreetView,
} from './views'
import { ERRORS, type ErrorCode } from './errors'

export * from './views'
export { ERRORS, type ErrorCode } from './errors'
export type { PlaceInput } from './fields'
export { MAX_PHOTOS, MAX_TEXT, MIN_TEXT } from './limits'

/**
 * One table of every call: its input, whether it writes, and what it answers.
 * Client and functions meet here and nowhere else.
 */
interface Call<I extends v.GenericSchema, O> {
  input: I
  /** A writing call carries a `requestId`; the same one twice has one effect and the same answer. */
  writes: boolean
  /** Phantom: the type of the answer. */
  output?: O
}
const call =
  <O>() =>
  <I extends v.GenericSchema>(writes: boolean, input: I): Call<I, O> => ({ input, writes })

const { requestId, reportId, version, text, note, fileIds, cursor, place } = f
/** What every step on an existing report carries. */
const step = { requestId, id: reportId, version }
const stars = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(5))
const answer = v.picklist(['accept', 'reject', 'ban', 'filter', 'acceptWithAudio'])
const noPhotoReason = v.optional(text, '')

export const CALLS = {
  'identity.me': call<MeView>()(false, v.strictObject({})),
  'identity.update': call<MeView>()(
    true,
    v.strictObject({
      requestId,
      elderMode: v.optional(v.boolean()),
      nickname: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(20))),
    }),
  ),
  'identity.consent': call<MeView>()(
    true,
    v.strictObject({ requestId, version: v.pipe(v.string(), v.maxLength(20)), agree: v.boolean() }),
  ),
  'identity.bindPhone': call<MeView>()(
    true,
    v.strictObject({ requestId, code: v.pipe(v.string(), v.minLength(1), v.maxLength(200)) }),
  ),
  'identity.myData': call<MyDataView>()(false, v.strictObject({})),

  'grid.street': call<StreetView>()(false, v.strictObject({})),
  'grid.buildings': call<{ items: BuildingView[] }>()(
    false,
    v.strictObject({ estateId: f.estateId }),
  ),
  'grid.locate': call<LocateView>()(false, v.strictObject({ place })),
  'grid.candidates': call<{ items: CandidateView[] }>()(
    false,
    v.strictObject({ gridCode: v.optional(f.gridCode), unit: v.optional(f.unitCode) }),
  ),

  'report.submit': call<ReportView>()(
    true,
    v.strictObject({
      requestId,
      text: v.optional(text, ''),
      photos: v.optional(fileIds, []),
      category: v.optional(f.categoryCode),
      place,
      confidential: v.optional(v.boolean(), false),
    }),
  ),
  /** `mine`: reported by me · `todo`: waits for me · `handled`: given to me · `desk`: waits for a dispatcher. */
  'report.list': call<Page<ReportCard>>()(
    false,
    v.strictObject({
      scope: v.picklist(['mine', 'mineOpen', 'todo', 'handled', 'desk']),
      cursor,
    }),
  ),
  'report.get': call<ReportView>()(false, v.strictObject({ id: reportId })),
  /** 自办: a grid worker saw it and solved it on the spot. */
  'report.selfHandle': call<ReportView>()(
    true,
    v.strictObject({
      requestId,
      text: note,
      photos: v.pipe(fileIds, v.minLength(1, 'needPhotoOrReason')),
      category: f.categoryCode,
      place,
    }),
  ),
  'report.accept': call<ReportView>()(true, v.strictObject({ ...step, category: f.categoryCode })),
  'report.reject': call<ReportView>()(true, v.strictObject({ ...step, note })),
  'report.assign': call<ReportView>()(
    true,
    v.strictObject({ ...step, handler: f.staffId, note: v.optional(text, '') }),
  ),
  'report.sign': call<ReportView>()(true, v.strictObject(step)),
  'report.return': call<ReportView>()(true, v.strictObject({ ...step, note })),
  'report.resolve': call<ReportView>()(
    true,
    v.strictObject({ ...step, text: note, photos: v.optional(fileIds, []), noPhotoReason }),
  ),
  'report.verifyPass': call<ReportView>()(
    true,
    v.strictObject({ ...step, note: v.optional(text, '') }),
  ),
  'report.verifyFail': call<ReportView>()(true, v.strictObject({ ...step, note })),
  'report.rate': call<ReportView>()(
    true,
    v.strictObject({
      ...step,
      outcome: v.picklist(['solved', 'partly', 'unsolved']),
      stars,
      comment: v.optional(text, ''),
    }),
  ),
  /**
   * By the reporter: asks again (the first is automatic). By a dispatcher: grants what was asked,
   * or declines with `grant: false`.
   */
  'report.reopen': call<ReportView>()(
    true,
    v.strictObject({ ...step, note, grant: v.optional(v.boolean(), true) }),
  ),
  'report.withdraw': call<ReportView>()(
    true,
    v.strictObject({ ...step, note: v.optional(text, '') }),
  ),

  'notice.list': call<Page<NoticeView>>()(
    false,
    v.strictObject({ box: v.picklist(['mine', 'work']), cursor }),
  ),
  'notice.read': call<{ unread: number }>()(
    true,
    v.strictObject({
      requestId,
      ids: v.pipe(v.array(f.noticeId), v.minLength(1), v.maxLength(50)),
    }),
  ),
  /** What the person answered in the subscription dialog, by template key. */
  'notice.accept': call<{ quota: MeView['quota'] }>()(
    true,
    v.strictObject({
      requestId,
      results: v.strictObject({ progress: v.optional(answer), task: v.optional(answer) }),
    }),
  ),
}

export type CallName = keyof typeof CALLS
export type InputOf<N extends CallName> = v.InferInput<(typeof CALLS)[N]['input']>
export type ParsedOf<N extends CallName> = v.InferOutput<(typeof CALLS)[N]['input']>
export type OutputOf<N extends CallName> = NonNullable<(typeof CALLS)[N]['output']>

/** The envelope of every answer. */
export type Answer<T> =
  | { ok: true; data: T }
  | { ok: false; code: ErrorCode; message: string; retryable: boolean; field?: string }

export const isCallName = (name: unknown): name is CallName =>
  typeof name === 'string' && Object.prototype.hasOwnProperty.call(CALLS, name)

/**
 * Parses untrusted input by the call's schema. A schema message that is an error code is used as
 * such, anything else is `invalidInput`; `field` is the dotted path for the client to point at.
 */
export function parseInput<N extends CallName>(
  name: N,
  raw: unknown,
): { ok: true; input: ParsedOf<N> } | { ok: false; code: ErrorCode; field: string } {
  const parsed = v.safeParse(CALLS[name].input as v.GenericSchema<unknown, ParsedOf<N>>, raw)
  if (parsed.success) return { ok: true, input: parsed.output }
  const issue = parsed.issues[0]
  const known = Object.prototype.hasOwnProperty.call(ERRORS, issue.message)
  return {
    ok: false,
    code: known ? (issue.message as ErrorCode) : 'invalidInput',
    field: v.getDotPath(issue) ?? '',
  }
}
