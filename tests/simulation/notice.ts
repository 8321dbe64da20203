import type { Act, Actor, Invariant, World } from '../../devtools/simulation/types'
import type { DocumentChange } from '../../devtools/cloud/seams'
import { MINUTE_MS } from '../../domain/calendar/zone'
import type { NoticeView, Page } from '../../domain/contract'
import type { User } from '../../domain/identity/types'
import { RULE, kindOf, messageData } from '../../domain/notice/message'
import type { Notice } from '../../domain/notice/types'
import type { Report } from '../../domain/report/types'
import type { PushRecord } from '../../devtools/cloud'
import { OPENID, SETTINGS, STAFF } from '../functions/street'
import { PEOPLE, isSamePerson, look, tap } from './people'

/** People allow messages, read their notices; the outbox sends. */

const noticesOf = (w: World): ReadonlyMap<string, Notice> => w.documents<Notice>('notices')

async function subscribes(a: Act): Promise<void> {
  const who = a.dice.oneOf(PEOPLE)
  const key = a.dice.oneOf(['task', 'progress'] as const)
  const { id } = SETTINGS.templates[key]
  a.machine.subscriptions.grant(OPENID[who], id, 1)
  const input = { requestId: a.requestId(), results: { [key]: 'accept' } }
  const taps = a.dice.chance(0.3) ? 2 : 1
  await Promise.all(Array.from({ length: taps }, () => tap(a, who, 'notice.accept', input)))
}

/** WeChat and our count drift apart: somebody withdraws in WeChat's own settings. */
function withdraws(a: Act): void {
  const who = a.dice.oneOf(PEOPLE)
  a.machine.subscriptions.grant(OPENID[who], SETTINGS.templates.task.id, -1)
  a.say(`${who} takes one message back in WeChat`)
}

async function reads(a: Act): Promise<void> {
  const who = a.dice.oneOf(PEOPLE)
  const box = a.dice.oneOf(['mine', 'work'])
  const page = await look<Page<NoticeView>>(a, who, 'notice.list', { box })
  const ids = (page?.items ?? []).slice(0, 5).map((n) => n.id)
  if (ids.length > 0) await tap(a, who, 'notice.read', { requestId: a.requestId(), ids })
}

export const actors: Actor[] = [
  { name: 'somebody allows a message', weight: 14, act: subscribes },
  { name: 'somebody reads notices', weight: 3, act: reads },
  { name: 'somebody withdraws in WeChat', weight: 1, act: async (a) => withdraws(a) },
]

const of = (changes: DocumentChange[], name: string): DocumentChange[] =>
  changes.filter((c) => c.collection === name)

/** Whom a commit's report must tell: whose turn it has become, unless by the own tap. */
function untold(after: Report, before: Report | null, told: Notice[]): string | undefined {
  const added = after.history.slice(before?.history.length ?? 0)
  const taps = added.filter((h) => h.by.role !== 'system')
  if (after.escalations > (before?.escalations ?? 0) && added.every((h) => h.action === 'escalate'))
    return told.length > 0 ? undefined : 'escalated, but nobody is told'
  const { waitingFor } = after
  if (taps.length === 0 || waitingFor === null) return undefined
  const to = waitingFor === 'desk' ? SETTINGS.dutyDispatcher!.id : waitingFor
  if (taps.some((h) => isSamePerson(h.by.principal, to))) return undefined
  if (told.some((n) => n.to === to)) return undefined
  return `waits for ${to} after ${taps[taps.length - 1]!.action}, without a notice`
}

const openidOf = (to: string): string | null =>
  to.startsWith('user:')
    ? to.slice('user:'.length)
    : (STAFF.find((s) => s._id === to && s.active)?.openid ?? null)

/** What a push says, so that pushes and notices can be counted against each other. */
const saying = (openid: string | null, page: string | undefined, data: unknown): string =>
  JSON.stringify([openid, page, data])

function sentTwice(record: PushRecord, w: World): string | undefined {
  if (record.errCode !== 0) return undefined
  const said = saying(record.openid, record.page, record.data)
  const came = w.pushes.filter(
    (p) => p.errCode === 0 && saying(p.openid, p.page, p.data) === said,
  ).length
  const id = decodeURIComponent(/id=([^&]*)/.exec(record.page ?? '')?.[1] ?? '')
  const meant = [...noticesOf(w).values()].filter(
    (n) =>
      n.reportId === id &&
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

const ENDS = new Set(['sent', 'noQuota', 'spared', 'refused', 'failed', 'uncertain', 'unbound'])
const UNDELIVERED = new Set(['noQuota', 'refused', 'failed', 'uncertain', 'unbound'])

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

export const invariants: Invariant[] = [
  {
    name: 'every step is committed with its notices',
    source: 'docs/architecture.md, A notice',
    write: (changes) => {
      const told = of(changes, 'notices').map((c) => c.after as unknown as Notice)
      for (const c of of(changes, 'reports')) {
        const after = c.after as unknown as Report | null
        const mine = told.filter((n) => n?.reportId === c.id)
        const wrong = after && untold(after, c.before as unknown as Report | null, mine)
        if (wrong) return `${c.id}: ${wrong}`
      }
      return undefined
    },
  },
  {
    name: 'a push goes through its states, and an end is an end',
    source: 'domain/notice/types PushState',
    write: (changes) => {
      for (const c of of(changes, 'notices')) {
        if (!c.after) return `${c.id} is gone`
        const wrong = badPush(c.before as unknown as Notice | null, c.after as unknown as Notice)
        if (wrong) return `${c.id}: ${wrong}`
      }
      return undefined
    },
  },
  { name: 'no push comes twice', source: 'ARCHITECTURE, Promises: 0 sent twice', push: sentTwice },
  { name: 'every message field is valid', source: 'DOMAIN §6.9', push: badField },
  {
    name: 'a push that did not arrive leaves a notice and one fallback',
    source: 'DOMAIN §6.10',
    write: (changes, w) => {
      for (const c of of(changes, 'notices')) {
        const n = c.after as unknown as Notice | null
        const was = (c.before as unknown as Notice | null)?.push.state
        if (!n || was === n.push.state || !UNDELIVERED.has(n.push.state)) continue
        if (n.fallbackTo !== null && !noticesOf(w).has(`${n._id}:lead`))
          return `${n._id} ended ${n.push.state} and ${n.fallbackTo} was not told`
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
        if (!first || !UNDELIVERED.has(first.push.state))
          return `${n._id} exists, but the first is ${first?.push.state}`
      }
      return undefined
    },
  },
  {
    name: 'a count of subscriptions is never negative, and falls with a send',
    source: 'DOMAIN, ten facts, 1: quota is a stored, counted resource',
    write: (changes) => {
      for (const c of of(changes, 'users')) {
        const { quota } = c.after as unknown as User
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
]
