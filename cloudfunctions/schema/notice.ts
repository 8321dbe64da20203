import type { Fanout, Notice } from '../../domain/notice/types'
import { collection, index } from './define'

export const NOTICE_COLLECTIONS = {
  notices: collection<Notice>(
    index('inbox', ['to', 1], ['createdAt', -1], ['_id', -1]),
    index('unread', ['to', 1], ['read', 1]),
    /** The outbox: what is to be sent, or was begun and never ended. */
    index('outbox', ['push.nextAt', 1]),
  ),
  fanouts: collection<Fanout>(index('age', ['createdAt', 1])),
}
