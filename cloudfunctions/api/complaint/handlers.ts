import type { COMPLAINT_CALLS } from '../../../domain/complaint/calls'
import type { Handlers } from '../context'
import { asked, explain } from './asked'
import { figures } from './figures'
import { get } from './get'
import { list } from './list'
import { stepHandlers } from './steps'
import { submit } from './submit'

export const complaintHandlers: Handlers<keyof typeof COMPLAINT_CALLS> = {
  ...stepHandlers,
  'complaint.submit': submit,
  'complaint.explain': explain,
  'complaint.asked': asked,
  'complaint.list': list,
  'complaint.get': get,
  'complaint.figures': figures,
}
