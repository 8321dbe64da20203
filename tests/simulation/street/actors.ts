import type { Act, Actor } from '../../../devtools/simulation/types'
import { MINUTE_MS } from '../../../domain/calendar/zone'
import type { Report } from '../../../domain/report/types'
import { shanghai } from '../../../domain/calendar/zone'
import { look, personOf, reportsOf, tap } from '../people'
import { brings, lastDraft } from './import'
import { AS_IT_BEGAN, UNKNOWN_YEAR, drawStreet, type Draft } from './roster'
import { isThere } from './settled'

/** The office brings its files again: people go and come back, posts move, grids are renumbered. */

/** Once the year has begun somebody brings its holidays sooner or later, and they stay. */
function drawDraft(a: Act): Draft {
  const wasKnown = lastDraft(a).draft?.isYearKnown === true
  const hasBegun = shanghai(a.now()).year() >= UNKNOWN_YEAR
  const { dice } = a
  return drawStreet(dice, wasKnown || (hasBegun && dice.chance(0.4)))
}

const importsAnew = (a: Act): Promise<void> => brings(a, drawDraft(a))

/** Handlers of whom the street can do without. */
const MAY_BE_NAMED = ['W1', 'W2', 'W3', 'J1'] as const

/** Longer than an import takes here, shorter than a call may live. */
const HELD_MS = 12_000

/** So long after it the street is at rest. */
const AT_REST_MS = 4 * MINUTE_MS

const taskToGive = (a: Act): Report | undefined =>
  a.dice.pick(
    [...reportsOf(a).values()].filter((r) => ['ASSIGNED', 'PROCESSING'].includes(r.state)),
    (r) => r._id,
  )

/** 改派 to somebody whom an import retires between the look at the roster and the commit. */
async function leavesWhileNamed(a: Act): Promise<void> {
  const report = taskToGive(a)
  const no = a.dice.pick(
    MAY_BE_NAMED.filter((w) => isThere(a, `staff:${w}`) && report?.handlerId !== `staff:${w}`),
    (w) => w,
  )
  // Nothing else changes: an import that had to settle this report too would wait for it, and see.
  const draft = lastDraft(a).draft ?? AS_IT_BEGAN
  if (!report || !no) return importsAnew(a)
  const gone = [...new Set([...draft.gone, no])]
  const held = a.machine.faults.add({
    ...{ function: 'api', call: 'report.reassign', action: 'database.commitTransaction' },
    effect: { kind: 'slow', ms: HELD_MS },
  })
  const input = { id: report._id, version: report.version, handler: `staff:${no}` }
  await Promise.all([
    tap(a, 'dispatcher', 'report.reassign', { requestId: a.requestId(), ...input }),
    brings(a, { ...draft, gone }),
  ])
  a.machine.faults.remove(held)
  await a.pass(AT_REST_MS)
  await a.tick('jobs')
}

export const actors: Actor[] = [
  { name: 'the office brings the street again', weight: 3, act: importsAnew },
  { name: 'somebody leaves while named', weight: 2, alone: true, act: leavesWhileNamed },
]

/** The last import of a story, which comes to its end: everything is known then. */
export async function bringsTheLast(a: Act): Promise<void> {
  const draft = lastDraft(a).draft ?? drawStreet(a.dice, true)
  await brings(a, { ...draft, isYearKnown: true })
}

/** Whoever something waits for opens it. */
export async function opensWhatWaits(a: Act): Promise<void> {
  for (const { _id, waitingFor } of reportsOf(a).values()) {
    const who = personOf(waitingFor)
    if (who) await look(a, who, 'report.get', { id: _id })
  }
}
