import { DAY_MS, MINUTE_MS } from '../../domain/calendar/zone'
import type { CallName, ReportView } from '../../domain/contract'
import { transition } from '../../domain/report/lifecycle'
import type { HistoryEntry, Report, ReportAction } from '../../domain/report/types'
import { MONDAY, OPENID, SETTINGS, STAFF, WHO, type Person } from './street'
import { startTown, type Town } from './town'

/**
 * A fortnight of a busy street, by chance: people tap at the same time, answers are lost, functions
 * die, the timer runs beside itself. Whatever happened, what is stored must make sense.
 * The seed is printed with every failure; SEED=… makes the same people try the same things again,
 * while how their calls interleave stays the machine's choice.
 */
const SEED = Number(process.env.SEED ?? 20261123)
/** ROUNDS=… for a longer one. */
const ROUNDS = Number(process.env.ROUNDS ?? 40)
const LANES = 4

let town: Town
beforeAll(async () => {
  town = await startTown()
})
afterAll(() => town.stop())

/** The luck of one act: its own stream, so that no other act's timing changes it. */
function diceOf(...parts: number[]) {
  let state = parts.reduce((s, p) => (Math.imul(s ^ p, 2654435761) + 97) >>> 0, SEED)
  let requests = 0
  const random = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
  return {
    random,
    oneOf: <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!,
    requestId: (): string => `simulation-${parts.join('-')}-${++requests}`,
  }
}
type Dice = ReturnType<typeof diceOf>
const PEOPLE = Object.keys(OPENID) as Person[]
const reports = (): Report[] =>
  town.cloud.store.find('reports', {}, { _id: 1 }, 10_000) as unknown as Report[]

const INPUT: Record<Exclude<ReportAction, 'submit' | 'selfHandle'>, (d: Dice) => object> = {
  accept: ({ oneOf }) => ({ category: oneOf(['0201', '0202']) }),
  reject: () => ({ note: '请拨12345' }),
  assign: ({ oneOf }) => ({
    handler: oneOf([WHO.workerA1, WHO.workerB1, WHO.builder, WHO.unbound]).id,
  }),
  sign: () => ({}),
  return: () => ({ note: '不归我管' }),
  resolve: () => ({ text: '好了', noPhotoReason: '下雨' }),
  verifyPass: () => ({}),
  verifyFail: () => ({ note: '还没好' }),
  rate: ({ oneOf }) => ({
    outcome: oneOf(['solved', 'partly', 'unsolved']),
    stars: oneOf([1, 2, 3, 4, 5]),
  }),
  reopen: ({ random }) => ({ note: '又坏了', grant: random() < 0.5 }),
  withdraw: () => ({}),
}

/** Sends until an answer comes, with the same request; a person gives up after four. */
async function send(who: Person, name: CallName, input: object): Promise<void> {
  for (let tries = 0; tries < 4; tries++) {
    const answer = await town.call(who, name, input).catch(() => null)
    if (answer && (answer.ok || !answer.retryable)) return
  }
}

async function somebodyReports({ oneOf, requestId }: Dice): Promise<void> {
  const category = oneOf(['0201', '0202', '1006', undefined])
  await send(oneOf(['resident', 'neighbour', 'workerA2'] as const), 'report.submit', {
    requestId: requestId(),
    text: '路灯不亮，晚上看不见路',
    place: { kind: 'building', buildingId: oneOf(['101', '102', '103', '104']) },
    ...(category ? { category } : {}),
  })
}

/** Whose turn it is, by name; anybody at all where it is nobody's. */
function turnOf(report: Report, { oneOf }: Dice): Person {
  const staff = STAFF.find((s) => s._id === report.waitingFor)
  const openid = staff?.openid ?? report.waitingFor?.replace('user:', '')
  if (report.waitingFor === 'desk') return 'dispatcher'
  return PEOPLE.find((p) => OPENID[p] === openid) ?? oneOf(PEOPLE)
}

/** Somebody opens a report and taps a button that is there; sometimes one that is not. */
async function somebodyActs(dice: Dice): Promise<void> {
  const { oneOf, random } = dice
  const all = reports()
  if (all.length === 0) return
  const report = oneOf(all)
  const { _id: id } = report
  const who = random() < 0.8 ? turnOf(report, dice) : oneOf(PEOPLE)
  const seen = await town.call(who, 'report.get', { id }).catch(() => null)
  const view = seen?.ok ? (seen.data as ReportView) : null
  const steps = Object.keys(INPUT) as (keyof typeof INPUT)[]
  const shown = (view?.actions.map((a) => a.action) ?? []) as (keyof typeof INPUT)[]
  const step = shown.length > 0 && random() < 0.9 ? oneOf(shown) : oneOf(steps)
  const input = {
    requestId: dice.requestId(),
    id,
    version: view?.version ?? 1,
    ...INPUT[step](dice),
  }
  await send(who, `report.${step}`, input)
}

async function somebodySubscribes({ oneOf, requestId }: Dice): Promise<void> {
  const who = oneOf(PEOPLE)
  const { id } = SETTINGS.templates.task
  town.cloud.pushes.grant(OPENID[who], id, 1)
  await send(who, 'notice.accept', { requestId: requestId(), results: { task: 'accept' } })
}

function trouble({ oneOf, random }: Dice): void {
  const kind = random()
  const fn = oneOf(['api', 'jobs'] as const)
  const nth = 1 + Math.floor(random() * 12)
  if (kind < 0.4) {
    const when = oneOf(['before', 'after'] as const)
    town.cloud.faults.add({ function: fn, nth, effect: { kind: 'kill', when } })
  } else if (kind < 0.7) {
    town.cloud.faults.add({ function: fn, nth, effect: { kind: 'loseAnswer' } })
  } else {
    const action = 'database.commitTransaction'
    town.cloud.faults.add({ action, nth: 1, effect: { kind: 'conflictAtCommit' } })
  }
}

async function round(n: number): Promise<void> {
  const fate = diceOf(n)
  town.cloud.faults.clear()
  if (fate.random() < 0.25) trouble(fate)
  await Promise.all(
    Array.from({ length: LANES }, (_, lane) => {
      const dice = diceOf(n, lane + 1)
      const what = dice.random()
      if (what < 0.12) return somebodyReports(dice)
      if (what < 0.2) return somebodySubscribes(dice)
      if (what < 0.27) return town.tick().catch(() => undefined)
      return somebodyActs(dice)
    }),
  )
  if (fate.random() < 0.2) {
    town.cloud.clock.advance(Math.floor(fate.random() * 4 * 60) * MINUTE_MS)
  }
}

const MARKS = ['escalate', 'askReopen', 'declineReopen', 'noRating']

/** What is wrong with a report, or null. */
function wrongWith(report: Report): string | null {
  let at: HistoryEntry['to'] | null = null
  let when = 0
  for (const [i, h] of report.history.entries()) {
    if (h.from !== at) return `entry ${i} begins at ${h.from}, was ${at}`
    if (MARKS.includes(h.action)) {
      if (h.to !== h.from) return `mark ${h.action} moved`
    } else {
      const row = transition(h.action as ReportAction)
      if (!row.from.includes(h.from)) return `${h.action} from ${h.from} is not in the table`
      if (row.to !== h.to) return `${h.action} to ${h.to} is not in the table`
      if (!row.who.includes(h.by.role)) return `${h.action} by ${h.by.role}`
    }
    if (h.at < when) return `entry ${i} is earlier than the one before`
    at = h.to
    when = h.at
  }
  if (at !== report.state) return `state ${report.state}, history says ${at}`
  const taps = report.history.filter((h) => h.by.role !== 'system')
  const same = taps.filter((h, i) =>
    taps.some((o, j) => j < i && o.requestId === h.requestId && o.action === h.action),
  )
  if (same.length > 0) return `request ${same[0]!.requestId} had two effects`
  if (report.open && report.nextAt === null) return 'open, but nobody watches it'
  if ((report.waitingFor === null) !== (report.nextAt === null)) return 'waits for nobody'
  if (report.version < report.history.length) return 'a step without a version'
  return null
}

function check(): void {
  for (const report of reports()) {
    const wrong = wrongWith(report)
    if (wrong) throw new Error(`seed ${SEED}: ${report._id} ${wrong}\n${JSON.stringify(report)}`)
  }
  const notices = town.notices()
  const mayHaveCome = notices.filter((n) => ['sent', 'uncertain', 'sending'].includes(n.push.state))
  const came = town.cloud.pushes.all().filter((p) => p.errCode === 0).length
  expect([SEED, came <= mayHaveCome.length]).toEqual([SEED, true])
  for (const lead of notices.filter((n) => n._id.endsWith(':lead'))) {
    const first = notices.find((n) => `${n._id}:lead` === lead._id)
    expect(['sent', 'waiting']).not.toContain(first?.push.state)
  }
  for (const user of town.cloud.store.find('users', {}, { _id: 1 }, 1000)) {
    for (const left of Object.values(user.quota as Record<string, number>)) {
      expect(left).toBeGreaterThanOrEqual(0)
    }
  }
}

test(`a fortnight by chance, seed ${SEED}`, async () => {
  town.cloud.clock.set(MONDAY)
  for (let i = 0; i < ROUNDS; i++) {
    await round(i)
    if (i % 10 === 9) check()
  }
  town.cloud.faults.clear()
  expect(reports().length).toBeGreaterThan(20)
  // The street was busy enough for this to mean something.
  const taken = new Set(reports().flatMap((r) => r.history.map((h) => h.action)))
  for (const action of ['accept', 'assign', 'sign', 'resolve'] as const) {
    expect([SEED, action, taken.has(action)]).toEqual([SEED, action, true])
  }
  // Nobody does anything any more: what is open climbs the ladder, what is closed ends unrated.
  for (let day = 0; day < 10; day++) {
    town.cloud.clock.advance(DAY_MS)
    await town.tick()
  }
  check()
  const waiting = reports().filter((r) => r.open)
  for (const report of waiting) {
    const climbed = report.history.some((h) => h.action === 'escalate')
    expect([SEED, report._id, climbed]).toEqual([SEED, report._id, true])
  }
  // The outbox is empty: every push has come to an end of some kind.
  const unsettled = town.notices().filter((n) => n.push.nextAt !== null)
  expect(unsettled.every((n) => n.createdAt > town.cloud.clock.now() - MINUTE_MS)).toBe(true)
}, 120_000)
