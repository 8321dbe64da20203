import { REPORT_CALLS, type StepName } from '../../../domain/report/calls'
import { REPORT, namesIn } from '../../../domain/report/lifecycle'
import type { StepInput } from '../../../domain/report/words'
import type { Report } from '../../../domain/report/types'
import type { StaffRef } from '../../../domain/matter/types'
import { ok } from '../../../domain/result'
import type { Handler } from '../context'
import type { Transaction } from '../../platform/transact'
import { takeStep, type StepCall } from '../matter'
import { REPORTS } from './kind'

/** What a step is told, without what every step carries. */
function wordsOf(input: StepCall & { requestId: string }): { handler?: unknown } {
  const carried = new Set(['requestId', 'id', 'version'])
  return Object.fromEntries(Object.entries(input).filter(([field]) => !carried.has(field)))
}

/** Whoever is chosen is named by his id; his name, and whether he is there, is asked at the commit. */
const chosen = (id: unknown): StaffRef => ({ id: String(id), name: '' })

/** What was paid at 受理 goes back: the timer finds it, whatever happens after the commit. */
async function owed(transaction: Transaction, { _id, acceptedAt, history }: Report): Promise<void> {
  if (acceptedAt === null) return
  const due = { _id: `due:${_id}`, report: _id, at: history.at(-1)!.at }
  await transaction.collection('dues').add(due)
}

/** Takes the step of the life cycle that the call is named after. */
const stepCalled =
  (action: StepName) =>
  (...[input, context]: Parameters<Handler<`report.${StepName}`>>) => {
    const words = wordsOf(input)
    const isGiven = namesIn(action).startsWith('chosen')
    const step = { action, ...words, ...(isGiven ? { handler: chosen(words.handler) } : {}) }
    return takeStep(
      REPORTS,
      input,
      {
        action,
        load: () => ok(step as unknown as StepInput),
        ...(action === 'withdraw' ? { also: owed } : {}),
      },
      context,
    )
  }

type StepHandlers = { [A in StepName as `report.${A}`]: Handler<`report.${A}`> }

/**
 * A handler for every step that has a call, from the table: it needs a file of its own only where it
 * copies something first, and that takes the place of this one.
 */
export const stepHandlers = Object.fromEntries(
  REPORT.steps
    .filter(({ action }) => `report.${action}` in REPORT_CALLS)
    .map(({ action }) => [`report.${action}`, stepCalled(action as StepName)]),
) as unknown as StepHandlers
