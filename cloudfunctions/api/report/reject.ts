import type { Handler } from '../context'
import { takeStep } from './step'

/** 4 不予受理: ends it, with the reason and where to turn instead. */
export const reject: Handler<'report.reject'> = (input, context) =>
  takeStep(input, { action: 'reject', note: input.note }, context)
