import type { Claim, Slot } from '../../../domain/booking/types'
import type { Outcome } from '../../../domain/result'

/** What a hold comes to. */
export interface Holding {
  /** Until when, epoch ms; null when it is booked already. */
  until: number | null
  /** The same was held or booked before: nothing new was written. */
  repeated: boolean
}

/**
 * How a slot is taken. Two ways stand behind this, with the same outcomes: single conditional updates
 * and transactions (docs/decisions/0015). Each looks at the present time itself.
 */
export interface Taking {
  /** Holds all of the slot or nothing. Outcomes: `slotTaken`, `busy`. */
  hold(claim: Claim, holdMs: number): Promise<Outcome<Holding>>
  /**
   * Books what the key holds, whole, and only while the hold lives. What follows of it (the booking's
   * own document, the owner's) is the caller's next transaction, or the timer's. Outcome: `holdOver`.
   */
  confirm(claim: Claim): Promise<Outcome<{ repeated: boolean }>>
  /** Gives a hold back; what is booked stays. Whoever waits for it is offered it by the next tick. */
  release(slot: Pick<Slot, 'date' | 'resources'>, key: string): Promise<void>
}
