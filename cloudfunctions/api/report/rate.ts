import type { Handler } from '../context'
import { takeStep } from './step'

/** 16 评价: is it solved, and how was it; an unsolved one goes on to 重办 by itself. */
export const rate: Handler<'report.rate'> = (input, context) => {
  const { outcome, stars, comment } = input
  return takeStep(input, { action: 'rate', outcome, stars, comment }, context)
}
