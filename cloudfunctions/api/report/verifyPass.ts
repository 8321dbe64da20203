import type { Handler } from '../context'
import { takeStep } from './step'

/** 14 核查通过: somebody other than the handler says it is done. */
export const verifyPass: Handler<'report.verifyPass'> = (input, context) =>
  takeStep(input, { action: 'verifyPass', note: input.note }, context)
