/**
 * What a context says of those who wait for time. Whoever is offered some is asked, in the transaction
 * that offers it: the owner's document says of itself that the time is held for it, or it is offered to
 * the next.
 */
export interface Waiting<D> {
  /** The owner's document with the offer in it; null where it does not wait under this key any more. */
  offered(owner: D, key: string, until: number): D | null
}
