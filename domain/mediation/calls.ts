import * as v from 'valibot'
import { opening, reading, writing, type Call } from '../call/define'
import { cursor, fileIds, note, requestId, staffId, text, version } from '../call/fields'
import type { Page } from '../call/views'
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
import { SPECIALTIES, type Specialty } from './types'

export const caseId = v.pipe(v.string(), v.regex(/^case:[0-9a-f]{24}$/))
export const partyKey = v.pipe(v.string(), v.regex(/^p[1-9]$/))
const name = v.pipe(
  text,
  v.minLength(1, 'needName'),
  v.check((s) => [...s].length <= 50, 'nameTooLong'),
)
const phone = v.optional(v.pipe(v.string(), v.regex(/^(\d{7,12})?$/, 'badPhone')), '')
const day = v.pipe(v.string(), v.isoDate())
const instant = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(4e12))
const someText = v.optional(text, '')
export const specialty = v.picklist(Object.keys(SPECIALTIES) as Specialty[])
const resource = v.pipe(v.string(), v.regex(/^(staff:[A-Za-z0-9_-]{1,32}|room:[A-Za-z0-9]{1,20})$/))

/** A time as the picker showed it; what is not so is refused by the calendar, never believed. */
const slot = {
  date: day,
  from: instant,
  to: instant,
  resources: v.pipe(v.array(resource), v.minLength(1), v.maxLength(6)),
}

/** How many times somebody has held in this case; a late request has an old number. */
const holdNo = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100_000))

/**
 * 代办: the clerk says for which party without a phone, how it was asked, and who witnessed it. Left
 * out by a party that speaks for itself.
 */
const onBehalf = v.optional(
  v.strictObject({
    party: partyKey,
    how: v.picklist(['phone', 'visit', 'paper']),
    witness: v.pipe(text, v.minLength(1, 'needWitness')),
  }),
)

const agent = v.strictObject({
  name,
  relation: v.picklist(['guardian', 'representative', 'child', 'lawyer', 'other']),
  power: v.picklist(['GENERAL', 'SPECIAL']),
  phone,
})
const party = v.strictObject({
  side: v.picklist(['applicant', 'respondent']),
  kind: v.picklist(['person', 'organisation']),
  name,
  phone,
  address: someText,
  agent: v.optional(agent),
  /** The party is whoever applies. */
  me: v.optional(v.boolean(), false),
})

const duty = v.strictObject({
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
const tableItem = v.pipe(v.string(), v.minLength(1), v.maxLength(40))

/**
 * A name drawn on the screen of the street's phone at the table, by the party in person or by its agent:
 * its yes, no signature in law. No drawing where a yes is taken back.
 */
const onSpot = v.optional(
  v.strictObject({
    party: partyKey,
    by: v.optional(v.picklist(['party', 'agent']), 'party'),
    drawing: v.optional(v.pipe(fileIds, v.maxLength(1)), []),
  }),
)

const on = { requestId, id: caseId, version }
type StepSchema<E extends v.ObjectEntries> = v.StrictObjectSchema<typeof on & E, undefined>
const step = <E extends v.ObjectEntries>(words: E): Call<StepSchema<E>, CaseView> => ({
  input: v.strictObject({ ...on, ...words }),
  kind: 'writing',
})

/** The steps of the life cycle, by their action. */
export const CASE_STEP_CALLS = {
  'mediation.screen': step({
    risk: v.picklist(['GREEN', 'YELLOW', 'RED']),
    policeRecord: someText,
  }),
  'mediation.decline': step({ note }),
  'mediation.consent': step({ onBehalf }),
  'mediation.refuse': step({ onBehalf, note: someText }),
  'mediation.accept': step({}),
  'mediation.acknowledge': step({ onBehalf }),
  'mediation.rank': step({
    onBehalf,
    ranked: v.pipe(
      v.array(staffId),
      v.minLength(1),
      v.maxLength(3),
      v.check((ids) => new Set(ids).size === ids.length),
    ),
  }),
  'mediation.propose': step({
    lead: staffId,
    team: v.optional(v.pipe(v.array(staffId), v.maxLength(4)), []),
    note,
  }),
  /** `disclosure`: relations to a party that the parties must know of; empty where there are none. */
  'mediation.take': step({ disclosure: someText }),
  'mediation.pass': step({ note }),
  'mediation.approve': step({ onBehalf }),
  'mediation.replace': step({ onBehalf, note: someText }),
  /** `n`: number of the hold that this makes an appointment. */
  'mediation.book': step({ ...slot, n: holdNo, link: someText }),
  'mediation.move': step({ ...slot, n: holdNo, link: someText, note: someText }),
  'mediation.cancel': step({ note }),
  'mediation.recuse': step({ onBehalf, note }),
  'mediation.upholdRecusal': step({ note: someText }),
  'mediation.dismissRecusal': step({ note }),
  'mediation.invite': step({ staff: staffId }),
  'mediation.agreeInvite': step({ onBehalf }),
  'mediation.refuseInvite': step({ onBehalf }),
  'mediation.open': step({
    present: v.pipe(v.array(partyKey), v.minLength(1), v.maxLength(9)),
    /** Rights and duties were told at the table (人民调解工作若干规定 art. 30). */
    rightsTold: v.pipe(
      v.boolean(),
      v.check((told) => told, 'needRightsTold'),
    ),
  }),
  'mediation.adjourn': step({ note }),
  'mediation.absent': step({
    missing: v.pipe(v.array(partyKey), v.minLength(1), v.maxLength(9)),
    note: someText,
  }),
  'mediation.askExtend': step({ note }),
  'mediation.extend': step({ onBehalf }),
  /** `draft`: the one on the table that every party has said yes to. */
  'mediation.agree': step({ draft: tableItem }),
  'mediation.revise': step({ note }),
  'mediation.sign': step({
    parties: v.pipe(
      v.array(v.strictObject({ party: partyKey, date: day })),
      v.minLength(1),
      v.maxLength(9),
    ),
    mediator: day,
    seal: day,
    photos: v.optional(fileIds, []),
  }),
  'mediation.refuseSign': step({ note }),
  'mediation.terminate': step({
    onBehalf,
    reason: v.picklist(['FAILED', 'WITHDRAWN', 'SETTLED_PRIVATELY', 'ESCALATED', 'UNREACHABLE']),
    referredTo: v.optional(v.picklist(['COURT', 'ARBITRATION', 'PETITION', 'POLICE', 'OTHER'])),
    note: someText,
  }),
  'mediation.rate': step({
    stars: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(5)),
    comment: someText,
  }),
}

type StepCall = keyof typeof CASE_STEP_CALLS
export type CaseStepName = StepCall extends `mediation.${infer A}` ? A : never
export type CaseStepWords<A extends CaseStepName> = Omit<
  v.InferOutput<(typeof CASE_STEP_CALLS)[`mediation.${A}`]['input']>,
  keyof typeof on
>

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
  ),
  ...CASE_STEP_CALLS,
  'mediation.get': reading<CaseView>()(v.strictObject({ id: caseId })),
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
  ),
  /** 暂留: ten minutes to look at a time in peace. `n`: how many this person has had in this case. */
  'mediation.hold': writing<{ until: number; n: number }>()(
    v.strictObject({
      requestId,
      id: caseId,
      n: holdNo,
      ...slot,
    }),
  ),
  'mediation.release': writing<{ n: number }>()(v.strictObject({ requestId, id: caseId })),
  /** 候补: to be offered a time that is taken, of the case's people and a room, by who may book it. */
  'mediation.wait': writing<CaseView>()(v.strictObject({ requestId, id: caseId, ...slot })),
  /** 不再候补; what was held for the person is offered on. `n`: of `CaseView.waiting`. */
  'mediation.unwait': writing<CaseView>()(v.strictObject({ requestId, id: caseId, n: holdNo })),
  /** The own day: sittings of today and of the days that can be booked, and what waits for an answer. */
  'mediation.day': reading<MediatorDayView>()(v.strictObject({})),
  /** For chair and clerk: appointments that cannot be kept, each with what it may be moved to. */
  'mediation.strands': reading<StrandsView>()(v.strictObject({})),
  /** The shared screen of a session, polled: what is offered, who has said yes, one's own notes. */
  'mediation.table': reading<TableView>()(v.strictObject({ id: caseId })),
  'mediation.offer': writing<TableView>()(v.strictObject({ ...atTable, text: note })),
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
  ),
  'mediation.jot': writing<TableView>()(v.strictObject({ ...atTable, text })),
}
