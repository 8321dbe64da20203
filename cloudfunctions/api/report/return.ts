import type { Handler } from '../context'
import { takeStep } from './step'

/** 8 退回: the handler gives it back with a reason, twice at most. */
export const giveBack: Handler<'report.return'> = (input, context) =>
  takeStep(input, { action: 'return', note: input.note }, context)
