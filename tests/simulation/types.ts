import type { Machine } from '../../devtools/cloud/machine'
import type { Actor, Invariant } from '../../devtools/simulation/types'
import type { Principal } from '../../domain/matter/types'
import type { Lifecycle } from '../../domain/matter/lifecycle'

interface Planted {
  name: string
  /** The invariants that may see it first. Another one that breaks is not the proof that is wanted. */
  breaks: string[]
  /** The seed that shows it soonest: it is tried before the others. */
  seed: number
  /** How many acts it takes, where it is rare. */
  steps?: number
  /** Who is enough to find it, instead of those of its room. */
  crowd?: Actor[]
}

/** One text of the sources and what replaces it. `from` must stand in the file exactly once. */
export interface Edit {
  /** Path from the root of the repository. */
  file: string
  from: string
  to: string
}

/**
 * A planted bug, for proving that the simulation would see it: a text of the sources is replaced by
 * another when the functions are bundled.
 */
export interface Bug extends Planted, Edit {
  /** What has to go with it, where something else would catch the bug before it does harm. */
  and?: Edit[]
}

/** A bug of the cloud itself, planted into a running one. */
export interface Sabotage extends Planted {
  plant(m: Machine): void
}

/** Documents with a life cycle: held to the rules of all matters (`matter/invariants.ts`). */
export interface Matters {
  collection: string
  table: Lifecycle
  /** Steps that must say why. */
  needReason: readonly string[]
  /** Where it waits while nobody is there who may have it: then nobody is told. */
  nobody?: Principal
}

/** What one context brings into the story; a context adds its own to `contexts.ts`. */
export interface Context {
  actors: Actor[]
  /** See `Story.guests`: of a context that came when the others had their seeds. */
  guests?: Actor[]
  invariants: Invariant[]
  bugs: Bug[]
  /** Who is enough to find them, soon; without it the whole street is (without guests). */
  crowd?: Actor[]
  matters?: Matters[]
}
