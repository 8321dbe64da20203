import type { Photo, StaffRef } from '../matter/types'
import type { StepName, StepWords } from './calls'
import type { Report } from './types'

/** What the cloud puts in the place of a call's words before it decides: evidence and people. */
interface Loaded {
  photos: Photo[]
  handler: StaffRef
}
type WithLoaded<W> = { [K in keyof W]: K extends keyof Loaded ? Loaded[K] : W[K] }

/** What the cloud adds to a call's words: what the content check says of them. */
interface Added {
  supplement: Pick<Report, 'moderation'>
}
type WithAdded<A> = A extends keyof Added ? Added[A] : unknown

/** A step and its words, as the contract has them. */
export type StepInput = {
  [A in StepName]: { action: A } & WithLoaded<StepWords<A>> & WithAdded<A>
}[StepName]
export type InputOf<A extends StepName> = StepInput & { action: A }
