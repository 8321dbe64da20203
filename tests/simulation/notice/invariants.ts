import type { DocumentChange } from '../../../devtools/cloud/seams'
import type { PushRecord } from '../../../devtools/cloud'
import type { Invariant, World } from '../../../devtools/simulation/types'
import { MINUTE_MS } from '../../../domain/calendar/zone'
import type { User } from '../../../domain/identity/types'
import { DIGEST_PAGE, PUSHES_A_MINUTE } from '../../../domain/notice/digest'
import { RULE, kindOf, messageData } from '../../../domain/notice/message'
import type { Fanout, Notice } from '../../../domain/notice/types'
import { SETTINGS, openidOfStaff } from '../cast'
import { isLeaving } from '../identity/left'
import { marksIn } from '../once/invariants'
import { changesOf } from './told'

/** What must hold of notices, of their pushes, and of what people have allowed. */

const noticesOf = (w: World): ReadonlyMap<string, Notice> => w.documents<Notice>('notices')

const openidOf = (to: string): string | null =>
  to.startsWith('user:') ? to.slice('user:'.length) : openidOfStaff(to)

/** The longest that a request is under way in a run. */
const SLOW_MS = 30_000

/** `digest:<template>:<when>:<principal>` */
const toOfDigest = (id: string): string => id.split(':').slice(3).join(':')

/** What a push says, so that pushes and notices can be counted against each other. */
const saying = (openid: string | null, page: string | undefined, data: unknown): string =>
  JSON.stringify([openid, page, data])

function sentTwice(record: PushRecord, w: World): string | undefined {
  // The notices of whoever leaves are gone before what went out for them.
  if (record.errCode !== 0 || isLeaving(w, `user:${record.openid}`)) return undefined
  const said = saying(record.openid, record.page, record.data)
  const came = w.pushes.filter(
    (p) => p.errCode === 0 && saying(p.openid, p.page, p.data) === said,
  ).length
  // Of several at once: as often as digests were written for this person.
  if (record.page === DIGEST_PAGE) {
    const to = [...w.documents<Notice>('notices').values()].map((n) => n.push.in).filter((id) => id)
    const mine = new Set(to.filter((id) => openidOf(toOfDigest(id!)) === record.openid))
    const all = w.pushes.filter(
      (p) => p.errCode === 0 && p.openid === record.openid && p.page === DIGEST_PAGE,
    ).length
    if (all <= mine.size) return undefined
  }
  const meant = [...noticesOf(w).values()].filter(
    (n) =>
      n.page === record.page &&
      saying(openidOf(n.to), n.page, messageData(SETTINGS.templates[n.template], n.fields)) ===
        said,
  ).length
  return came > meant ? `${came} pushes for ${meant} notices: ${said}` : undefined
}

function badField(record: PushRecord): string | undefined {
  for (const [keyword, { value }] of Object.entries(record.data)) {
    const kind = kindOf(keyword)
    if (!kind || !RULE[kind].test(value)) return `${keyword} is ${JSON.stringify(value)}`
  }
  return undefined
}

const UNDELIVERED = new Set(['noQuota', 'refused', 'failed', 'uncertain', 'unbound'])
const ENDS = new Set([...UNDELIVERED, 'sent', 'spared', 'deputised'])

function badPush(before: Notice | null, after: Notice): string | undefined {
  const { state, nextAt } = after.push
  if (ENDS.has(state) !== (nextAt === null)) return `${state} with nextAt ${nextAt}`
  if (!before) return state === 'waiting' ? undefined : `begins as ${state}`
  const from = before.push.state
  if (ENDS.has(from) && from !== state) return `${from} → ${state}`
  if (from === 'waiting' && state === 'sending' && (before.push.nextAt ?? 0) > after.push.nextAt!)
    return 'claimed before it was due'
  return undefined
}

/** How many more messages this write lets an account be sent, over all templates. */
function riseOf(c: DocumentChange): number {
  const quotaOf = (user: unknown): number[] => Object.values((user as User | null)?.quota ?? {})
  const sum = (counts: number[]): number => counts.reduce((all, n) => all + n, 0)
  return Math.max(0, sum(quotaOf(c.after)) - sum(quotaOf(c.before)))
}

export const invariants: Invariant[] = [
  {
    name: 'a push goes through its states, and an end is an end',
    source: 'domain/notice/types PushState',
    write: (changes, w) => {
      for (const c of changesOf(changes, 'notices')) {
        const was = c.before as unknown as Notice | null
        if (!c.after && was && isLeaving(w, was.to)) continue
        if (!c.after) return `${c.id} is gone`
        const wrong = badPush(was, c.after as unknown as Notice)
        if (wrong) return `${c.id}: ${wrong}`
      }
      return undefined
    },
  },
  {
    name: 'no push comes twice',
    source: 'docs/architecture.md, A notice: never sent twice',
    push: sentTwice,
  },
  {
    name: 'nobody gets more than four pushes within a minute',
    source: 'docs/architecture.md, One person against all',
    push: (record, w) => {
      // A push is counted before it goes out, and may be slow on its way.
      const near = w.pushes.filter(
        (p) => p.openid === record.openid && record.at - p.at < MINUTE_MS - SLOW_MS,
      )
      return near.length > PUSHES_A_MINUTE
        ? `${near.length} pushes to ${record.openid} within a minute`
        : undefined
    },
  },
  {
    name: 'by night nobody is disturbed, but for what cannot wait',
    source: 'docs/architecture.md, One person against all: 21:00 to 08:00, but ★',
    push: (record, w) => {
      const hour = new Date(record.at + 8 * 3_600_000).getUTCHours()
      const isNight = hour >= 21 || hour < 8
      if (!isNight || record.errCode !== 0) return undefined
      const urgent = [...noticesOf(w).values()].some(
        (n) => n.urgent && openidOf(n.to) === record.openid,
      )
      return urgent ? undefined : `${record.openid} was woken at ${hour} for ${record.page}`
    },
  },
  { name: 'every message field is valid', source: 'DOMAIN §6.9', push: badField },
  {
    name: 'a push that did not arrive leaves a notice and one fallback',
    source: 'DOMAIN §6.10',
    write: (changes, w) => {
      for (const c of changesOf(changes, 'notices')) {
        const n = c.after as unknown as Notice | null
        const was = (c.before as unknown as Notice | null)?.push.state
        if (!n || was === n.push.state || !UNDELIVERED.has(n.push.state)) continue
        if (n.fallback !== null && !noticesOf(w).has(`${n._id}:lead`))
          return `${n._id} ended ${n.push.state} and ${n.fallback.to} was not told`
      }
      return undefined
    },
  },
  {
    name: 'a fallback stands for a push that did not arrive',
    source: 'DOMAIN §6.10: one fallback attempt',
    end: (w) => {
      for (const n of noticesOf(w).values()) {
        if (!n._id.endsWith(':lead')) continue
        const first = noticesOf(w).get(n._id.slice(0, -':lead'.length))
        // What a full digest had no room for is `spared`, and somebody else is told.
        const isTold = first?.push.state === 'spared' || UNDELIVERED.has(first?.push.state ?? '')
        if (!isTold) return `${n._id} exists, but the first is ${first?.push.state}`
      }
      return undefined
    },
  },
  {
    name: 'a count of subscriptions is never negative, and falls with a send',
    source: 'DOMAIN, ten facts, 1: quota is a stored, counted resource',
    write: (changes) => {
      for (const c of changesOf(changes, 'users')) {
        const { quota = {} } = (c.after ?? {}) as Partial<User>
        for (const [key, left] of Object.entries(quota))
          if (!(left >= 0)) return `${c.id} has ${left} of ${key}`
      }
      return undefined
    },
  },
  {
    name: 'the outbox settles',
    source: 'docs/architecture.md, A notice: jobs.sweep',
    end: (w) => {
      for (const n of noticesOf(w).values())
        if (n.push.nextAt !== null && n.push.nextAt < w.now() - 10 * MINUTE_MS)
          return `${n._id} is ${n.push.state} since ${new Date(n.push.nextAt).toISOString()}`
      return undefined
    },
  },
  {
    name: 'an allowed message is counted once',
    source: 'DOMAIN §6.13; cloudfunctions/api/notice/accept.ts',
    write: (changes) => {
      for (const c of changesOf(changes, 'users')) {
        const by = marksIn(changes).filter((m) => m.by === c.id && m.call === 'notice.accept')
        const rise = riseOf(c)
        if (rise !== Math.min(1, by.length))
          return `${c.id} counts ${rise} for ${by.length} requests`
      }
      return undefined
    },
  },
  {
    name: 'what is told to many becomes a notice to each',
    source: 'cloudfunctions/jobs/fanout.ts: written, and then removed',
    write: (changes, w) => {
      for (const c of changesOf(changes, 'fanouts')) {
        if (c.before && c.after) return `${c.id} was changed`
        const { notices } = (c.before ?? c.after) as unknown as Fanout
        const missing = c.before
          ? notices.find((n) => !noticesOf(w).has(n._id) && !isLeaving(w, n.to))
          : undefined
        if (missing) return `${c.id} is gone before ${missing._id} was written`
      }
      return undefined
    },
    end: (w) => {
      const [left] = w.documents('fanouts').keys()
      return left === undefined ? undefined : `${left} was never spread`
    },
  },
]
