import type { InputOf } from '../../../../domain/contract'
import type { CaseView } from '../../../../domain/mediation/answers'
import type { Specialty } from '../../../../domain/mediation/types'
import { pageOf } from '../../../../domain/notice/pages'
import { call, refusal, type Reply } from '../../services/call'
import { copyKey, keepCopy } from '../../services/copies'
import { changeDraft, type DraftKind, getDraft, listDrafts, openDraft } from '../../services/drafts'
import type { Outbox } from '../../services/outbox'
import { sendDraft } from '../../services/send'
import { WORDS } from './text'

type Application = InputOf<'mediation.apply'>
export type Relation = NonNullable<Application['parties'][number]['agent']>['relation']
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
/** There is one at a time. */
export const THE_ONE = 'apply'
export const APPLY_PAGE = 'packages/mediation/apply/index'

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
    me: true,
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

/** Sends it. The page of the case can then be drawn at once, from what the cloud has answered. */
export async function sendApplication(now: () => number): Promise<Reply<CaseView | null>> {
  const draft = getDraft(APPLY, THE_ONE)
  if (!draft) return refusal('notFound')
  if (!draft.fields.specialty) return refusal('invalidInput')
  const reply = await sendDraft(APPLY, THE_ONE, {
    now,
    ask: ({ requestId, fields }) =>
      call('mediation.apply', {
        requestId,
        specialty: fields.specialty ?? 'neighbour',
        facts: fields.facts.trim(),
        claim: fields.claim.trim(),
        parties: partiesOf(fields),
        ranked: fields.ranked,
      }),
  })
  if (reply.ok && reply.data) keepCase(reply.data)
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
        page: APPLY_PAGE,
      })),
  send: async () => {
    const reply = await sendApplication(Date.now)
    return reply.ok ? { ok: true, data: casePageOf(reply.data) } : reply
  },
}
