import type { Machine } from '../../../devtools/cloud/machine'

interface Planted {
  name: string
  /** The invariants that may see it first. Another one that breaks is not the proof that is wanted. */
  breaks: string[]
  /** The seed that shows it soonest: it is tried before the others. */
  seed: number
}

/**
 * A planted bug, for proving that the simulation would see it: one text of the sources replaced by
 * another when the functions are bundled. `from` must stand in the file exactly once.
 */
export interface Bug extends Planted {
  file: string
  from: string
  to: string
}

/** A bug of the cloud itself, planted into a running one. */
export interface Sabotage extends Planted {
  plant(m: Machine): void
}
