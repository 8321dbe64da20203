import { dateOf } from '../calendar/zone'
import type { By, Photo } from '../matter/types'
import { ok, refuse, type Outcome, type Refusal } from '../result'
import { dutyViews } from './agreementViews'
import type { TableView } from './answers'
import { checkDraft } from './drafting'
import { accountOf, agentMaySettle, maySettle, partyOf, voiceOf, type OnBehalf } from './parties'
import type { MediationRole } from './roles'
import type { Case, DraftOnTable, Party, PartyYes, Table } from './types'

/**
 * The shared screen of a session. What is offered there and who has said yes is nobody's evidence later
 * (民诉法解释 art. 107): it lies apart from the case and goes when the sitting is over.
 */

export const tableId = (caseId: string): string => `table:${caseId.slice('case:'.length)}`

/** Offers of one sitting; more is a conversation that belongs to the people at the table. */
export const MAX_OFFERS = 30

export const emptyTable = (caseId: string, now: number): Table => ({
  _id: tableId(caseId),
  caseId,
  version: 0,
  offers: [],
  draft: null,
  dropped: [],
  notes: {},
  touchedAt: now,
})

/** Key of a person's own notes: no dot, no dollar. */
export const noteKey = (principal: string): string => principal.replace(/[.$]/g, '_')

type Parties = Pick<Case, 'parties'>

/** Every party has said yes to these very words. */
export const hasEveryYes = (c: Parties, draft: Pick<DraftOnTable, 'yes'>): boolean =>
  c.parties.every((p) => draft.yes[p.key] !== undefined)

/** After these nobody’s yes to earlier words counts: they were sent back, or who speaks is another. */
const VOIDING: ReadonlySet<string> = new Set(['revise', 'adjourn', 'bind', 'upholdRecusal'])

/**
 * The draft that may be answered and agreed: written in this sitting, and since then nothing of it was
 * sent back and nobody has come in for a party. Null: none lies there.
 */
export function liveDraft(
  table: Pick<Table, 'draft'> | null,
  c: Pick<Case, 'state' | 'sittings' | 'history'>,
): DraftOnTable | null {
  const draft = table?.draft ?? null
  if (!draft || c.state !== 'IN_SESSION') return null
  const voided = c.history.some((h) => VOIDING.has(h.action) && h.at >= draft.at)
  return voided || draft.at < (c.sittings.at(-1)?.at ?? 0) ? null : draft
}

const issuesOf = (c: Parties, { facts, duties }: DraftOnTable, now: number) =>
  checkDraft({ facts, duties, parties: c.parties.map((p) => p.key) }, dateOf(now))

/** `draftFaulty` with the field of the first thing that no court could enforce; null: it may lie there. */
export function draftFault(c: Parties, draft: DraftOnTable, now: number): Refusal | null {
  const issue = issuesOf(c, draft, now).find(({ kind }) => kind === 'refuse')
  return issue ? refuse('draftFaulty', issue.field) : null
}

/** Whoever reads the table, and in which quality. */
export interface TableReader {
  userId: string
  principal: string
  role: MediationRole
  now: number
}

function draftView(draft: DraftOnTable, c: Parties, reader: TableReader): TableView['draft'] {
  const { id, form, facts, level, minutes, yes } = draft
  const mediates = reader.role === 'mediator' || reader.role === 'member'
  return {
    id,
    form,
    facts,
    level,
    duties: dutyViews(c, draft.duties),
    ...(mediates ? { minutes } : {}),
    yes: Object.keys(yes),
    drawn: Object.keys(yes).filter((key) => yes[key]?.how === 'screen'),
    stands: hasEveryYes(c, draft),
    told: issuesOf(c, draft, reader.now)
      .filter(({ kind }) => kind === 'tell')
      .map(({ field, code, word }) => ({ field, code, word })),
  }
}

export function tableViewOf(
  table: Table,
  c: Pick<Case, 'parties' | 'state' | 'sittings' | 'history'>,
  reader: TableReader,
): TableView {
  const keys = c.parties.map((p) => p.key)
  const draft = liveDraft(table, c)
  const me = partyOf(c, reader.userId)
  return {
    version: table.version,
    offers: table.offers.map(({ id, text, byName, yes }) => ({
      id,
      text,
      by: byName,
      yes,
      stands: keys.every((key) => yes.includes(key)),
    })),
    draft: draft && draftView(draft, c, reader),
    parties: c.parties.map((p) => ({
      key: p.key,
      name: p.name,
      me: p.key === me?.key,
      bound: accountOf(p) !== null,
      agentName: p.agent && agentMaySettle(p) ? p.agent.name : null,
    })),
    as: reader.role,
    notes: table.notes[noteKey(reader.principal)] ?? '',
    open: c.state === 'IN_SESSION',
  }
}

const drawingsOf = (yes: DraftOnTable['yes']): string[] =>
  Object.values(yes).flatMap(({ drawing }) => (drawing ? [drawing.fileId] : []))

/** The table with another draft on it: nobody has said yes to that one yet. */
export const drafted = (table: Table, draft: DraftOnTable): Table => ({
  ...table,
  draft,
  dropped: [...table.dropped, ...(table.draft ? drawingsOf(table.draft.yes) : [])],
  version: table.version + 1,
})

/** What a party says at the table: on its own phone, asked by the clerk, or on the street's phone. */
export interface Said {
  yes: boolean
  onBehalf?: OnBehalf | undefined
  onSpot?: { party: string; by: 'party' | 'agent'; drawing: Photo | null } | undefined
}

/**
 * Who has said what. Outcomes: `needDrawing`, `generalPower` for who may not settle, and those of
 * `voiceOf`.
 */
export function sayAtTable(
  c: Case,
  said: Said,
  by: By<MediationRole>,
  now: number,
): Outcome<{ party: Party; yes: PartyYes }> {
  if (said.onSpot) return drawnYes(c, said, by, now)
  const voice = voiceOf(c, said.onBehalf, by, now)
  if (!voice.ok) return voice
  const { party, spoken } = voice.value
  if (by.role === 'party' && !maySettle(party, by.principal)) return refuse('generalPower')
  return ok({ party, yes: { ...spoken, drawing: null } })
}

/** A name drawn on the screen of whoever mediates, or of the clerk. */
function drawnYes(
  c: Case,
  { yes, onBehalf, onSpot }: Said,
  by: By<MediationRole>,
  now: number,
): Outcome<{ party: Party; yes: PartyYes }> {
  if (by.role !== 'mediator' && by.role !== 'clerk') return refuse('notAllowed')
  const party = c.parties.find((p) => p.key === onSpot?.party)
  if (!party || onBehalf) return refuse('invalidInput')
  // The party in person needs nobody's power, whatever account reads for it; an agent draws by his own.
  const drawnBy = onSpot?.by ?? 'party'
  if (drawnBy === 'agent' && !party.agent) return refuse('invalidInput')
  if (drawnBy === 'agent' && !agentMaySettle(party)) return refuse('generalPower')
  const drawing = onSpot?.drawing ?? null
  if (yes && !drawing) return refuse('needDrawing')
  return ok({ party, yes: { at: now, how: 'screen', witness: by.name, drawing, drawnBy } })
}

/** A yes to an offer, or the yes taken back: until the agreement is written down any party may. */
export function answered(table: Table, offer: string, party: string, yes: boolean): Table {
  const offers = table.offers.map((o) =>
    o.id === offer
      ? { ...o, yes: yes ? [...new Set([...o.yes, party])] : o.yes.filter((k) => k !== party) }
      : o,
  )
  return { ...table, offers, version: table.version + 1 }
}

/** A party's yes to the draft; null: it is taken back. */
export function answeredDraft(table: Table, party: string, yes: PartyYes | null): Table {
  const { draft } = table
  if (!draft) return table
  const { [party]: before, ...others } = draft.yes
  return {
    ...table,
    draft: { ...draft, yes: yes ? { ...others, [party]: yes } : others },
    dropped: [...table.dropped, ...(before ? drawingsOf({ [party]: before }) : [])],
    version: table.version + 1,
  }
}

/**
 * What has to stay of a table when the sitting is over: nothing, but the names of drawings that the
 * agreement does not keep, until they are erased.
 */
export function remains(table: Table, c: Pick<Case, 'agreement'> | null): Table {
  const kept = new Set(drawingsOf(c?.agreement?.yes ?? {}))
  const left = table.draft ? drawingsOf(table.draft.yes).filter((file) => !kept.has(file)) : []
  return { ...table, offers: [], notes: {}, draft: null, dropped: [...table.dropped, ...left] }
}
