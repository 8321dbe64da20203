import type { Act, Actor } from '../../../devtools/simulation/types'
import { HOUR_MS } from '../../../domain/calendar/zone'
import { OPENID, STAFF, type Person } from '../../functions/street'
import { tap } from '../people'

/** People go on leave and come back; what waits for one is handed over to another. */

const AT_WORK = ['workerA1', 'workerA2', 'workerB1', 'leadA', 'leadB', 'builder'] as const

const staffIdOf = (who: Person): string => STAFF.find((s) => s.openid === OPENID[who])!._id

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
  const deputy = staffIdOf(dice.oneOf(kind.filter((p) => p !== who)))
  const leave = { from, to, ...(dice.chance(0.8) ? { deputy } : {}) }
  await tap(a, who, 'duty.leave', {
    requestId: a.requestId(),
    leave: dice.chance(0.7) ? leave : null,
  })
}

async function handsOver(a: Act): Promise<void> {
  const who = a.dice.oneOf(['dispatcher', 'dispatcher', 'leadA', 'workerA1'] as const)
  const [staff, to] = [staffIdOf(a.dice.oneOf(AT_WORK)), staffIdOf(a.dice.oneOf(AT_WORK))]
  await tap(a, who, 'duty.handOver', { requestId: a.requestId(), staff, to })
}

export const actors: Actor[] = [
  { name: 'somebody goes on leave', weight: 5, act: takesLeave },
  { name: 'somebody hands over', weight: 2, act: handsOver },
]
