import type { REPORT_CALLS } from '../../../domain/report/calls'
import type { Handlers } from '../context'
import { givingSteps } from './assign'
import { get } from './get'
import { list } from './list'
import { resolve } from './resolve'
import { selfHandle } from './selfHandle'
import { plainSteps } from './steps'
import { submit } from './submit'

export const reportHandlers: Handlers<keyof typeof REPORT_CALLS> = {
  ...plainSteps,
  ...givingSteps,
  'report.resolve': resolve,
  'report.submit': submit,
  'report.selfHandle': selfHandle,
  'report.list': list,
  'report.get': get,
}
