import type { StaffRef } from '../matter/types'

/**
 * Collection `handovers`: all that waits for one person is to go to another. The timer carries it out
 * one matter at a time and removes it when nothing waits for the first any more.
 */
export interface HandOver {
  /** `handover:` + the request's key */
  _id: string
  from: StaffRef
  to: StaffRef
  /** Name of whoever ordered it, for the histories. */
  by: string
  at: number
}
