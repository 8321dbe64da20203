import * as v from 'valibot'
import { byConsent, byConsentOrDuty, byDuty, byRight, type Purpose } from '../call/basis'
import { opening, reading, writing } from '../call/define'
import { cursor, note, requestId, staffId, text } from '../call/fields'
import type { Page } from '../call/views'
import type { RevealedView } from '../identity/reads'
import { reportId } from '../report/calls'
import type {
  CaseCard,
  CaseView,
  FiguresView,
  MediatorDayView,
  MediatorView,
  PaperView,
  StrandsView,
  TableView,
  WindowView,
} from './answers'
import {
  caseId,
  partyKey,
  name,
  phone,
  someText,
  slot,
  holdNo,
  onBehalf,
  duty,
  tableItem,
  onSpot,
  CASE_STEP_CALLS,
} from './stepCalls'
import { SPECIALTIES, type Specialty } from './types'

export {
  CASE_STEP_CALLS,
  caseId,
  partyKey,
  type CaseStepName,
  type CaseStepWords,
} from './stepCalls'

export const specialty = v.picklist(Object.keys(SPECIALTIES) as Specialty[])

const agent = v.strictObject({
  name,
  relation: v.picklist(['guardian', 'representative', 'child', 'lawyer', 'other']),
  power: v.picklist(['GENERAL', 'SPECIAL']),
  phone,
})
export const party = v.strictObject({
  side: v.picklist(['applicant', 'respondent']),
  kind: v.picklist(['person', 'organisation']),
  name,
  phone,
  address: someText,
  agent: v.optional(agent),
  /** The party is whoever applies. */
  me: v.optional(v.boolean(), false),
})

/** An application of one's own; what was asked for at the clerk's is the clerk's duty. */
const applying = ({ asked }: { asked?: object | undefined }): Purpose[] =>
  asked === undefined ? ['mediation'] : []

const atTable = { requestId, id: caseId }

export const MEDIATION_CALLS = {
  /** 调解超市: mediators, venues, and what is free soonest. */
  'mediation.window': opening<WindowView>()(v.strictObject({})),
  /** Counts and the two rates, with what was before; of no case anything else. */
  'mediation.figures': opening<FiguresView>()(v.strictObject({})),
  'mediation.mediator': reading<MediatorView>()(v.strictObject({ id: staffId })),
  'mediation.apply': writing<CaseView>()(
    v.strictObject({
      requestId,
      specialty,
      facts: note,
      claim: note,
      parties: v.pipe(v.array(party), v.minLength(2, 'needOtherParty'), v.maxLength(9)),
      source: v.optional(v.picklist(['SELF', 'PROACTIVE', 'COURT', 'POLICE', 'OTHER']), 'SELF'),
      /** 代办: who has asked the clerk for it, and how. Nobody says this of an application of his own. */
      asked: v.optional(
        v.strictObject({ who: name, how: v.picklist(['phone', 'visit', 'paper']) }),
      ),
      /** 转调解: a report of the applicant's own that was closed so (`domain/report/mediation.ts`). */
      reportId: v.optional(reportId),
      /** Ranked already while looking at the window. */
      ranked: v.optional(v.pipe(v.array(staffId), v.maxLength(3)), []),
    }),
    applying,
  ),
  ...CASE_STEP_CALLS,
  'mediation.get': reading<CaseView>()(v.strictObject({ id: caseId })),
  /** 拨打: by which number a party is reached, for committee and mediators; logged before it is answered. */
  'mediation.reveal': writing<RevealedView>()(
    v.strictObject({ requestId, id: caseId, party: partyKey }),
    byDuty,
  ),
  /** 协议书 as a docx, from 达成协议 on: a short-lived address, and the name to save it under. */
  'mediation.paper': reading<PaperView>()(v.strictObject({ id: caseId })),
  /**
   * `mine`: as a party · `todo`: waits for me · `table`: I sit there, and it is open · `closed`: I sat
   * there · `chair`, `clerk`: waits for that post · `open`: all that the committee has open.
   */
  'mediation.list': reading<Page<CaseCard>>()(
    v.strictObject({
      scope: v.picklist(['mine', 'todo', 'table', 'closed', 'chair', 'clerk', 'open']),
      cursor,
    }),
  ),
  /** A one-time code for one party, printed or read out by phone; an earlier one ends. */
  'mediation.issueCode': writing<{ code: string; expiresAt: number }>()(
    v.strictObject({ requestId, id: caseId, party: partyKey }),
    byDuty,
  ),
  /** Whoever was given the code comes in with it and the name that the paper has. */
  'mediation.enterCode': writing<CaseView>()(
    v.strictObject({
      requestId,
      code: v.pipe(
        v.string(),
        v.transform((s) => s.replace(/\D/g, '')),
        v.regex(/^\d{12}$/, 'codeUnknown'),
      ),
      name,
    }),
    byConsent('mediation'),
  ),
  /** 暂留: ten minutes to look at a time in peace. `n`: how many this person has had in this case. */
  'mediation.hold': writing<{ until: number; n: number }>()(
    v.strictObject({
      requestId,
      id: caseId,
      n: holdNo,
      ...slot,
    }),
    byConsentOrDuty('mediation'),
  ),
  'mediation.release': writing<{ n: number }>()(v.strictObject({ requestId, id: caseId }), byRight),
  /** 候补: to be offered a time that is taken, of the case's people and a room, by who may book it. */
  'mediation.wait': writing<CaseView>()(
    v.strictObject({ requestId, id: caseId, ...slot }),
    byConsentOrDuty('mediation'),
  ),
  /** 不再候补; what was held for the person is offered on. `n`: of `CaseView.waiting`. */
  'mediation.unwait': writing<CaseView>()(
    v.strictObject({ requestId, id: caseId, n: holdNo }),
    byRight,
  ),
  /** The own day: sittings of today and of the days that can be booked, and what waits for an answer. */
  'mediation.day': reading<MediatorDayView>()(v.strictObject({})),
  /** For chair and clerk: appointments that cannot be kept, each with what it may be moved to. */
  'mediation.strands': reading<StrandsView>()(v.strictObject({})),
  /** The shared screen of a session, polled: what is offered, who has said yes, one's own notes. */
  'mediation.table': reading<TableView>()(v.strictObject({ id: caseId })),
  'mediation.offer': writing<TableView>()(
    v.strictObject({ ...atTable, text: note }),
    byConsentOrDuty('mediation'),
  ),
  /** The words of the agreement, put on the table by the lead; a draft that lay there is replaced. */
  'mediation.draft': writing<TableView>()(
    v.strictObject({
      ...atTable,
      form: v.picklist(['WRITTEN', 'ORAL']),
      facts: note,
      duties: v.pipe(v.array(duty), v.minLength(1, 'needDuty'), v.maxLength(30)),
      minutes: note,
      level: v.picklist(['grid', 'community', 'street', 'district']),
    }),
    byDuty,
  ),
  'mediation.answer': writing<TableView>()(
    v.strictObject({
      ...atTable,
      /** Id of an offer, or of the draft. */
      offer: tableItem,
      yes: v.boolean(),
      onBehalf,
      onSpot,
    }),
    byConsentOrDuty('mediation'),
  ),
  'mediation.jot': writing<TableView>()(
    v.strictObject({ ...atTable, text }),
    byConsentOrDuty('mediation'),
  ),
}
