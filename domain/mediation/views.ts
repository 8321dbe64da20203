import type { PhotoView } from '../call/views'
import { maskedName, maskedPhone } from '../identity/masks'
import type { Actor } from '../identity/types'
import { doneText } from '../matter/lifecycle'
import type { Photo } from '../matter/types'
import { actionView, saidTo, type HistoryView, type Row, type StepView } from '../matter/views'
import { pageOf } from '../notice/pages'
import type { StreetSettings } from '../street/types'
import { MEDIATOR_KINDS, SPECIALTIES } from '../street/committee'
import { agreementView, endView } from './agreementViews'
import { AWAITED, boxesOf, isTurnOf, waitingText } from './awaited'
import type { CaseCardSource } from './cardFields'
import { choiceView, extensionView } from './choiceViews'
import type { CaseCard, CaseView, MemberView, PartyView } from './answers'
import { MEDIATION } from './lifecycle'
import { accountOf, maySettle, partyOf, sittersOf } from './parties'
import { allowedActions, qualities } from './qualities'
import type { MediationRole } from './roles'
import { mayReveal, numberOf } from './reveal'
import { bookingCard, bookingView, holdView, waitingView } from './timeViews'
import type { Case, CaseEntry, Member } from './types'

/**
 * What a reader sees of a case, built field by field from what the reader may know. Within a case the
 * parties know each other's names, never each other's phones and addresses.
 */
export interface Reader {
  actor: Actor
  now: number
  settings: StreetSettings
}
export { CASE_CARD_FIELDS, type CaseCardSource } from './cardFields'
export type PhotoUrls = ReadonlyMap<string, string>

const ROLE_TITLE: Record<MediationRole, string> = {
  party: '当事人',
  mediator: '调解员',
  member: '调解团队',
  chair: '调委会主任',
  clerk: '调解文书',
  system: '系统',
}

const isOverdue = (c: CaseCardSource, now: number): boolean =>
  c.open && c.dueAt !== null && c.dueAt < now

const titleOf = (c: CaseCardSource): string =>
  `${SPECIALTIES[c.specialty]} · ${c.parties.map((p) => p.name).join('、')}`

export function caseCardOf(c: CaseCardSource, { actor, now }: Reader): CaseCard {
  const own = boxesOf(actor, c)
  const myTurn = isTurnOf(own, c)
  const state = MEDIATION.states[c.state]
  return {
    id: c._id,
    no: c.no,
    number: c.number,
    state: c.state,
    stateText: state.text,
    tone: isOverdue(c, now) ? 'bad' : myTurn ? 'turn' : state.tone,
    title: titleOf(c),
    appliedAt: c.appliedAt,
    dueAt: c.dueAt,
    overdue: isOverdue(c, now),
    myTurn,
    waitingText: waitingText(c, own, now),
    booking: bookingCard(c),
  }
}

/** The case as one row among other kinds. Its title names nobody: a list lies open. */
export function rowOfCase(c: CaseCardSource, reader: Reader, as: 'party' | 'staff'): Row {
  const card = caseCardOf(c, reader)
  return {
    id: card.id,
    page: pageOf(as === 'party' ? 'mediation.case' : 'mediation.work', card.id),
    title: `人民调解 ${card.number || card.no}`,
    line: [SPECIALTIES[c.specialty], card.waitingText].filter(Boolean).join(' · '),
    tag: { text: card.stateText, tone: card.tone },
    dueAt: c.open ? card.dueAt : null,
    overdue: card.overdue,
    myTurn: card.myTurn,
    action: card.myTurn && c.watching ? AWAITED[c.watching] : '',
  }
}

/** When each of the five visible steps was reached. */
function stepsOf(c: Case): StepView[] {
  const state = MEDIATION.states[c.state]
  const firstAt = (step: number): number | null =>
    c.history.find((h) => MEDIATION.states[h.to].step >= step)?.at ?? null
  return MEDIATION.stepNames.map((name, i) => {
    const step = i + 1
    const done = step < state.step || (state.ended && step === state.step)
    const mark = done ? 'done' : step === state.step ? 'current' : 'todo'
    return { name, state: mark, at: mark === 'todo' ? null : firstAt(step) }
  })
}

function partyView(c: Case, key: string, actor: Actor, isInside: boolean): PartyView {
  const p = c.parties.find((one) => one.key === key)
  if (!p) throw new RangeError(`${c._id}: no party ${key}`)
  const me = partyOf(c, actor.userId)?.key === key
  return {
    key,
    side: p.side,
    kind: p.kind,
    name: p.name,
    phone: isInside || me ? maskedPhone(p.phone) : '',
    callable: mayReveal(actor, c) && numberOf(p).phone !== '',
    agent: p.agent && {
      name: p.agent.name,
      relation: p.agent.relation,
      power: p.agent.power,
      bound: p.agent.user !== null,
    },
    bound: accountOf(p) !== null,
    me,
    consented: p.consent !== null,
    told: p.told !== null,
    ranked: p.ranks !== null,
    approved: p.approved !== null,
    extended: p.extended !== null,
  }
}

export const memberView = (m: Member): MemberView => ({
  id: m.id,
  name: m.name,
  kindText: MEDIATOR_KINDS[m.kind],
  taken: m.taken,
  disclosure: m.disclosure,
})

const PUBLISHED: ReadonlySet<MediationRole> = new Set(['mediator', 'member'])

const isOwn = (by: CaseEntry['by'], { userId, staffId }: Actor): boolean =>
  by.principal === userId || by.principal === staffId

function byText(c: Case, { by }: CaseEntry, actor: Actor): string {
  if (isOwn(by, actor)) return '我'
  if (by.role === 'party') return partyOf(c, by.principal)?.name ?? ROLE_TITLE.party
  if (by.role === 'system') return ROLE_TITLE.system
  // Mediators are published by name, for parties to choose among them.
  const isNamed = by.name === '' || PUBLISHED.has(by.role) || partyOf(c, actor.userId) === null
  return `${ROLE_TITLE[by.role]} ${isNamed ? by.name : maskedName(by.name)}`.trim()
}

const photosOf = (photos: Photo[], urls: PhotoUrls): PhotoView[] =>
  photos.map((p) => ({ url: urls.get(p.fileId) ?? '' }))

const historyOf = (c: Case, actor: Actor, urls: PhotoUrls): HistoryView[] =>
  c.history.map((entry) => ({
    at: entry.at,
    title: doneText(MEDIATION, entry.action),
    by: byText(c, entry, actor),
    ...saidTo(MEDIATION, entry, {
      isColleague: partyOf(c, actor.userId) === null,
      isOwn: isOwn(entry.by, actor),
    }),
    photos: photosOf(entry.photos, urls),
  }))

/** Every file a view of this case shows. */
export const fileIdsOf = (c: Case): string[] => [
  ...new Set(c.history.flatMap((h) => h.photos).map((p) => p.fileId)),
]

function meView(c: Case, actor: Actor): CaseView['me'] {
  const party = partyOf(c, actor.userId)
  if (!party) return null
  const as = party.user === actor.userId ? 'self' : 'agent'
  return { party: party.key, as, maySettle: maySettle(party, actor.userId) }
}

/** Whoever has not taken the case yet needs the names alone, to say whether one is too near. */
function isAsked(c: Case, actor: Actor, roles: ReadonlySet<MediationRole>): boolean {
  if (roles.has('chair') || roles.has('clerk') || roles.has('party')) return false
  return !sittersOf(c).some((m) => m.id === actor.staffId && m.taken)
}

export function caseViewOf(c: Case, reader: Reader, urls: PhotoUrls, repeated: boolean): CaseView {
  const { actor, now, settings } = reader
  const roles = qualities(actor, c)
  const isInside = !roles.has('party') && !isAsked(c, actor, roles)
  const isShort = isAsked(c, actor, roles)
  const own = partyOf(c, actor.userId)?.rating ?? null
  const seen = (m: Member): MemberView => {
    const view = memberView(m)
    return isShort && m.id !== actor.staffId ? { ...view, disclosure: '' } : view
  }
  const recused = c.recusal && c.parties.find((p) => p.key === c.recusal?.party)
  return {
    ...caseCardOf(c, reader),
    version: c.version,
    specialty: c.specialty,
    specialtyText: SPECIALTIES[c.specialty],
    facts: isShort ? '' : c.facts,
    claim: isShort ? '' : c.claim,
    steps: stepsOf(c),
    parties: c.parties.map((p) => partyView(c, p.key, actor, isInside)),
    me: meView(c, actor),
    roles: [...roles],
    risk: isInside ? c.risk : null,
    fromReport: isInside && c.reportId !== null,
    termAt: c.termAt,
    extension: extensionView(c, now),
    choice: choiceView(c, { isShort, chooses: roles.has('chair') || roles.has('mediator') }),
    lead: c.lead && seen(c.lead),
    team: c.team.map(seen),
    invited: c.invited && {
      name: c.invited.member.name,
      kindText: MEDIATOR_KINDS[c.invited.member.kind],
      yes: c.invited.yes,
    },
    recusal: isShort
      ? null
      : c.recusal && { partyName: recused?.name ?? '', reason: c.recusal.reason },
    booking: bookingView(c),
    ...holdView(c, actor, now),
    waiting: waitingView(c, actor, now),
    phoneOnly: c.absences >= 2,
    sittings: isShort ? [] : c.sittings,
    agreement: isShort ? null : agreementView(c, (photos) => photosOf(photos, urls)),
    end: endView(c),
    rating: own && { stars: own.stars, comment: own.comment },
    history: isShort ? [] : historyOf(c, actor, urls),
    actions: allowedActions(actor, c, now, settings).map((a) => actionView(MEDIATION, a)),
    phone: settings.committee?.phone ?? '',
    repeated,
  }
}
