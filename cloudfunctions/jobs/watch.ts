/**
 * What is left of some work that must not run beside other work of the same function: a transaction, where
 * others write by a condition (`where`), which no transaction may hold.
 */
export type Alone = () => Promise<void>

/**
 * One thing that the timer looks after. Everything here may run twice and concurrently with itself, so
 * `look` looks again at what it was given, and leaves it out of `due` when it has done its work.
 */
export interface Watch<T extends { _id: string } = { _id: string }> {
  name: string
  /** Of the time that is left when this watch begins, 0–1: none may starve those after it. */
  share: number
  /** What is due now, the longest waiting first. */
  due(limit: number): Promise<T[]>
  look(item: T): Promise<Alone | void>
}
