import type { REPORT_CALLS } from '../../../domain/report/calls'
import type { Handlers } from '../context'
import { get } from './get'
import { list } from './list'
import { resolving } from './resolve'
import { revealReporter } from './reveal'
import { selfHandling } from './selfHandle'
import { stepHandlers } from './steps'
import { submitting } from './submit'
import { supplementing } from './supplement'

export const reportHandlers: Handlers<keyof typeof REPORT_CALLS> = {
  ...stepHandlers,
  ...resolving,
  ...submitting,
  ...selfHandling,
  ...supplementing,
  'report.list': list,
  'report.get': get,
  'report.reveal': revealReporter,
}
