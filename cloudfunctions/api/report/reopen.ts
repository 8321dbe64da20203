import type { Handler } from '../context'
import { takeStep } from './step'

/** 17 重办: the reporter asks, the first time is automatic; for the second a dispatcher decides. */
export const reopen: Handler<'report.reopen'> = (input, context) =>
  takeStep(input, { action: 'reopen', note: input.note, grant: input.grant }, context)
