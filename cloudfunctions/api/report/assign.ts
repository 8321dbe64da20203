import { ok, refuse } from '../../../domain/result'
import type { Handler } from '../context'
import { takeStep } from '../matter'
import { REPORTS } from './kind'

/**
 * 6 分派: to any of the staff. Whether that person is still there is asked in the transaction, so that
 * nothing is given to somebody who has just left. Outcome of its own: `staffUnknown`.
 */
export const assign: Handler<'report.assign'> = (input, context) =>
  takeStep(
    REPORTS,
    input,
    {
      action: 'assign',
      async load(transaction) {
        const staff = await transaction.collection('staff').get(input.handler)
        if (!staff?.active) return refuse('staffUnknown')
        const handler = { id: staff._id, name: staff.name }
        const { note, category } = input
        return ok({ action: 'assign', handler, note, ...(category ? { category } : {}) })
      },
    },
    context,
  )
