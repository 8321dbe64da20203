import { cut } from '../call/said'
import { holds } from '../identity/authorize'
import { maskedName } from '../identity/masks'
import type { Actor } from '../identity/types'
import { type Tone } from '../matter/lifecycle'
import { type Row } from '../matter/views'
import { pageOf } from '../notice/pages'
import type { StreetSettings } from '../street/types'
import type { ReportCard } from './answers'
import { REPORT, type ReportState } from './lifecycle'
import { isToMediation, stateTextOf } from './mediation'
import { isColleague } from './qualities'
import { DESK } from './routing'
import type { Report } from './types'

/** A report in a list: as a card of its own, and as one row among other kinds. */

/** Who reads it, when, and in which street. */
export interface Reader {
  actor: Actor
  now: number
  settings: StreetSettings
}

const TITLE_LENGTH = 30

/** The fields that a card is made of: a list reads no more of a report than these. */
export const CARD_FIELDS = [
  '_id',
  'no',
  'state',
  'outcome',
  'open',
  'reporter',
  'text',
  'categoryName',
  'place',
  'gridCode',
  'handler',
  'handlerId',
  'reporterStaffId',
  'doneBy',
  'deadline',
  'worker',
  'lead',
  'verifier',
  'waitingFor',
  'reopenAsked',
  'submittedAt',
  'dueAt',
] as const satisfies readonly (keyof Report)[]
export type CardSource = Pick<Report, (typeof CARD_FIELDS)[number]>

const titleOf = (report: CardSource): string => {
  const words = report.text || report.categoryName || '照片上报'
  return cut(words, TITLE_LENGTH)
}

/** Whether it is this person's turn, at the desk or by name. */
const isTurnOf = (actor: Actor, report: CardSource): boolean =>
  report.waitingFor !== null &&
  (report.waitingFor === actor.userId ||
    report.waitingFor === actor.staffId ||
    (report.waitingFor === DESK && holds(actor, 'dispatcher')))

/** Staff are named to colleagues; to whom they work for by post and first character. */
export const named = (name: string, report: CardSource, actor: Actor): string =>
  name === '' || isColleague(actor, report) ? name : maskedName(name)

function waitingText(report: CardSource, actor: Actor, myTurn: boolean): string {
  if (report.waitingFor === null) return ''
  if (report.reopenAsked) return myTurn ? '等您决定是否重办' : '等待街道答复重办申请'
  const step = REPORT.states[report.state].next
  if (myTurn) return `等您${step}`
  if (report.waitingFor === DESK) return `等待街道分流员${step}`
  if (report.waitingFor === report.reporter) return `等待上报人${step}`
  const person = [report.handler, report.verifier, report.lead, report.worker].find(
    (p) => p?.id === report.waitingFor,
  )
  return `等待${named(person?.name ?? '', report, actor)}${step}`
}

/** Somebody owes it something: a 重办 that was asked for, too, though the report is closed. */
const isOwed = (report: CardSource): boolean => report.open || report.reopenAsked

const isOverdue = (report: CardSource, now: number): boolean =>
  isOwed(report) && report.dueAt !== null && report.dueAt < now
const gridName = (report: CardSource): string =>
  `${report.place.communityName} ${report.place.gridName}`.trim()

/** Late beats one's own turn, which beats the state's own tone. */
const toneOf = (report: CardSource, now: number, myTurn: boolean): Tone =>
  isOverdue(report, now)
    ? 'bad'
    : myTurn
      ? 'turn'
      : isToMediation(report)
        ? 'plain'
        : REPORT.states[report.state].tone

export function cardOf(report: CardSource, { actor, now }: Reader): ReportCard {
  const myTurn = isTurnOf(actor, report)
  return {
    id: report._id,
    no: report.no,
    state: report.state,
    stateText: stateTextOf(report),
    tone: toneOf(report, now, myTurn),
    title: titleOf(report),
    categoryName: report.categoryName,
    placeLabel: report.place.label,
    gridName: gridName(report),
    submittedAt: report.submittedAt,
    dueAt: report.dueAt,
    overdue: isOverdue(report, now),
    provisional: report.open && report.deadline !== null && report.deadline.guessedYear !== null,
    step: REPORT.states[report.state].step,
    myTurn,
    waitingText: waitingText(report, actor, myTurn),
  }
}

/** The report as one row among other kinds: to its reporter, or to whoever works on it. */
export function rowOfReport(report: CardSource, reader: Reader, as: 'reporter' | 'staff'): Row {
  const card = cardOf(report, reader)
  const page = as === 'reporter' ? 'report.detail' : atDesk(report) ? 'duty.handle' : 'duty.task'
  const place = report.place.label || card.gridName
  return {
    id: card.id,
    page: pageOf(page, card.id),
    title: card.title,
    line: [as === 'staff' ? card.gridName : place, card.waitingText].filter(Boolean).join(' · '),
    tag: { text: card.stateText, tone: card.tone },
    dueAt: isOwed(report) ? card.dueAt : null,
    overdue: card.overdue,
    myTurn: card.myTurn,
    action: card.myTurn ? nextLabel(report.state) : '',
  }
}

const atDesk = (report: CardSource): boolean => report.waitingFor === DESK

/** The step that leads on from a state, by the name of its button. */
const nextLabel = (state: ReportState): string =>
  REPORT.steps.find((r) => r.weight === 'primary' && r.from.includes(state))?.label ?? ''
