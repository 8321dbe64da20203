import { OWN_RULES } from './contexts'
import { hunts } from './hunt'

/** Bugs of the rooms whose rules are their own; those of what all stand on are in `bugs.test.ts`. */
hunts(OWN_RULES)
