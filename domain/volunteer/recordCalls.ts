import * as v from 'valibot'
import { byConsent, byRight } from '../call/basis'
import { opening, writing, type Call } from '../call/define'
import { requestId } from '../call/fields'
import { CODE_DAYS, type Period, type ServiceRecord, type VerifiedView } from './record'

/** One of one's own 核验码. The code itself is shown once, to whoever asked for it. */
export interface RecordCodeView extends Period {
  /** `recordCode:…` */
  id: string
  no: string
  /** What it shows: “姓名只显示姓，每次服务都显示”. */
  shownText: string
  until: number
  /** Twelve digits, in the answer that issues it; else empty. */
  code: string
}

/** All that the page of one's own record shows first: one call. */
export interface RecordView {
  record: ServiceRecord
  /** “18岁及以上” */
  bandText: string
  /** Those that are good now, the newest first. */
  codes: RecordCodeView[]
}

const day = v.pipe(v.string(), v.isoDate())
const period = { from: day, to: day }

export const RECORD_CALLS = {
  /** 服务记录 of whoever calls, for a period. Refusals: `needVolunteer`, `recordPeriod`, `recordLong`. */
  'volunteer.record': opening<RecordView>()(v.strictObject(period)),
  /** 核验码 for what the volunteer chooses to show, good for so many days. Refused: `recordCodesFull`. */
  'volunteer.recordCode': writing<RecordCodeView>()(
    v.strictObject({
      requestId,
      ...period,
      name: v.picklist(['none', 'masked', 'whole']),
      lines: v.boolean(),
      days: v.picklist(CODE_DAYS),
    }),
    byConsent('volunteer'),
  ),
  /** 停用: from then on it shows nothing. */
  'volunteer.endRecordCode': writing<{ id: string }>()(
    v.strictObject({ requestId, id: v.pipe(v.string(), v.regex(/^recordCode:[0-9a-f]{24}$/)) }),
    byRight,
  ),
  /** 核验, by anybody whom the volunteer gave the code. Wrong, over, ended: `recordUnknown` alike. */
  'volunteer.verify': writing<VerifiedView>()(
    v.strictObject({ requestId, code: v.pipe(v.string(), v.regex(/^\d{12}$/)) }),
    byRight,
  ),
} satisfies Record<`volunteer.${string}`, Call<v.GenericSchema, unknown>>
