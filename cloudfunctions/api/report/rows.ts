import { holds } from '../../../domain/identity/authorize'
import { DESK } from '../../../domain/report/routing'
import { CARD_FIELDS, rowOfReport, type CardSource } from '../../../domain/report/views'
import type { Filter } from '../../platform/collections'
import { bothLists, list, mapLists, type Lists } from '../../platform/lists'
import type { RowSource } from '../home/rowSource'

const find = (filter: Filter, sort: ['dueAt', 'asc'] | ['submittedAt', 'desc'], limit: number) =>
  list('reports', filter, { sort: [sort, ['_id', sort[1]]], limit, fields: CARD_FIELDS })

const waiting = (waitingFor: string, limit: number): Lists<CardSource[]> =>
  find({ waitingFor }, ['dueAt', 'asc'], limit)

/** Reports on the home page. */
export const reportRows: RowSource = {
  /** What waits for the reporter's word comes first, then what is on its way, newest first. */
  mine(userId, limit) {
    const open = find({ reporter: userId, open: true }, ['submittedAt', 'desc'], limit)
    return mapLists(bothLists(waiting(userId, limit), open), ([mineToDo, others]) => {
      const first = new Set(mineToDo.map((r) => r._id))
      const rows = [...mineToDo, ...others.filter((r) => !first.has(r._id))].slice(0, limit)
      return (reader) => rows.map((r) => rowOfReport(r, reader, 'reporter'))
    })
  },
  todo: ({ staffId }, limit) =>
    mapLists(
      waiting(staffId, limit),
      (rows) => (reader) => rows.map((r) => rowOfReport(r, reader, 'staff')),
    ),
  desk: (actor, limit) =>
    holds(actor, 'dispatcher')
      ? mapLists(
          list(
            'reports',
            { waitingFor: DESK },
            { sort: [['dueAt', 'asc']], limit, fields: ['_id'] },
          ),
          (rows) => rows.length,
        )
      : null,
}
