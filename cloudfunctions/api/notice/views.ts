import type { NoticeView } from '../../../domain/contract'
import type { User } from '../../../domain/identity/types'
import type { Notice } from '../../../domain/notice/types'
import { toClientId } from './noticeId'

/** The fields that a line of the inbox is made of. */
export const LINE_FIELDS = ['_id', 'title', 'body', 'page', 'createdAt', 'read'] as const
export type NoticeLine = Pick<Notice, (typeof LINE_FIELDS)[number]>

export const lineOf = (n: NoticeLine, user: Pick<User, '_id'>): NoticeView => ({
  id: toClientId(n._id, user),
  title: n.title,
  body: n.body,
  page: n.page,
  at: n.createdAt,
  read: n.read,
})
