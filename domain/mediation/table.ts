import { maySettle, partyOf } from './parties'
import type { TableView } from './answers'
import type { Case, Table } from './types'

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
  notes: {},
  touchedAt: now,
})

/** Key of a person's own notes: no dot, no dollar. */
export const noteKey = (principal: string): string => principal.replace(/[.$]/g, '_')

export function tableViewOf(
  table: Table,
  c: Pick<Case, 'parties' | 'state'>,
  reader: { userId: string; principal: string },
): TableView {
  const keys = c.parties.map((p) => p.key)
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
    parties: c.parties.map(({ key, name }) => ({ key, name, me: key === me?.key })),
    notes: table.notes[noteKey(reader.principal)] ?? '',
    open: c.state === 'IN_SESSION',
  }
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

/** Whether this account may say yes for its party: a general power may not settle. */
export const mayAnswer = (c: Pick<Case, 'parties'>, userId: string): boolean => {
  const party = partyOf(c, userId)
  return party !== null && maySettle(party, userId)
}
