import type { InDay } from '../../../domain/booking/day'
import type { Booking, Claim, Slot } from '../../../domain/booking/types'
import type { Tell } from '../../../domain/notice/compose'
import type { Outcome } from '../../../domain/result'
import type { Transaction } from '../transact'

/** What a hold comes to. */
export interface Holding {
  /** Until when, epoch ms; null when it is booked already. */
  until: number | null
  /** The same was held or booked before: nothing new was written. */
  repeated: boolean
}

/**
 * How a slot is taken. Two ways stand behind this, with the same outcomes: single conditional updates
 * and transactions (docs/decisions/0017). Each looks at the present time itself.
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

/** What a context that books tells the timer of its bookings, by what they are for. */
export interface Owner {
  /**
   * Carries on what a dead function left: the time is booked in the day and nothing more. Inside the
   * transaction that adds the booking, writes what the owner's document says of it, or answers false
   * where the owner does not want it any more: then the time is freed.
   */
  complete(transaction: Transaction, booked: InDay): Promise<boolean>
  /** Whom a booking reminds, in which words; asked when it is sent. Nobody where it is off. */
  remind(transaction: Transaction, booking: Booking): Promise<Tell[]>
}
