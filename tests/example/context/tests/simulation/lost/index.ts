import { LOST } from '../../../domain/lost/lifecycle'
import type { Context } from '../types'
import { actors } from './actors'
import { LOST_BUGS } from './bugs'
import { invariants } from './invariants'

export const lost: Context = {
  actors,
  invariants,
  bugs: LOST_BUGS,
  matters: [{ collection: 'lost', table: LOST, needReason: ['giveBack'] }],
}
