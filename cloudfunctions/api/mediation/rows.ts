import { CHAIR, CLERK } from '../../../domain/mediation/limits'
import { CASE_CARD_FIELDS, rowOfCase, type CaseCardSource } from '../../../domain/mediation/views'
import { command, type Filter } from '../../platform/collections'
import { bothLists, list, mapLists, type Lists } from '../../platform/lists'
import type { Holder, RowSource } from '../home/rowSource'

const find = (filter: Filter, sort: ['dueAt', 'asc'] | ['appliedAt', 'desc'], limit: number) =>
  list('cases', filter, { sort: [sort, ['_id', sort[1]]], limit, fields: CASE_CARD_FIELDS })

const owed = (turn: string, limit: number): Lists<CaseCardSource[]> =>
  find({ turn }, ['dueAt', 'asc'], limit)

const POSTS = { mediationChair: CHAIR, mediationClerk: CLERK } as const

const boxesOf = ({ staffId, posts }: Holder): string[] => [
  staffId,
  ...posts
    .map(({ role }) => (role in POSTS ? POSTS[role as keyof typeof POSTS] : ''))
    .filter(Boolean),
]

/** Cases on the home page: whose turn it is comes first. */
export const caseRows: RowSource = {
  of: 'cases',
  mine(userId, limit) {
    const open = find({ people: userId, open: true }, ['appliedAt', 'desc'], limit)
    return mapLists(bothLists(owed(userId, limit), open), ([first, others]) => {
      const seen = new Set(first.map((c) => c._id))
      const rows = [...first, ...others.filter((c) => !seen.has(c._id))].slice(0, limit)
      return (reader) => rows.map((c) => rowOfCase(c, reader, 'party'))
    })
  },
  /** By name, or at the post of 主任 or 文书. */
  todo: (holder, limit) =>
    mapLists(
      find({ turn: command.in(boxesOf(holder)) }, ['dueAt', 'asc'], limit),
      (rows) => (reader) => rows.map((c) => rowOfCase(c, reader, 'staff')),
    ),
  desk: () => null,
}
