import type { Bug } from '../types'

/** Bugs in what all functions stand on. */
export const PLATFORM_BUGS: Bug[] = [
  {
    name: 'a conflict is not tried again',
    breaks: ['nothing fails where nothing went wrong'],
    seed: 4,
    file: 'cloudfunctions/platform/transact.ts',
    from: 'if (!isConflict(error) && !(error instanceof LookAgain)) throw error',
    to: 'throw error',
  },
]
