import type { Act, Actor, Answered, Invariant, World } from '../../devtools/simulation/types'
import { MINUTE_MS } from '../../domain/calendar/zone'
import type { Answer, CallName, Page, ReportCard, ReportView } from '../../domain/contract'
import type { Report, ReportAction } from '../../domain/report/types'
import { OPENID, WHO, pointIn, type Person } from '../functions/street'
import {
  early,
  grows,
  onWhatWasSeen,
  seeing,
  twice,
  verifiedByOther,
  watched,
  wrongWith,
} from './history'
import { PEOPLE, look, personOf, reportsOf, tap } from './people'

/** Residents report; everybody whose turn it is acts, and sometimes somebody whose turn it is not. */

type Step = Exclude<ReportAction, 'submit' | 'selfHandle'>

const INPUT: Record<Step, (a: Act) => object> = {
  accept: ({ dice }) => ({ category: dice.oneOf(['0201', '0202']) }),
  reject: () => ({ note: '请拨12345' }),
  assign: ({ dice }) => ({
    handler: dice.oneOf([
      WHO.workerA1,
      WHO.workerB1,
      WHO.builder,
      WHO.unbound,
      WHO.leadA,
      WHO.leadB,
    ]).id,
  }),
  sign: () => ({}),
  return: () => ({ note: '不归我管' }),
  resolve: () => ({ text: '好了', noPhotoReason: '下雨' }),
  verifyPass: () => ({}),
  verifyFail: () => ({ note: '还没好' }),
  rate: ({ dice }) => ({
    outcome: dice.oneOf(['solved', 'partly', 'unsolved']),
    stars: dice.oneOf([1, 2, 3, 4, 5]),
  }),
  reopen: ({ dice }) => ({ note: '又坏了', grant: dice.chance(0.5) }),
  withdraw: () => ({}),
}

/** Uploads a photo as a phone does, into the request's own folder. */
function photoOf(a: Act, who: Person, requestId: string): string {
  const path = `drafts/${requestId}/1.jpg`
  return a.machine.files.put(path, Buffer.from(`photo of ${requestId}`), { openid: OPENID[who] })
}

/**
 * So many open reports are enough to do. Beyond it the street would only grow, and a run would spend
 * itself on the timer's looking at what nobody touches.
 */
const MUCH_TO_DO = 30

const openReports = (a: Act): Report[] => [...reportsOf(a).values()].filter((r) => r.open)

async function reports(a: Act): Promise<void> {
  if (openReports(a).length >= MUCH_TO_DO) return acts(a)
  const { dice } = a
  const who = dice.oneOf(['resident', 'neighbour', 'workerA2'] as const)
  const requestId = a.requestId()
  const category = dice.oneOf(['0201', '0202', '1006', undefined])
  const place = dice.chance(0.8)
    ? { kind: 'building', buildingId: dice.oneOf(['101', '102', '103', '104']) }
    : { kind: 'pin', lng: pointIn('A1', 0.5, 0.5)[0], lat: pointIn('A1', 0.5, dice.random())[1] }
  const text = dice.chance(0.9) ? '路灯不亮，晚上看不见路' : '这混蛋路灯又不亮了'
  await tap(a, who, 'report.submit', {
    requestId,
    text,
    place,
    confidential: dice.chance(0.2),
    photos: dice.chance(0.15) ? [photoOf(a, who, requestId)] : [],
    ...(category ? { category } : {}),
  })
}

async function handlesByHimself(a: Act): Promise<void> {
  const requestId = a.requestId()
  await tap(a, 'workerA1', 'report.selfHandle', {
    requestId,
    text: '垃圾已清走',
    photos: [photoOf(a, 'workerA1', requestId)],
    category: '0201',
    place: { kind: 'building', buildingId: '101' },
  })
}

/** How long a phone may lie on the table between a look and a tap. */
const FORGOTTEN_MS = 4_000

/**
 * Opens a report and taps one of its buttons; now and then one that is not there, or on a screen that
 * has grown old. The request says which version was seen, for whoever judges what it did.
 */
async function open(a: Act, who: Person, id: string, times = 1): Promise<void> {
  const { dice } = a
  const view = await look<ReportView>(a, who, 'report.get', { id })
  const shown = (view?.actions.map((x) => x.action) ?? []) as Step[]
  const all = Object.keys(INPUT) as Step[]
  const step = shown.length > 0 && dice.chance(0.9) ? dice.oneOf(shown) : dice.oneOf(all)
  const version = view?.version ?? 1
  const requestId = seeing(a.requestId(), version)
  const input = { requestId, id, version, ...INPUT[step](a) }
  if (dice.chance(0.2)) await a.pass(dice.random() * FORGOTTEN_MS)
  // A double tap, or two phones of one person: the same request beside itself.
  const taps = Array.from({ length: times }, () => tap(a, who, `report.${step}`, input))
  await Promise.all(taps)
}

const anyReport = (a: Act): Report | undefined => a.dice.pick(reportsOf(a).values(), (r) => r._id)
const liveReport = (a: Act): Report | undefined =>
  a.dice.pick(
    [...reportsOf(a).values()].filter((r) => r.waitingFor !== null),
    (r) => r._id,
  )

async function acts(a: Act): Promise<void> {
  const { dice } = a
  const report = dice.chance(0.8) ? liveReport(a) : anyReport(a)
  if (!report) return
  const turn = personOf(report.waitingFor)
  // Who has handled it is curious whether it will pass, and may be a lead who could say so himself.
  const isCurious = report.state === 'RESOLVED' && dice.chance(0.3)
  const interested = isCurious ? personOf(report.handlerId) : undefined
  const who = interested ?? (turn && dice.chance(0.85) ? turn : dice.oneOf(PEOPLE))
  await open(a, who, report._id, dice.chance(0.15) ? 2 : 1)
}

/** Two people look at the same report and both act on what they saw. */
async function contend(a: Act): Promise<void> {
  const report = liveReport(a)
  if (!report) return
  const turn = personOf(report.waitingFor) ?? 'dispatcher'
  // Who has handled it is curious whether it will pass.
  const interested = personOf(report.state === 'RESOLVED' ? report.handlerId : report.reporter)
  const other = a.dice.oneOf<Person>(['dispatcher', 'leadA', 'workerA1', interested ?? turn])
  await Promise.all([open(a, turn, report._id), open(a, other, report._id)])
}

async function looksAtList(a: Act): Promise<void> {
  const who = a.dice.oneOf(PEOPLE)
  const scope = a.dice.oneOf(['mine', 'mineOpen', 'todo', 'handled'])
  const page = await look<Page<ReportCard>>(a, who, 'report.list', { scope })
  const card = page && a.dice.pick(page.items, (c) => c.id)
  if (card) await look(a, who, 'report.get', { id: card.id })
}

export const actors: Actor[] = [
  { name: 'somebody reports', weight: 10, act: reports },
  { name: 'a worker handles something himself', weight: 2, act: handlesByHimself },
  { name: 'somebody acts', weight: 46, act: acts },
  { name: 'two act on the same report', weight: 10, act: contend },
  { name: 'somebody looks at a list', weight: 5, act: looksAtList },
  { name: 'the timer ticks', weight: 10, act: async (a) => void (await a.tick('jobs')) },
  {
    name: 'time passes',
    weight: 3,
    alone: true,
    async act(a) {
      await a.pass(Math.ceil(a.dice.random() ** 3 * 40 * 60) * MINUTE_MS)
      // A run that takes longer than a minute has the next one beside it.
      if (a.dice.chance(0.6)) await Promise.all([a.tick('jobs'), a.tick('jobs')])
    },
  },
]

/** Each check looks at the reports of one write alone. */
const ofReports =
  (check: (after: Report, before: Report | null) => string | undefined): Invariant['write'] =>
  (changes) => {
    for (const c of changes) {
      if (c.collection !== 'reports') continue
      if (!c.after) return `${c.id} is gone`
      const wrong = check(c.after as unknown as Report, c.before as unknown as Report | null)
      if (wrong) return `${c.id}: ${wrong}`
    }
    return undefined
  }

/** An acknowledged step is in the report's history. */
function kept(name: CallName, requestId: string, view: ReportView, r: Report | undefined) {
  if (!r) return `${name} was answered ok, but ${view.id} is not stored`
  if (!r.history.some((h) => h.requestId === requestId))
    return `${name} was answered ok, but ${view.id} knows no such request`
  return r.version < view.version ? `${view.id} is older than what was answered` : undefined
}

/** A request that was carried out is answered so, however often it is asked. */
function refusedThoughDone({ fn, data, answer }: Answered, w: World): string | undefined {
  const { name = '', input } = (data ?? {}) as {
    name?: string
    input?: { requestId?: string; id?: string }
  }
  if (fn !== 'api' || !input?.requestId || !input.id || !('result' in answer)) return undefined
  const got = answer.result as Answer<unknown>
  if (got.ok || got.retryable) return undefined
  const done = reportsOf(w)
    .get(input.id)
    ?.history.some((h) => h.requestId === input.requestId)
  return done ? `${name} was carried out, but is answered ${got.code}` : undefined
}

export const invariants: Invariant[] = [
  {
    name: 'what was carried out is not refused when it is asked again',
    source: 'ARCHITECTURE, A call: the same requestId gives the same answer',
    answer: refusedThoughDone,
  },
  {
    name: 'every transition is in the table, with actor, reason and time',
    source: 'DOMAIN §6.2',
    write: ofReports(wrongWith),
  },
  {
    name: 'a history only grows, and each step raises the version',
    source: 'ARCHITECTURE: version compare; domain/report/types HistoryEntry',
    write: ofReports(grows),
  },
  {
    name: 'a step is taken on what the person saw',
    source: 'ARCHITECTURE, How data flows: commit with a version compare',
    write: ofReports(onWhatWasSeen),
  },
  {
    name: 'one request has one effect',
    source: 'DOMAIN §6.13',
    write: ofReports(twice),
  },
  {
    name: 'one submission makes one report',
    source: 'DOMAIN §6.13',
    write: (changes, w) => {
      for (const c of changes) {
        if (c.collection !== 'reports' || c.before || !c.after) continue
        const { requestId } = (c.after as unknown as Report).history[0]!
        const same = [...reportsOf(w).values()].filter((r) => r.history[0]?.requestId === requestId)
        if (same.length > 1) return `${requestId} made ${same.map((r) => r._id).join(' and ')}`
      }
      return undefined
    },
  },
  {
    name: 'who handled it never verifies it',
    source: 'DOMAIN §6.4',
    write: ofReports(verifiedByOther),
  },
  {
    name: 'what is open waits for somebody and is watched',
    source: 'docs/architecture.md, Whose turn it is',
    write: ofReports(watched),
  },
  {
    name: 'nobody is told that something is late before it is',
    source: 'cloudfunctions/jobs/watch.ts: looks again inside the transaction',
    write: (changes, w) => ofReports((r, before) => early(r, before, w.now()))!(changes, w),
  },
  {
    name: 'an acknowledged step is stored',
    source: 'ARCHITECTURE, Promises: 0 acknowledged writes lost',
    answer: ({ fn, data, answer }, w) => {
      const call = data as { name?: CallName; input?: { requestId?: string } } | undefined
      if (fn !== 'api' || !call?.name?.startsWith('report.') || !call.input?.requestId)
        return undefined
      const got = 'result' in answer ? (answer.result as Answer<ReportView>) : null
      if (!got?.ok) return undefined
      return kept(call.name, call.input.requestId, got.data, reportsOf(w).get(got.data.id))
    },
  },
  {
    name: 'what stays open has escalated',
    source: 'ARCHITECTURE, Promises: every report ends or escalates',
    end: (w) => {
      for (const r of reportsOf(w).values()) {
        if (r.open && !r.history.some((h) => h.action === 'escalate'))
          return `${r._id} waits for ${r.waitingFor} and nobody was told`
        if (r.nextAt !== null && r.nextAt < w.now() - 10 * MINUTE_MS)
          return `${r._id} was due at ${new Date(r.nextAt).toISOString()} and nobody looked`
      }
      return undefined
    },
  },
]
