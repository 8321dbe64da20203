import { NOTICE_BUGS } from './notice'
import { PLATFORM_BUGS } from './platform'
import { REPORT_BUGS } from './report'

export { SABOTAGES } from './cloud'
export type { Bug, Sabotage } from './types'

/** A context adds its own here. */
export const BUGS = [...REPORT_BUGS, ...NOTICE_BUGS, ...PLATFORM_BUGS]
