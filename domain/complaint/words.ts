import type { Photo } from '../matter/types'
import type { StepName, StepWords } from './calls'

/** What the cloud puts in the place of a call's words before it decides. */
interface Loaded {
  photos: Photo[]
}
type WithLoaded<W> = { [K in keyof W]: K extends keyof Loaded ? Loaded[K] : W[K] }

/** A step and its words, as the contract has them. */
export type StepInput = { [A in StepName]: { action: A } & WithLoaded<StepWords<A>> }[StepName]
export type InputOf<A extends StepName> = StepInput & { action: A }
