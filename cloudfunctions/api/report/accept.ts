import type { Handler } from '../context'
import { takeStep } from './step'

/** 3 受理: sets the category and starts the clock. */
export const accept: Handler<'report.accept'> = (input, context) =>
  takeStep(input, { action: 'accept', categoryCode: input.category }, context)
