import { holds } from '../../../domain/identity/authorize'
import { OFFER_TEXT, TO_MEDIATION, isOffered } from '../../../domain/report/mediation'
import { DESK } from '../../../domain/report/routing'
import { CARD_FIELDS, rowOfReport, type CardSource } from '../../../domain/report/cardViews'
import type { Filter } from '../../platform/collections'
import { bothLists, count, list, mapLists, type Lists } from '../../platform/lists'
import type { RowSource } from '../home/rowSource'

const find = (filter: Filter, sort: ['dueAt', 'asc'] | ['submittedAt', 'desc'], limit: number) =>
  list('reports', filter, { sort: [sort, ['_id', sort[1]]], limit, fields: CARD_FIELDS })

const waiting = (waitingFor: string, limit: number): Lists<CardSource[]> =>
  find({ waitingFor }, ['dueAt', 'asc'], limit)

/** What was transferred and is not asked for again, the latest first. */
const transferred = (reporter: string, limit: number) =>
  list(
    'reports',
    { reporter, outcome: TO_MEDIATION, open: false },
    {
      sort: [
        ['closedAt', 'desc'],
        ['_id', 'desc'],
      ],
      limit,
      fields: [...CARD_FIELDS, 'caseId', 'closedAt'],
    },
  )

/** Reports on the home page. */
export const reportRows: RowSource = {
  of: 'reports',
  /**
   * What waits for the reporter's word comes first, then what he may ask mediation for, then what is on
   * its way, newest first.
   */
  mine(userId, limit) {
    const open = find({ reporter: userId, open: true }, ['submittedAt', 'desc'], limit)
    const told = bothLists(bothLists(waiting(userId, limit), open), transferred(userId, limit))
    return mapLists(told, ([[mineToDo, others], ended]) => {
      const first = new Set(mineToDo.map((r) => r._id))
      const onTheirWay = others.filter((r) => !first.has(r._id))
      return (reader) => {
        const row = (r: CardSource) => rowOfReport(r, reader, 'reporter')
        const offers = ended.filter((r) => !first.has(r._id) && isOffered(r, reader.now))
        return [
          ...mineToDo.map(row),
          ...offers.map((r) => ({ ...row(r), line: OFFER_TEXT })),
          ...onTheirWay.map(row),
        ].slice(0, limit)
      }
    })
  },
  todo: ({ staffId }, limit) =>
    mapLists(
      waiting(staffId, limit),
      (rows) => (reader) => rows.map((r) => rowOfReport(r, reader, 'staff')),
    ),
  desk: (actor, limit) =>
    holds(actor, 'dispatcher') ? count('reports', { waitingFor: DESK }, limit) : null,
}
