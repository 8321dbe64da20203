import type { DocumentChange } from '../../../devtools/cloud/seams'
import type { Answered, Invariant, World } from '../../../devtools/simulation/types'
import { overlaps } from '../../../domain/booking/day'
import { subjectOf, type Booked, type Day, type Held } from '../../../domain/booking/types'
import type { Case, DraftOnTable, Table } from '../../../domain/mediation/types'
import { LONG_AGO_MS } from '../people'

/** What must hold of a sitting: its hour, what is said at the table, and what becomes an agreement. */

const written = <T>(changes: DocumentChange[], name: string): [after: T, before: T | null][] =>
  changes.flatMap(({ collection, before, after }) =>
    collection === name && after
      ? [[after as unknown as T, before as unknown as T | null] as [T, T | null]]
      : [],
  )

/** What was offered or jotted down at the table of each case. */
const saidAt = (w: World): Map<string, Set<string>> =>
  w.remember('said at the table', () => new Map<string, Set<string>>())

/** The words that lay on each table last, with who had said yes to them. */
const lastDrafts = (w: World): Map<string, DraftOnTable> =>
  w.remember('drafts on the table', () => new Map<string, DraftOnTable>())

function noteTable(table: Table, w: World): void {
  const said = saidAt(w).get(table.caseId) ?? new Set<string>()
  saidAt(w).set(table.caseId, said)
  for (const { text } of table.offers) said.add(text)
  for (const note of Object.values(table.notes)) if (note !== '') said.add(note)
  if (table.draft) lastDrafts(w).set(table.caseId, table.draft)
}

/** A word of the table in what stays: the case with its history and minutes, a notice. */
function keptWord(changes: DocumentChange[], w: World): string | undefined {
  for (const [table] of written<Table>(changes, 'tables')) noteTable(table, w)
  for (const { collection, id, after } of changes) {
    if (!after || (collection !== 'cases' && collection !== 'notices')) continue
    const about = collection === 'cases' ? String(id) : (after as { about?: string }).about
    const text = JSON.stringify(after)
    for (const word of saidAt(w).get(about ?? '') ?? [])
      if (text.includes(word)) return `${collection} ${String(id)} keeps “${word}”`
  }
  return undefined
}

/** What a person gets of a case that is not the table itself. */
const RECORDS: ReadonlySet<string> = new Set([
  'mediation.get',
  'mediation.paper',
  'mediation.list',
  'identity.myData',
])

function toldWord({ fn, data, answer }: Answered, w: World): string | undefined {
  const { name } = (data ?? {}) as { name?: string }
  if (fn !== 'api' || !RECORDS.has(name ?? '')) return undefined
  const text = JSON.stringify(answer)
  for (const [id, words] of saidAt(w))
    for (const word of words) if (text.includes(word)) return `${name} tells “${word}” of ${id}`
  return undefined
}

/** When the sitting is over for good, nothing lies on its table. */
function leftOnTable(w: World): string | undefined {
  for (const { _id, caseId, offers, notes, draft } of w.documents<Table>('tables').values()) {
    const c = w.documents<Case>('cases').get(caseId)
    const isOver = c?.state === 'TERMINATED' || c?.state === 'AGREED'
    if (!isOver || w.writtenAt('cases', caseId) > w.now() - LONG_AGO_MS) continue
    if (offers.length > 0 || draft || Object.keys(notes).length > 0)
      return `${_id} still has what was said, ${caseId} is ${c.state}`
  }
  return undefined
}

/** The case has just been agreed: on the very words that lay there, to which everybody had said yes. */
function agreedWithout(changes: DocumentChange[], w: World): string | undefined {
  for (const [c, before] of written<Case>(changes, 'cases')) {
    if (!c.agreement || before?.agreement) continue
    const draft = lastDrafts(w).get(c._id)
    if (!draft) return `${c._id} is agreed, and nothing lay on its table`
    const words = ({ facts, duties, form }: Pick<DraftOnTable, 'facts' | 'duties' | 'form'>) =>
      JSON.stringify([form, facts, duties])
    if (words(draft) !== words(c.agreement)) return `${c._id} is agreed on other words`
    const silent = c.parties.find((p) => draft.yes[p.key] === undefined)
    if (silent) return `${c._id} is agreed without the yes of ${silent.key}`
  }
  return undefined
}

/** Two cases in one hour of one person or room; a case that moves has both of its own for a moment. */
function hourTwice(day: Day, now: number): string | undefined {
  for (const [resource, booked] of Object.entries(day.booked)) {
    const held = (day.held[resource] ?? []).filter((h) => h.until > now)
    const taken: (Booked | Held)[] = [...booked, ...held].filter((b) => b.for === 'mediation')
    for (const [i, a] of taken.entries())
      for (const b of taken.slice(i + 1))
        if (overlaps(a, b) && subjectOf(a.key) !== subjectOf(b.key))
          return `${day._id} ${resource}: ${a.key} and ${b.key}`
  }
  return undefined
}

export const sittingInvariants: Invariant[] = [
  {
    name: 'no hour is promised to two cases',
    source: 'docs/decisions/0017',
    write: (changes, w) => {
      for (const [day] of written<Day>(changes, 'days')) {
        const wrong = hourTwice(day, w.now())
        if (wrong) return wrong
      }
      return undefined
    },
  },
  {
    name: 'what is said at the table stays there',
    source: 'DOMAIN §2.1: 民诉法解释 art. 107',
    write: keptWord,
    answer: toldWord,
    end: leftOnTable,
  },
  {
    name: 'an agreement has every party’s yes to its very words',
    source: 'domain/mediation/decide/sitting.ts: agree',
    write: agreedWithout,
  },
]
