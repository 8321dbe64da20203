import type { Handler } from '../context'
import { takeStep } from './step'

/** 18 撤回: by the reporter, before 分派. */
export const withdraw: Handler<'report.withdraw'> = (input, context) =>
  takeStep(input, { action: 'withdraw', note: input.note }, context)
