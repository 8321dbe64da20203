import type { Bug } from '../types'

/** Bugs in volunteering: places, who is where, hours and what is paid for them. */
export const VOLUNTEER_BUGS: Bug[] = [
  {
    name: 'whoever cancels takes his place along',
    breaks: ['places of an activity are taken or free, and nobody moves up after the start'],
    seed: 3,
    steps: 20,
    file: 'domain/volunteer/activity/roll.ts',
    from: 'going: but(roll.going, [key]), free: roll.free + 1 }',
    to: 'going: but(roll.going, [key]), free: roll.free }',
  },
]
