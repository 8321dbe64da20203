import type { Digest, Fanout, Notice } from '../../domain/notice/types'
import { collection, index, nobody } from './define'

export const NOTICE_COLLECTIONS = {
  notices: collection<Notice>(
    {
      _id: 'notices',
      to: 'notices',
      title: 'notices',
      body: 'notices',
      fields: 'notices',
      fallback: 'roster',
      /** Names the digest, whose name has the person. */
      'push.in': 'notices',
      ...nobody('shape', 'page', 'about', 'template', 'keep', 'urgent', 'alone', 'createdAt'),
      ...nobody('read', 'push'),
    },
    index('inbox', ['to', 1], ['createdAt', -1], ['_id', -1]),
    index('unread', ['to', 1], ['read', 1]),
    /** Messages that have reached nobody and that nobody has read. */
    index('unsent', ['template', 1], ['push.state', 1], ['read', 1], ['createdAt', -1]),
    /** The outbox: what is to be sent, or was begun and never ended. */
    index('outbox', ['push.nextAt', 1]),
  ),
  digests: collection<Digest>(
    {
      _id: 'notices',
      to: 'notices',
      notices: 'notices',
      ...nobody('shape', 'template', 'createdAt', 'push'),
    },
    /** The outbox of digests. */
    index('outbox', ['push.nextAt', 1]),
    /** Of whoever leaves. */
    index('to', ['to', 1]),
  ),
  fanouts: collection<Fanout>(
    { notices: 'notices', ...nobody('createdAt') },
    index('age', ['createdAt', 1]),
  ),
}
