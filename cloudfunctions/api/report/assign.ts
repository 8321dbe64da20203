import { ok, refuse } from '../../../domain/result'
import type { Handler } from '../context'
import { takeStep } from './step'

/** 6 分派: a dispatcher gives it to one person. Outcomes: `staffUnknown` besides a step's. */
export const assign: Handler<'report.assign'> = (input, context) =>
  takeStep(
    input,
    {
      action: 'assign',
      prepare: async (transaction) => {
        const staff = await transaction.collection('staff').get(input.handler)
        if (!staff?.active) return refuse('staffUnknown')
        const handler = { id: staff._id, name: staff.name }
        return ok({ action: 'assign', handler, note: input.note })
      },
    },
    context,
  )
