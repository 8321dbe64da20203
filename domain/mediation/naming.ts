import { NOBODY, type Naming } from '../duty/presence'
import type { Principal, StaffRef } from '../matter/types'
import type { StreetSettings } from '../street/types'
import { candidates } from './decide/choosing'
import { CHAIR, CLERK } from './limits'
import { jointChoice, worksForParty } from './match'
import { peopleOf, withParty } from './parties'
import type { Case } from './types'
import type { CaseStep } from './words'

/** Whom a step may name: who is there of them is asked inside the transaction. */
export function namesOf(c: Case, step: CaseStep, settings: StreetSettings): Naming {
  const except = peopleOf(c.parties)
  switch (step.action) {
    case 'rank':
      return { people: wouldMatch(c, step, settings), except }
    case 'propose':
      return { people: [{ id: step.lead, name: '' }], except }
    case 'invite':
      return { people: [{ id: step.staff, name: '' }], except }
    default:
      return NOBODY
  }
}

/** Whom the joint choice would ask if this rank is the last that was missing. */
function wouldMatch(
  c: Case,
  step: Extract<CaseStep, { action: 'rank' }>,
  settings: StreetSettings,
): StaffRef[] {
  const missing = c.parties.filter((p) => p.ranks === null)
  const [last] = missing
  const mediators = settings.committee?.mediators ?? []
  if (!last || missing.length > 1) return []
  const whole = { ...c, parties: withParty(c, last.key, { ranks: step.ranked }) }
  return candidates(jointChoice(whole, { mediators }, step.openCases)).filter(({ id }) => {
    const m = mediators.find((one) => one.id === id)
    return m !== undefined && !worksForParty(m, c.parties)
  })
}

/** The people behind a post of the committee, who have no part in the case. */
export function holdersOf(post: Principal, c: Case, settings: StreetSettings): StaffRef[] {
  const { chairs = [], clerks = [] } = settings.committee ?? {}
  if (post === CHAIR) return chairs.length > 0 ? chairs : clerks
  if (post === CLERK) return clerks.length > 0 ? clerks : chairs
  return []
}

/** Who is told that a case is late: the chairs, else the clerks. */
export const namesToRemind = (c: Case, settings: StreetSettings): Naming => ({
  people: [...holdersOf(CHAIR, c, settings), ...holdersOf(CLERK, c, settings)].filter(
    (p, i, all) => all.findIndex((q) => q.id === p.id) === i,
  ),
  except: peopleOf(c.parties),
})
