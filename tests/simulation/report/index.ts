import { REPORT } from '../../../domain/report/lifecycle'
import type { Context } from '../types'
import { actors } from './actors'
import { REPORT_BUGS } from './bugs'
import { invariants } from './invariants'

export const report: Context = {
  actors,
  invariants,
  bugs: REPORT_BUGS,
  matters: [
    {
      collection: 'reports',
      table: REPORT,
      needReason: ['reject', 'return', 'verifyFail', 'reopen', 'declineReopen'],
    },
  ],
}
