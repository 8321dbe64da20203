import type { Case, Code, Counter, Stars, Table } from '../../domain/mediation/types'
import { MATTER, collection, index, nobody } from './define'

export const MEDIATION_COLLECTIONS = {
  cases: collection<Case>(
    {
      applicant: 'caseAccount',
      people: 'caseAccount',
      turn: 'caseAccount',
      waitingFor: 'caseAccount',
      'history.*.by.principal': 'caseAccount',
      'parties.*.user': 'caseAccount',
      'parties.*.agent.user': 'caseAccount',
      'extension.by': 'caseAccount',
      parties: 'caseFile',
      'history.*.by.name': 'caseFile',
      'history.*.note': 'caseFile',
      facts: 'caseFile',
      claim: 'caseFile',
      agreement: 'caseFile',
      sittings: 'caseFile',
      recusal: 'caseFile',
      policeRecord: 'caseFile',
      extension: 'caseFile',
      holds: 'appointment',
      waits: 'appointment',
      filedBy: 'roster',
      lead: 'roster',
      team: 'roster',
      choice: 'roster',
      leadId: 'roster',
      invited: 'roster',
      booking: 'roster',
      freeing: 'roster',
      'history.*.inside': 'caseFile',
      ...MATTER,
      ...nobody('no', 'number', 'appliedAt', 'source', 'reportId', 'specialty'),
      ...nobody('communityCode', 'risk', 'acceptedAt', 'termAt', 'extended', 'bookings'),
      ...nobody('holdNo', 'absences', 'codes', 'end', 'counted', 'level', 'moderation'),
      ...nobody('history'),
    },
    /** Of whoever is in it: parties and whoever sits at the table. */
    index('people', ['people', 1], ['appliedAt', -1], ['_id', -1]),
    index('people_open', ['people', 1], ['open', 1], ['appliedAt', -1], ['_id', -1]),
    /** The sittings of whoever sits there, the soonest first. */
    index('people_sitting', ['people', 1], ['open', 1], ['booking.from', 1], ['_id', 1]),
    /** Every work list is this one: who owes a word, what is due first. */
    index('turn', ['turn', 1], ['dueAt', 1], ['_id', 1]),
    /** The committee's own list. */
    /** The first of them: what a handing-over and a count of one's work go by, as for every matter. */
    index('waiting', ['waitingFor', 1], ['dueAt', 1], ['_id', 1]),
    index('open', ['open', 1], ['appliedAt', -1], ['_id', -1]),
    index('applicant', ['applicant', 1]),
    index('lead_open', ['leadId', 1], ['open', 1]),
    index('watch', ['wakeAt', 1], ['_id', 1]),
    /** Accepted, and still without a number. */
    index('number', ['number', 1], ['acceptedAt', 1]),
    /** Ended, and still not in its mediator's figures. */
    index('uncounted', ['counted', 1], ['open', 1]),
    /** Figures: agreed by level, ended after 受理 and why, under way. */
    index('level', ['state', 1], ['level', 1]),
    index('ended', ['state', 1], ['acceptedAt', 1]),
    index('reason', ['end.reason', 1], ['acceptedAt', 1]),
    index('accepted', ['open', 1], ['acceptedAt', 1]),
    /** Appointments that the calendar has to get back. */
    index('freeing', ['freeing.key', 1]),
  ),
  /** One-time codes, by their hash. */
  codes: collection<Code>(
    {
      name: 'caseFile',
      agentName: 'caseFile',
      usedBy: 'caseAccount',
      ...nobody('caseId', 'party', 'expiresAt', 'tries'),
    },
    index('expires', ['expiresAt', 1]),
  ),
  /** Shared screens of sessions. */
  tables: collection<Table>(
    {
      offers: 'caseAccount',
      'offers.*.byName': 'caseFile',
      'offers.*.text': 'caseFile',
      draft: 'caseFile',
      notes: 'caseAccount',
      ...nobody('caseId', 'version', 'dropped', 'touchedAt'),
    },
    index('touched', ['touchedAt', 1]),
  ),
  counters: collection<Counter>({
    ...nobody('last'),
  }),
  /** Stars of mediators, added up. */
  stars: collection<Stars>({ _id: 'roster', ...nobody('ratings', 'sum', 'closed', 'succeeded') }),
}
