import type { Handler } from '../context'
import { takeStep } from './step'

/** 15 核查不过: back to the handler, with the reason. */
export const verifyFail: Handler<'report.verifyFail'> = (input, context) =>
  takeStep(input, { action: 'verifyFail', note: input.note }, context)
