import { complaint } from './complaint'
import { duty } from './duty'
import { household } from './household'
import { identity } from './identity'
import { limits } from './limits'
import { matterRules } from './matter'
import { mediation } from './mediation'
import { merchant } from './merchant'
import { notice } from './notice'
import { onceRules } from './once'
import { platform } from './platform'
import { points } from './points'
import { report } from './report'
import { street } from './street'
import type { Context } from './types'
import { volunteer } from './volunteer'

/** A context adds its own here, and nowhere else. */
const OWN: Context[] = [
  report,
  street,
  duty,
  notice,
  identity,
  mediation,
  points,
  household,
  volunteer,
  merchant,
  complaint,
  limits,
  platform,
]

const kinds = OWN.flatMap((c) => c.matters ?? [])

/** All that the street is made of; the rules of every matter and request are asked first. */
export const CONTEXTS: Context[] = [matterRules(kinds), onceRules(kinds), ...OWN]

/** Rooms whose rules no bug of another room breaks: what they prove is told apart from the rest. */
export const OWN_RULES: Context[] = [mediation, points, household, volunteer, merchant, complaint]
export const RULES_OF_ALL: Context[] = CONTEXTS.filter((c) => !OWN_RULES.includes(c))

export const BUGS = CONTEXTS.flatMap((c) => c.bugs)
