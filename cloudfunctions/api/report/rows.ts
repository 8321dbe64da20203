import { holds } from '../../../domain/identity/authorize'
import { DESK } from '../../../domain/report/routing'
import { CARD_FIELDS, rowOfReport, type CardSource } from '../../../domain/report/views'
import { collection, type Filter } from '../../platform/collections'
import type { RowSource } from '../home/rowSource'

const find = (filter: Filter, sort: ['dueAt', 'asc'] | ['submittedAt', 'desc'], limit: number) =>
  collection('reports').find(filter, {
    sort: [sort, ['_id', sort[1]]],
    limit,
    fields: CARD_FIELDS,
  })

const waiting = (waitingFor: string, limit: number): Promise<CardSource[]> =>
  find({ waitingFor }, ['dueAt', 'asc'], limit)

/** Reports on the home page. One query for each of the lists. */
export const reportRows: RowSource = {
  /** What waits for the reporter's word comes first, then what is on its way, newest first. */
  async mine(userId, limit) {
    const [mineToDo, open] = await Promise.all([
      waiting(userId, limit),
      find({ reporter: userId, open: true }, ['submittedAt', 'desc'], limit),
    ])
    const first = new Set(mineToDo.map((r) => r._id))
    const rows = [...mineToDo, ...open.filter((r) => !first.has(r._id))].slice(0, limit)
    return (reader) => rows.map((r) => rowOfReport(r, reader, 'reporter'))
  },
  async todo(staffId, limit) {
    const rows = await waiting(staffId, limit)
    return (reader) => rows.map((r) => rowOfReport(r, reader, 'staff'))
  },
  async desk(actor, limit) {
    if (!holds(actor, 'dispatcher')) return null
    const rows = await collection('reports').find(
      { waitingFor: DESK },
      { sort: [['dueAt', 'asc']], limit, fields: ['_id'] },
    )
    return rows.length
  },
}
