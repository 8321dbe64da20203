import { ACTIVITY } from '../../../domain/volunteer/activity/lifecycle'
import { TEAM } from '../../../domain/volunteer/team/lifecycle'
import type { Context } from '../types'
import { actors } from './actors'
import { VOLUNTEER_BUGS } from './bugs'
import { invariants } from './invariants'

export const volunteer: Context = {
  actors: [],
  guests: actors,
  invariants,
  bugs: VOLUNTEER_BUGS,
  matters: [
    { collection: 'activities', table: ACTIVITY, needReason: ['cancel'] },
    { collection: 'teams', table: TEAM, needReason: ['reject', 'dissolve'] },
  ],
}
