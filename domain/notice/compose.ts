import type { Principal } from '../matter/types'
import type { TemplateKey } from './templates'
import type { Fallback, Fanout, Notice } from './types'

/** Version of the shape of `Notice`. */
export const NOTICE_SHAPE = 2

/** What one person is told, in the words of the context that tells it. */
export interface Tell {
  to: Principal
  title: string
  /** What it is about, never a person's words, name or address. */
  body: string
  /** Address of a page with query, no leading slash. */
  page: string
  template: TemplateKey
  fields: Record<string, string>
  fallback: Fallback | null
  /** See `Notice.keep`. */
  keep: number
  /** See `Notice.urgent`. */
  urgent?: true
  /** See `Notice.alone`. */
  alone?: true
}

/** What a notice is about: a matter, or anything else with an `_id` and a version. */
export interface About {
  _id: string
  version: number
}

const waiting = (now: number): Notice['push'] => ({
  state: 'waiting',
  tries: 0,
  nextAt: now,
  code: null,
})

/**
 * The notice of one telling; the same commit tells the same person under the same `_id`. The kind stands in
 * it: an award that is made of hours has their key, and each of the two tells their volunteer of its version 2.
 */
export const noticeOf = (about: About, tell: Tell, now: number): Notice => ({
  _id: `notice:${about._id}:${about.version}:${tell.to}`,
  shape: NOTICE_SHAPE,
  ...tell,
  about: about._id,
  createdAt: now,
  read: false,
  push: waiting(now),
})

/** The notices of one commit: the last word to each person, none to whoever acted. */
export function noticesOf(
  about: About,
  tells: readonly Tell[],
  actors: readonly Principal[],
  now: number,
): Notice[] {
  const byPerson = new Map<Principal, Tell>()
  for (const tell of tells) if (!actors.includes(tell.to)) byPerson.set(tell.to, tell)
  return [...byPerson.values()].map((tell) => noticeOf(about, tell, now))
}

/** As many people as are told in the step’s own transaction; of more, one document is written. */
export const TOLD_AT_ONCE = 1
/** No commit tells more people than this: a document of the database holds them all. */
export const MAX_TOLD = 200

export function fanoutOf(about: About, notices: Notice[], now: number): Fanout {
  if (notices.length > MAX_TOLD) throw new RangeError(`${about._id} tells ${notices.length} people`)
  return { _id: `fanout:${about._id}:${about.version}`, notices, createdAt: now }
}

/**
 * The one notice that a push reached nobody, to whom its fallback names. Its `_id` is the first
 * notice's plus `:lead`, so it exists at most once however often the sender dies. Null when nobody is
 * to be told.
 */
export function fallbackNotice(failed: Notice, now: number): Notice | null {
  const { fallback } = failed
  if (fallback === null) return null
  return {
    ...failed,
    _id: `${failed._id}:lead`,
    to: fallback.to,
    title: fallback.title,
    page: fallback.page,
    fields: { ...failed.fields, tip: fallback.tip },
    fallback: null,
    createdAt: now,
    read: false,
    push: waiting(now),
  }
}

const DEPUTY = ':deputy'

/** The same to whoever stands in for its person. Its `_id` is the notice's plus `:deputy`. */
export const deputyNotice = (notice: Notice, to: Principal, now: number): Notice => ({
  ...notice,
  _id: `${notice._id}${DEPUTY}`,
  to,
  createdAt: now,
  read: false,
  push: waiting(now),
})

/** No deputy is told of it: it is a deputy's already, or may be about that one. */
export const isForOneAlone = (notice: Pick<Notice, '_id' | 'alone'>): boolean =>
  isDeputys(notice) || notice.alone === true

/** Told to somebody in another's place. */
export const isDeputys = ({ _id }: Pick<Notice, '_id'>): boolean => _id.endsWith(DEPUTY)
