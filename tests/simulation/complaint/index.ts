import { COMPLAINT } from '../../../domain/complaint/lifecycle'
import { BOX } from '../../../domain/complaint/limits'
import type { Context } from '../types'
import { actors } from './actors'
import { COMPLAINT_BUGS } from './bugs'
import { invariants } from './invariants'

export const complaint: Context = {
  actors,
  invariants,
  bugs: COMPLAINT_BUGS,
  matters: [
    { collection: 'complaints', table: COMPLAINT, needReason: ['reject', 'answer'], nobody: BOX },
  ],
}
