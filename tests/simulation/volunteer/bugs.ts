import type { Bug } from '../types'

/** Bugs in volunteering: places, hours, what is paid, what is told. */
export const VOLUNTEER_BUGS: Bug[] = []
