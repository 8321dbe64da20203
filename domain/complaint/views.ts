import type { PhotoView } from '../call/views'
import { maskedName } from '../identity/masks'
import type { Actor } from '../identity/types'
import { doneText } from '../matter/lifecycle'
import type { Photo } from '../matter/types'
import { actionView, saidTo, type HistoryView, type Row, type StepView } from '../matter/views'
import { pageOf } from '../notice/pages'
import type { Role, StreetSettings } from '../street/types'
import { receiversOf } from '../street/receivers'
import type { ComplaintCard, ComplaintView } from './answers'
import { COMPLAINT, type ComplaintRole, type ComplaintState } from './lifecycle'
import { BOX } from './limits'
import { askable } from './inquire'
import { candidates } from './past'
import { allowedActions, mayRead, qualities } from './qualities'
import { ABOUT, KINDS, RATINGS, SUBJECTS, WAYS } from './subjects'
import type { Complaint, ComplaintEntry } from './types'

/** What a reader sees of a complaint, built field by field from what he may know. */
export interface Reader {
  actor: Actor
  now: number
  settings: StreetSettings
}

/** Short-lived addresses by file id; a missing one shows as an empty address. */
export type PhotoUrls = ReadonlyMap<string, string>

const TITLE_LENGTH = 30

/** The fields that a card is made of, and what says who may see it. */
export const COMPLAINT_CARD_FIELDS = [
  '_id',
  'no',
  'kind',
  'state',
  'open',
  'complainant',
  'about',
  'subject',
  'who',
  'text',
  'concerned',
  'except',
  'readers',
  'told',
  'decidedBy',
  'receiver',
  'waitingFor',
  'watching',
  'submittedAt',
  'answerBy',
  'dueAt',
] as const satisfies readonly (keyof Complaint)[]
export type CardSource = Pick<Complaint, (typeof COMPLAINT_CARD_FIELDS)[number]>

function titleOf({ text, kind }: CardSource): string {
  const words = text || `${KINDS[kind]}（照片）`
  const letters = [...words]
  return letters.length > TITLE_LENGTH ? `${letters.slice(0, TITLE_LENGTH - 1).join('')}…` : words
}

const aboutText = ({ kind, about, subject }: CardSource): string =>
  [KINDS[kind], ABOUT[about], subject && SUBJECTS[subject].name].filter(Boolean).join(' · ')

const isTurnOf = (actor: Actor, c: CardSource): boolean =>
  c.waitingFor === c.complainant
    ? actor.userId === c.complainant
    : c.waitingFor !== null && qualities(actor, c).has('receiver')

const isOverdue = (c: CardSource, now: number): boolean =>
  c.open && c.dueAt !== null && c.dueAt < now

function waitingText(c: CardSource, myTurn: boolean): string {
  if (c.waitingFor === null) return ''
  const { next } = COMPLAINT.states[c.state]
  if (myTurn) return `等您${next}`
  if (c.waitingFor === BOX) return '等待有人在岗办理'
  return c.waitingFor === c.complainant ? `等待反映人${next}` : `等待${next}`
}

export function cardOf(c: CardSource, { actor, now }: Reader): ComplaintCard {
  const myTurn = isTurnOf(actor, c)
  const overdue = isOverdue(c, now)
  const { text, tone, step } = COMPLAINT.states[c.state]
  return {
    id: c._id,
    no: c.no,
    kind: c.kind,
    state: c.state,
    stateText: text,
    tone: overdue ? 'bad' : myTurn ? 'turn' : tone,
    title: titleOf(c),
    aboutText: aboutText(c),
    submittedAt: c.submittedAt,
    dueAt: c.dueAt,
    overdue,
    provisional: c.open && c.answerBy.guessedYear !== null,
    step,
    myTurn,
    waitingText: waitingText(c, myTurn),
  }
}

const nextLabel = (state: ComplaintState): string =>
  COMPLAINT.steps.find(
    ({ weight, from }) =>
      weight === 'primary' && (from as readonly (string | null)[]).includes(state),
  )?.label ?? ''

/** Whether the reader may take it: in the box lies also what is for others to answer. */
export const isToDo = (c: CardSource, { actor }: Reader): boolean =>
  qualities(actor, c).has('receiver')

/** The complaint as one row among other kinds; null for whoever may not read it. */
export function rowOfComplaint(c: CardSource, reader: Reader): Row | null {
  if (!mayRead(reader.actor, c)) return null
  const card = cardOf(c, reader)
  const isOwn = reader.actor.userId === c.complainant
  return {
    id: card.id,
    page: pageOf(isOwn ? 'complaint.detail' : 'complaint.work', card.id),
    title: card.title,
    line: [card.aboutText, card.waitingText].filter(Boolean).join(' · '),
    tag: { text: card.stateText, tone: card.tone },
    dueAt: c.open ? card.dueAt : null,
    overdue: card.overdue,
    myTurn: card.myTurn,
    action: card.myTurn ? nextLabel(c.state) : '',
  }
}

const ROLE_TITLE: Record<ComplaintRole, string> = {
  asked: '有关人员',
  complainant: '反映人',
  receiver: '受理人',
  above: '街道',
  system: '系统',
}

const TITLES: Partial<Record<Role, string>> = {
  complaintClerk: '投诉受理员',
  streetLeader: '街道领导',
  dispatcher: '街道分流员',
}

const titleOfRoles = (roles: readonly Role[]): string =>
  (Object.keys(TITLES) as Role[]).flatMap((r) => (roles.includes(r) ? [TITLES[r]!] : []))[0] ?? ''

const photosOf = (photos: readonly Photo[], urls: PhotoUrls): PhotoView[] =>
  photos.map((p) => ({ url: urls.get(p.fileId) ?? '' }))

/** Whoever reads it to work on it; the writer, of the staff or not, is whom it is answered to. */
const isColleague = (c: Complaint, actor: Actor): boolean => actor.userId !== c.complainant

/** Staff are named to colleagues; to the writer by post and first character. */
const named = (c: Complaint, name: string, actor: Actor): string =>
  name === '' || isColleague(c, actor) ? name : maskedName(name)

const isOwn = ({ by: { principal } }: ComplaintEntry, { userId, staffId }: Actor): boolean =>
  principal === userId || principal === staffId

function byText(c: Complaint, entry: ComplaintEntry, actor: Actor): string {
  const { role, name } = entry.by
  if (isOwn(entry, actor)) return '我'
  const title = ROLE_TITLE[role]
  return role === 'complainant' || role === 'system'
    ? title
    : `${title} ${named(c, name, actor)}`.trim()
}

const historyOf = (c: Complaint, actor: Actor, urls: PhotoUrls): HistoryView[] =>
  c.history.map((entry) => ({
    at: entry.at,
    title: doneText(COMPLAINT, entry.action),
    by: byText(c, entry, actor),
    ...saidTo(COMPLAINT, entry, {
      isColleague: isColleague(c, actor),
      isOwn: isOwn(entry, actor),
    }),
    photos: photosOf(entry.photos, urls),
  }))

/** Every file a view of this complaint shows. */
export const fileIdsOf = (c: Complaint): string[] => [
  ...new Set([c.photos, ...c.history.map((h) => h.photos)].flat().map((p) => p.fileId)),
]

/** When each of the visible steps was reached. */
function stepsOf(c: Complaint): StepView[] {
  const { step, ended, next } = COMPLAINT.states[c.state]
  // Answered: what is left is the writer's word.
  const reached = c.state === 'ANSWERED' ? step + 1 : step
  const lastOf = (...actions: string[]): number | null =>
    c.history.filter((h) => actions.includes(h.action)).at(-1)?.at ?? null
  const at = [c.submittedAt, lastOf('accept', 'askAgain'), c.answeredAt, c.rating?.at ?? null]
  return COMPLAINT.stepNames.map((name, i) => {
    const nth = i + 1
    const atLast = ended && next === '' ? 'done' : c.waitingFor === null ? 'todo' : 'current'
    const mark = nth < reached ? 'done' : nth === reached ? atLast : 'todo'
    return { name, state: mark, at: mark === 'todo' ? null : (at[i] ?? null) }
  })
}

/** The last word of the office that stands. */
function answerOf(c: Complaint, actor: Actor, urls: PhotoUrls): ComplaintView['answer'] {
  if (c.answeredAt === null) return null
  const entry = c.history.filter((h) => h.action === 'answer' || h.action === 'reject').at(-1)
  if (!entry) return null
  const { note, photos, at } = entry
  return { text: note, photos: photosOf(photos, urls), at, by: byText(c, entry, actor) }
}

function complainantText(c: Complaint, actor: Actor): string {
  if (c.complainant === actor.userId) return '我'
  if (c.confidential) return '反映人要求保密'
  return c.complainantStaffId === null ? '居民' : '工作人员'
}

function receiverText(c: Complaint, { actor, settings }: Reader): string {
  if (c.receiver === null) return ''
  const own = receiversOf(settings).find((p) => p.id === c.receiver?.id)
  return `${titleOfRoles(own?.roles ?? [])} ${named(c, c.receiver.name, actor)}`.trim()
}

/** To whom this reader may give it. */
function receiversFor(c: Complaint, actions: readonly string[], settings: StreetSettings) {
  if (!actions.includes('transfer')) return []
  return candidates(c, settings)
    .filter((p) => p.id !== c.waitingFor)
    .map(({ id, name, roles }) => ({ id, name, title: titleOfRoles(roles) }))
}

/** What was asked of those whom it concerns is for whoever works on it. */
const inquiriesFor = (c: Complaint, actor: Actor): ComplaintView['inquiries'] =>
  isColleague(c, actor)
    ? (c.inquiries ?? []).map(({ of, question, at, said }) => ({
        ...{ name: of.name, question, at },
        said: said && { ...said },
      }))
    : []

const NOBODY_TEXT = '街道暂时没有能办这件事的人。着急的话，请拨打12345。'

/**
 * The whole page. Of whoever may not read it any more, as after 回避, nothing but that it is out of his
 * hands.
 */
export function viewOf(
  c: Complaint,
  reader: Reader,
  urls: PhotoUrls,
  repeated: boolean,
): ComplaintView {
  const { actor, now, settings } = reader
  if (!mayRead(actor, c)) return goneOf(c, reader)
  const allowed = allowedActions(actor, c, now)
  return {
    ...cardOf(c, reader),
    version: c.version,
    text: c.text,
    photos: photosOf(c.photos, urls),
    who: c.who,
    sourceNo: c.source?.no ?? '',
    concernedNames: c.concerned.map(({ name }) => named(c, name, actor)),
    receiverText: receiverText(c, reader),
    nobodyText: c.waitingFor === BOX ? NOBODY_TEXT : '',
    steps: stepsOf(c),
    history: historyOf(c, actor, urls),
    answer: answerOf(c, actor, urls),
    way: c.way && { ...WAYS[c.way] },
    rating: c.rating && {
      outcome: c.rating.outcome,
      text: RATINGS[c.rating.outcome],
      comment: c.rating.comment,
    },
    round: c.round,
    actions: allowed.map((action) => actionView(COMPLAINT, action)),
    receivers: receiversFor(c, allowed, settings),
    askable: allowed.includes('inquire') ? askable(c, settings) : [],
    inquiries: inquiriesFor(c, actor),
    complainantText: complainantText(c, actor),
    confidential: c.confidential,
    mine: c.complainant === actor.userId,
    repeated,
  }
}

function goneOf(c: Complaint, reader: Reader): ComplaintView {
  const blank = { ...cardOf(c, reader), title: '', aboutText: '', waitingText: '' }
  return {
    ...blank,
    ...{ version: c.version, text: '', photos: [], who: '', sourceNo: '', concernedNames: [] },
    ...{ receiverText: '', nobodyText: '', steps: [], history: [], answer: null, way: null },
    ...{ rating: null, round: c.round, actions: [], receivers: [], complainantText: '' },
    ...{ askable: [], inquiries: [] },
    ...{ confidential: c.confidential, mine: false, repeated: false },
  }
}
