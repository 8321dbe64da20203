import type { Handler } from '../context'
import { takeStep } from './step'

/** 7 签收: the handler takes it on. */
export const sign: Handler<'report.sign'> = (input, context) =>
  takeStep(input, { action: 'sign' }, context)
