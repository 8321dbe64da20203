import type { Act, Actor } from '../../../devtools/simulation/types'
import { MINUTE_MS } from '../../../domain/calendar/zone'
import type { HomeView, Page, ReportCard, ReportView } from '../../../domain/contract'
import type { StepName } from '../../../domain/report/calls'
import type { Report } from '../../../domain/report/types'
import { pointIn } from '../../functions/street'
import { OPENID, PEOPLE, staffIdOf, type Person } from '../cast'
import { look, personOf, reportsOf, tap } from '../people'
import { DONE_ON_THE_WAY, INPUT, SAYS, doneAgain, photoOf, steps } from './hands'

/** Residents report; everybody whose turn it is acts, and sometimes somebody whose turn it is not. */

/**
 * So many open reports are enough to do. Beyond it the street would only grow, and a run would spend
 * itself on the timer's looking at what nobody touches.
 */
const MUCH_TO_DO = 30

const openReports = (a: Act): Report[] => [...reportsOf(a).values()].filter((r) => r.open)

async function reports(a: Act): Promise<void> {
  if (openReports(a).length >= MUCH_TO_DO) return acts(a)
  const { dice } = a
  const who = dice.oneOf(['resident', 'neighbour', 'workerA2', 'leadA'] as const)
  const requestId = a.requestId()
  const category = dice.oneOf(['0201', '0202', '0203', '1006', undefined])
  const place = dice.chance(0.8)
    ? { kind: 'building', buildingId: dice.oneOf(['101', '102', '103', '104']) }
    : { kind: 'pin', lng: pointIn('A1', 0.5, 0.5)[0], lat: pointIn('A1', 0.5, dice.random())[1] }
  const text = dice.chance(0.9) ? SAYS : '这混蛋路灯又不亮了'
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
  const who: Person = 'workerA1'
  const requestId = a.requestId()
  await tap(a, who, 'report.selfHandle', {
    requestId,
    text: '垃圾已清走',
    photos: [photoOf(a, who, requestId)],
    category: '0201',
    place: { kind: 'building', buildingId: '101' },
  })
}

/** How long a phone may lie on the table between a look and a tap. */
const FORGOTTEN_MS = 4_000

/**
 * Opens a report and taps one of its buttons; now and then one that is not there, or on a screen that
 * has grown old.
 */
async function open(a: Act, who: Person, id: string, times = 1): Promise<void> {
  const { dice } = a
  const view = await look<ReportView>(a, who, 'report.get', { id })
  const all = Object.keys(INPUT) as StepName[]
  const shown = all.filter((step) => view?.actions.some((x) => x.action === step))
  const step = shown.length > 0 && dice.chance(0.9) ? dice.oneOf(shown) : dice.oneOf(all)
  const version = view?.version ?? 1
  const input = { requestId: a.requestId(), id, version, ...INPUT[step](a) }
  if (dice.chance(0.2)) await a.pass(dice.random() * FORGOTTEN_MS)
  // A double tap, or two phones of one person: the same request concurrently with itself.
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
  // Who has handled or reported it is curious, and may be a lead who could say himself that it passes.
  const isCurious = report.state === 'RESOLVED' && dice.chance(0.3)
  const party = dice.oneOf([report.handlerId, report.reporter])
  const interested = isCurious ? personOf(party) : undefined
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

/** A fresh task changes hands: its worker gives it back, the desk gives it to somebody else. */
async function handOver(a: Act, report: Report, to: Person): Promise<void> {
  const handler = staffIdOf(OPENID[to])!
  const worker = personOf(report.waitingFor)
  if (worker) await steps(a, worker, report._id, 'return', INPUT.return(a))
  await steps(a, 'dispatcher', report._id, 'assign', { handler })
}

const freshTask = (a: Act): Report | undefined =>
  a.dice.pick(
    [...reportsOf(a).values()].filter((r) => r.state === 'ASSIGNED' && !r.finalAssign),
    (r) => r._id,
  )

/** Somebody of elsewhere gives it back, and taps again when he has nothing to do with it any more. */
async function comesBack(a: Act): Promise<void> {
  const report = freshTask(a)
  if (!report) return acts(a)
  await handOver(a, report, 'builder')
  const { name, input } = await steps(a, 'builder', report._id, 'return', INPUT.return(a))
  await tap(a, 'builder', name, input)
}

/** The 网格长 does it himself, and would say himself that it is well done. */
async function verifiesHimself(a: Act): Promise<void> {
  const report = freshTask(a)
  const lead = personOf(report?.lead?.id ?? null)
  if (!report || !lead) return acts(a)
  await handOver(a, report, lead)
  await steps(a, lead, report._id, 'sign', {})
  await steps(a, lead, report._id, 'resolve', INPUT.resolve(a))
  await steps(a, lead, report._id, 'verifyPass', {})
}

/** What a resident reported and somebody has solved or may solve. */
const reportOfAResident = (a: Act): Report | undefined =>
  a.dice.pick(
    [...reportsOf(a).values()].filter(
      ({ reporter, state, reopenAsked }) =>
        [OPENID.resident, OPENID.neighbour].some((openid) => reporter === `user:${openid}`) &&
        !reopenAsked &&
        (state in DONE_ON_THE_WAY || state === 'CLOSED' || state === 'EVALUATED'),
    ),
    (r) => r._id,
  )

/** Not satisfied: opens it again, and again; the second time a dispatcher decides. */
async function asksAgain(a: Act): Promise<void> {
  const report = reportOfAResident(a)
  const who = report && personOf(report.reporter)
  if (!report || !who) return acts(a)
  const { _id: id } = report
  if (report.open) await doneAgain(a, id)
  if (reportsOf(a).get(id)!.reopens === 0) {
    await steps(a, who, id, 'reopen', INPUT.reopen(a))
    await doneAgain(a, id)
  }
  await steps(a, who, id, 'reopen', INPUT.reopen(a))
  if (a.dice.chance(0.8)) await steps(a, who, id, 'rate', INPUT.rate(a))
  const answer = a.dice.oneOf(['grantReopen', 'declineReopen', null] as const)
  if (answer) await steps(a, 'dispatcher', id, answer, INPUT[answer](a))
}

/** Whoever reported it and has solved it. */
const solvedByReporter = (a: Act): Report | undefined =>
  a.dice.pick(
    [...reportsOf(a).values()].filter((r) => {
      const hand = personOf(r.handlerId)
      return r.state !== 'EVALUATED' && hand !== undefined && hand === personOf(r.reporter)
    }),
    (r) => r._id,
  )

/** Who reported it has done it himself, it passes, and he says how well. */
async function ratesHimself(a: Act): Promise<void> {
  if (!solvedByReporter(a)) await handlesByHimself(a)
  const report = solvedByReporter(a)
  const who = report && personOf(report.reporter)
  if (!report || !who) return acts(a)
  await doneAgain(a, report._id)
  await steps(a, who, report._id, 'rate', INPUT.rate(a))
}

/** A 网格长 reports, his worker solves it, and he would say that it is well done. */
async function verifiesWhatHeReported(a: Act): Promise<void> {
  const who: Person = 'leadA'
  const requestId = a.requestId()
  const place = { kind: 'building', buildingId: '101' }
  await tap(a, who, 'report.submit', { requestId, text: SAYS, category: '0201', place })
  const report = [...reportsOf(a).values()].find((r) => r.history[0]!.requestId === requestId)
  const hand = report && personOf(report.handlerId)
  if (!report || !hand) return
  await steps(a, hand, report._id, 'sign', {})
  await steps(a, hand, report._id, 'resolve', INPUT.resolve(a))
  await steps(a, who, report._id, 'verifyPass', {})
}

/** Somebody for whom something waits, more often than not; often whoever has the most to do. */
function whoeverHasWork(a: Act): Person {
  const turns = [...reportsOf(a).values()].map((r) => personOf(r.waitingFor))
  const many = turns.filter((p, i) => p !== undefined && turns.indexOf(p) !== i)
  if (many.length > 0 && a.dice.chance(0.5)) return a.dice.oneOf(many)!
  const report = liveReport(a)
  const turn = report && a.dice.chance(0.7) ? personOf(report.waitingFor) : undefined
  return turn ?? a.dice.oneOf(PEOPLE)
}

async function looksAtList(a: Act): Promise<void> {
  const who = whoeverHasWork(a)
  const scope = a.dice.oneOf(['mine', 'mineOpen', 'todo', 'todo', 'desk', 'handled'])
  const page = await look<Page<ReportCard>>(a, who, 'report.list', { scope })
  const card = page && a.dice.pick(page.items, (c) => c.id)
  if (card) await look(a, who, 'report.get', { id: card.id })
}

async function opensHome(a: Act): Promise<void> {
  const who = whoeverHasWork(a)
  const home = await look<HomeView>(a, who, 'home.open', {})
  const row = home && a.dice.pick([...home.todo, ...home.mine], (r) => r.id)
  if (row?.id.startsWith('report:')) await look(a, who, 'report.get', { id: row.id })
}

/** What happens of itself: whoever else acts. */
export const passing: Actor[] = [
  { name: 'the timer ticks', weight: 10, act: async (a) => void (await a.tick('jobs')) },
  {
    name: 'time passes',
    weight: 4,
    alone: true,
    async act(a) {
      await a.pass(Math.ceil(a.dice.random() ** 3 * 40 * 60) * MINUTE_MS)
      // A run that takes longer than a minute is still under way when the next one begins.
      if (a.dice.chance(0.8)) await Promise.all([a.tick('jobs'), a.tick('jobs')])
    },
  },
]

export const actors: Actor[] = [
  { name: 'somebody reports', weight: 10, act: reports },
  { name: 'a worker handles something himself', weight: 2, act: handlesByHimself },
  { name: 'somebody acts', weight: 46, act: acts },
  { name: 'two act on the same report', weight: 10, act: contend },
  { name: 'somebody of elsewhere gives it back', weight: 7, act: comesBack },
  { name: 'a lead would verify his own work', weight: 7, act: verifiesHimself },
  { name: 'a resident asks again', weight: 4, act: asksAgain },
  { name: 'somebody would rate his own work', weight: 2, act: ratesHimself },
  { name: 'a lead would verify what he reported', weight: 2, act: verifiesWhatHeReported },
  { name: 'somebody looks at a list', weight: 8, act: looksAtList },
  { name: 'somebody opens home', weight: 4, act: opensHome },
  ...passing,
]
