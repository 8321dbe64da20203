import type { Act, Actor } from '../../../devtools/simulation/types'
import { HOUR_MS, MINUTE_MS } from '../../../domain/calendar/zone'
import { OPENID, staffIdOf, type Person } from '../cast'
import { LONG_AGO_MS, look, personOf, reportsOf, tap } from '../people'

/** People go on leave and come back; what waits for one is handed over to another. */

const AT_WORK = ['workerA1', 'workerA2', 'workerB1', 'leadA', 'leadB', 'builder'] as const

/** Longer than it takes to enter a leave, shorter than a call may live. */
const HELD_MS = 6_000

/** After this the timer looks after what came to whoever was just leaving. */
const AT_REST_MS = 5 * MINUTE_MS

const idOf = (who: Person): string => staffIdOf(OPENID[who])!

/** Colleagues of one kind: each may stand in for the others. */
const KINDS: readonly (readonly Person[])[] = [
  ['workerA1', 'workerA2', 'workerB1'],
  ['leadA', 'leadB'],
]

/** For an afternoon or some days, entered when it has begun, with a deputy or without; or back again. */
async function takesLeave(a: Act): Promise<void> {
  const { dice } = a
  const kind = dice.oneOf(KINDS)
  const who = dice.oneOf(kind)
  const now = Math.floor(a.now())
  const from = now - HOUR_MS
  const to = now + Math.ceil(dice.random() * 72) * HOUR_MS
  const deputy = idOf(dice.oneOf(kind.filter((p) => p !== who)))
  const leave = { from, to, ...(dice.chance(0.8) ? { deputy } : {}) }
  await tap(a, who, 'duty.leave', {
    requestId: a.requestId(),
    leave: dice.chance(0.7) ? leave : null,
  })
}

async function handsOver(a: Act): Promise<void> {
  const who = a.dice.oneOf(['dispatcher', 'dispatcher', 'leadA', 'workerA1'] as const)
  const [staff, to] = [idOf(a.dice.oneOf(AT_WORK)), idOf(a.dice.oneOf(AT_WORK))]
  await tap(a, who, 'duty.handOver', { requestId: a.requestId(), staff, to })
}

/** Something new comes up while the worker of the grid is away: his deputy is asked, and opens it. */
async function asksTheDeputy(a: Act): Promise<void> {
  const now = Math.floor(a.now())
  const span = { from: now - HOUR_MS, to: now + HOUR_MS, deputy: idOf('workerB1') }
  await tap(a, 'workerA1', 'duty.leave', { requestId: a.requestId(), leave: span })
  const requestId = a.requestId()
  const place = { kind: 'building', buildingId: '101' }
  await tap(a, 'resident', 'report.submit', { requestId, text: '单元门坏了，关不上', place })
  const made = [...reportsOf(a).values()].find((r) => r.history[0]!.requestId === requestId)
  const asked = made && personOf(made.waitingFor)
  if (!asked) return
  await a.pass(2 * LONG_AGO_MS)
  await look(a, asked, 'report.get', { id: made._id })
}

/** 改派 to somebody who enters a leave between the look at the roster and the commit. */
async function goesWhileNamed(a: Act): Promise<void> {
  const report = a.dice.pick(
    [...reportsOf(a).values()].filter((r) => ['ASSIGNED', 'PROCESSING'].includes(r.state)),
    (r) => r._id,
  )
  if (!report) return takesLeave(a)
  const isHis = report.handlerId === idOf('workerA1')
  const [who, deputy]: [Person, Person] = isHis
    ? ['workerA2', 'workerA1']
    : ['workerA1', 'workerA2']
  const held = a.machine.faults.add({
    ...{ function: 'api', call: 'report.reassign', action: 'database.commitTransaction' },
    effect: { kind: 'slow', ms: HELD_MS },
  })
  const { _id: id, version } = report
  const now = Math.floor(a.now())
  const leave = { from: now - HOUR_MS, to: now + HOUR_MS, deputy: idOf(deputy) }
  await Promise.all([
    tap(a, 'dispatcher', 'report.reassign', {
      ...{ requestId: a.requestId(), id, version, handler: idOf(who) },
    }),
    tap(a, who, 'duty.leave', { requestId: a.requestId(), leave }),
  ])
  a.machine.faults.remove(held)
  await a.pass(AT_REST_MS)
  await a.tick('jobs')
}

export const actors: Actor[] = [
  { name: 'a deputy is asked', weight: 2, alone: true, act: asksTheDeputy },
  { name: 'somebody goes on leave while named', weight: 2, alone: true, act: goesWhileNamed },
  { name: 'somebody goes on leave', weight: 5, act: takesLeave },
  { name: 'somebody hands over', weight: 2, act: handsOver },
]
