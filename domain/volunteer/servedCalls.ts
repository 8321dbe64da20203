import * as v from 'valibot'
import { byConsent, byRight } from '../call/basis'
import { writing, type Call } from '../call/define'
import { requestId } from '../call/fields'

/** 受助者确认: whom own hours were done for says that they were, by a code that the volunteer shows. */

/** The code, for the volunteer. */
export interface AckCodeView {
  /** `part:…` */
  id: string
  /** Eight digits. */
  digits: string
  /** Text of the QR code. */
  text: string
  /** Until when it is good. */
  until: number
}

/** What would be confirmed, for whoever has the code. */
export interface ServedView {
  title: string
  /** When it was, epoch ms. */
  from: number
  to: number
  /** “王*”: who says that he did it. */
  name: string
  teamName: string
  /** It was confirmed just now, or before by the same request. */
  isDone: boolean
}

/** Eight digits, with whatever blanks somebody writes between them. */
const code = v.pipe(v.string(), v.regex(/^\d{8}$/, 'ackUnknown'))

export const SERVED_CALLS = {
  /**
   * 请受助者确认: a code for one's own hours that wait, in place of the one before. Refusals: `notFound`,
   * `alreadySaid`, `wrongState`.
   */
  'volunteer.ackCode': writing<AckCodeView>()(
    v.strictObject({ requestId, id: v.pipe(v.string(), v.regex(/^part:[0-9a-f]{24}$/)) }),
    byConsent('volunteer'),
  ),
  /**
   * What a code is for. A look is counted like a try, right or wrong. Refusals: `ackUnknown` of what is wrong,
   * over or used; `ownHours`, `kinAck`.
   */
  'volunteer.served': writing<ServedView>()(v.strictObject({ requestId, code }), byRight),
  /** 属实，确认, by whom it was done for, once. Counts no minutes by itself. Refusals as of `volunteer.served`. */
  'volunteer.acknowledge': writing<ServedView>()(v.strictObject({ requestId, code }), byRight),
} satisfies Record<`volunteer.${string}`, Call<v.GenericSchema, unknown>>
