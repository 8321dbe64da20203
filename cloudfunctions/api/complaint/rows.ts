import { BOX } from '../../../domain/complaint/limits'
import { holdsBox } from '../../../domain/complaint/past'
import {
  COMPLAINT_CARD_FIELDS,
  isToDo,
  rowOfComplaint,
  type CardSource,
} from '../../../domain/complaint/views'
import { command, type Filter } from '../../platform/collections'
import { bothLists, list, mapLists, type Lists } from '../../platform/lists'
import type { RowReader, RowSource } from '../home/rowSource'

const find = (filter: Filter, sort: ['dueAt', 'asc'] | ['submittedAt', 'desc'], limit: number) =>
  list('complaints', filter, {
    sort: [sort, ['_id', sort[1]]],
    limit,
    fields: COMPLAINT_CARD_FIELDS,
  })

const waiting = (waitingFor: unknown, limit: number): Lists<CardSource[]> =>
  find({ waitingFor }, ['dueAt', 'asc'], limit)

const told = (rows: readonly CardSource[]) => (reader: RowReader) =>
  rows.map((c) => rowOfComplaint(c, reader)).filter((row) => row !== null)

/** 投诉建议 on the home page: what waits for its writer's word first; nobody sees what is about him. */
export const complaintRows: RowSource = {
  of: 'complaints',
  mine(userId, limit) {
    const open = find({ complainant: userId, open: true }, ['submittedAt', 'desc'], limit)
    return mapLists(bothLists(waiting(userId, limit), open), ([first, others]) => {
      const seen = new Set(first.map((c) => c._id))
      return told([...first, ...others.filter((c) => !seen.has(c._id))].slice(0, limit))
    })
  },
  todo: (holder, limit) =>
    mapLists(
      waiting(holdsBox(holder) ? command.in([holder.staffId, BOX]) : holder.staffId, limit),
      (rows) => (reader) => told(rows.filter((c) => isToDo(c, reader)))(reader),
    ),
  desk: () => null,
}
