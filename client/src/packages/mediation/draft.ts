import type { InputOf } from '../../../../domain/contract'
import type { CaseView } from '../../../../domain/mediation/answers'
import type { Specialty } from '../../../../domain/mediation/types'
import { pageOf } from '../../../../domain/notice/pages'
import { call, refusal, type Reply } from '../../services/call'
import { copyKey, dropCopy, keepCopy } from '../../services/copies'
import { changeDraft, type DraftKind, getDraft, listDrafts, openDraft } from '../../services/drafts'
import type { Outbox } from '../../services/outbox'
import { sendDraft } from '../../services/send'
import { WORDS } from './text'

type Application = InputOf<'mediation.apply'>
export type Relation = NonNullable<Application['parties'][number]['agent']>['relation']
/** How the clerk was asked. */
export type How = NonNullable<Application['asked']>['how']
export type Power = NonNullable<Application['parties'][number]['agent']>['power']

/** Another side, as the applicant knows it. */
export interface Other {
  kind: 'person' | 'organisation'
  name: string
  phone: string
  address: string
}

/** An application that is being written, one question after the other. */
export interface ApplyFields {
  specialty: Specialty | null
  specialtyName: string
  forWhom: 'self' | 'other' | 'org'
  /** Of the party: the person's own, or of whom somebody speaks for. */
  name: string
  phone: string
  /** Of the party, where the clerk writes it down; an applicant's own is asked later, if ever. */
  address?: string
  /** 代办: how the clerk was asked; not there where people apply themselves. */
  how?: How
  /** Of whoever applies for somebody else. */
  agentName: string
  agentPhone: string
  relation: Relation | null
  power: Power
  others: Other[]
  facts: string
  claim: string
  /** Mediators by id, the dearest first. */
  ranked: string[]
  /** The report that it comes from. */
  reportId?: string
  /** Their names, so that the last screen needs no list. */
  rankedNames: string[]
}

export const NEW_OTHER: Other = { kind: 'person', name: '', phone: '', address: '' }

export const APPLY: DraftKind<ApplyFields> = {
  name: 'mediation',
  blank: () => ({
    specialty: null,
    specialtyName: '',
    forWhom: 'self',
    name: '',
    phone: '',
    agentName: '',
    agentPhone: '',
    relation: null,
    power: 'GENERAL',
    others: [NEW_OTHER],
    facts: '',
    claim: '',
    ranked: [],
    rankedNames: [],
  }),
}
/** One's own, of which there is one at a time; one that comes from a report has the report's id. */
export const THE_ONE = 'apply'
/** What the clerk writes down for somebody else. */
export const FOR_OTHERS = 'file'
export const APPLY_PAGE = 'packages/mediation/apply/index'

/** The page on which a draft is written on. */
export const pageOfDraft = (key: string, { reportId }: ApplyFields): string =>
  reportId
    ? `${APPLY_PAGE}?report=${encodeURIComponent(reportId)}`
    : key === FOR_OTHERS
      ? 'packages/mediation/file/index'
      : APPLY_PAGE

/** Puts a mediator first on the application that is being written, or begins one. */
export function preferMediator(id: string, name: string, now: number): void {
  const { fields } = openDraft(APPLY, THE_ONE, now)
  const others = fields.ranked.map((one, i) => ({ id: one, name: fields.rankedNames[i] ?? '' }))
  const all = [{ id, name }, ...others.filter((one) => one.id !== id)].slice(0, 3)
  const ranked = { ranked: all.map((m) => m.id), rankedNames: all.map((m) => m.name) }
  changeDraft(APPLY, THE_ONE, { fields: ranked }, now)
}

function partiesOf(f: ApplyFields): Application['parties'] {
  const own = {
    side: 'applicant' as const,
    kind: f.forWhom === 'org' ? ('organisation' as const) : ('person' as const),
    name: f.name.trim(),
    phone: f.phone.trim(),
    ...(f.address ? { address: f.address.trim() } : {}),
    me: !f.how,
  }
  const agent = {
    name: f.agentName.trim(),
    relation:
      f.relation ?? (f.forWhom === 'org' ? ('representative' as const) : ('other' as const)),
    power: f.power,
    phone: f.agentPhone.trim(),
  }
  const others = f.others.map(({ kind, name, phone, address }) => ({
    side: 'respondent' as const,
    kind,
    name: name.trim(),
    phone: phone.trim(),
    address: address.trim(),
  }))
  return [f.forWhom === 'self' ? own : { ...own, agent }, ...others]
}

/** Who came to the clerk: the party, or whoever speaks for it. */
const askerOf = (f: ApplyFields): string => (f.forWhom === 'self' ? f.name : f.agentName).trim()

/** Sends it. The page of the case can then be drawn at once, from what the cloud has answered. */
export async function sendApplication(
  key: string,
  now: () => number,
): Promise<Reply<CaseView | null>> {
  const draft = getDraft(APPLY, key)
  if (!draft) return refusal('notFound')
  if (!draft.fields.specialty) return refusal('invalidInput')
  const { reportId } = draft.fields
  const reply = await sendDraft(APPLY, key, {
    now,
    ask: ({ requestId, fields }) =>
      call('mediation.apply', {
        requestId,
        specialty: fields.specialty ?? 'neighbour',
        facts: fields.facts.trim(),
        claim: fields.claim.trim(),
        parties: partiesOf(fields),
        ranked: fields.ranked,
        ...(fields.how ? { asked: { who: askerOf(fields), how: fields.how } } : {}),
        ...(reportId ? { reportId } : {}),
      }),
  })
  if (reply.ok && reply.data) keepCase(reply.data)
  // The report then leads to the case.
  if (reply.ok && reportId) dropCopy(copyKey('report.get', reportId))
  return reply
}

/** What the cloud has just answered of a case, for the page that shows it next. */
export const keepCase = (view: CaseView): void => keepCopy(copyKey('mediation.get', view.id), view)

export const casePageOf = (view: CaseView | null): string =>
  view
    ? pageOf(view.me ? 'mediation.case' : 'mediation.work', view.id)
    : 'packages/mediation/mine/index'

/** An application that did not get through, for the home page. */
export const mediationOutbox: Outbox = {
  unsent: () =>
    listDrafts(APPLY)
      .filter((draft) => draft.unsent)
      .map(({ key, fields }) => ({
        key,
        title: WORDS.apply,
        line: fields.specialtyName,
        page: pageOfDraft(key, fields),
      })),
  send: async (key) => {
    const reply = await sendApplication(key, Date.now)
    return reply.ok ? { ok: true, data: casePageOf(reply.data) } : reply
  },
}
