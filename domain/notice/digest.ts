import { MINUTE_MS } from '../calendar/zone'
import type { Principal } from '../matter/types'
import { messageTime } from './message'
import { PAGES } from './pages'
import type { TemplateKey } from './templates'
import type { Digest, Notice } from './types'

/** 汇总提醒: one push for all that came too fast, or while nobody was to be disturbed. */
export const DIGEST_SHAPE = 1

/** So many pushes within a minute reach one person, a digest among them. */
export const PUSHES_A_MINUTE = 4
/** More are told by the inbox alone. */
export const MAX_HELD = 500

/** `pushed` of an account: when the last pushes went to it, newest first. */
export const freeAt = (pushed: readonly number[] | undefined, now: number): number | null => {
  const oldest = pushed?.[PUSHES_A_MINUTE - 1]
  // A clock that was put back must not keep anybody waiting.
  return oldest === undefined || oldest > now + MINUTE_MS || oldest + MINUTE_MS <= now
    ? null
    : oldest + MINUTE_MS
}

/** All that is held for one person until the same moment is one push. */
export const digestIdOf = (to: Principal, template: TemplateKey, at: number): string =>
  `digest:${template}:${at}:${to}`

export const digestOf = (notice: Notice, at: number, now: number): Digest => ({
  _id: digestIdOf(notice.to, notice.template, at),
  shape: DIGEST_SHAPE,
  to: notice.to,
  template: notice.template,
  notices: [notice._id],
  createdAt: now,
  push: { state: 'waiting', tries: 0, nextAt: at, code: null },
})

/** What a push says of several notices: how many, and where they stand. */
export const digestFields = (count: number, now: number): Record<string, string> => ({
  no: '-',
  what: `还有${count}件事等您看`,
  where: '消息',
  state: '待查看',
  time: messageTime(now),
  due: messageTime(now),
  tip: `还有${count}件事等您看`,
})

export const DIGEST_PAGE = PAGES['points.told']
