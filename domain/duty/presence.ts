import type { Principal, StaffRef } from '../matter/types'
import type { Staff } from '../street/types'
import { isOnLeave } from './leave'

/** Of a person's document, what says whether something may wait for that person. */
export type Standing = Pick<Staff, 'name' | 'active' | 'openid' | 'leave'>

/** On the roster, and with an account to act by. */
export const isThere = <S extends Standing>(staff: S | null | undefined): staff is S =>
  staff?.active === true && staff.openid !== null

/** Who is there at this moment, asked where the decision is committed. */
export interface Presence {
  /** Who acts where this person is named: the person, on leave the deputy, or nobody. */
  of(person: StaffRef): StaffRef | null
  /** Whether the person is there at all, at work or on leave. */
  isThere(person: StaffRef): boolean
}

/** Whom a step may name, the best first, and who must not be meant, whatever his post. */
export interface Naming {
  people: readonly StaffRef[]
  /** Principals, of staff or of accounts. */
  except: readonly Principal[]
  /** Nobody stands in: whoever is on leave is not there. */
  inPerson?: true
}

export const NOBODY: Naming = { people: [], except: [] }

/** Where nobody was asked: of the pure rules' own tests, and of steps that name nobody. */
export const EVERYBODY: Presence = { of: (person) => person, isThere: () => true }

/**
 * Presence as far as it was looked up. Asking for somebody who was not is a fault of the caller: it
 * would name a person of whom nobody knows whether he is there.
 */
export function presenceOf(
  known: ReadonlyMap<string, Standing | null>,
  now: number,
  except: readonly Principal[] = [],
  inPerson = false,
): Presence {
  const lookedUp = (id: string): Standing | null => {
    const staff = known.get(id)
    if (staff === undefined) throw new RangeError(`nobody has asked whether ${id} is there`)
    return isThere(staff) ? staff : null
  }
  const atWork = (id: string): StaffRef | null => {
    const staff = lookedUp(id)
    if (!staff || isOnLeave(staff, now)) return null
    const isExcepted = except.includes(id) || except.includes(`user:${staff.openid}`)
    return isExcepted ? null : { id, name: staff.name }
  }
  return {
    isThere: ({ id }) => lookedUp(id) !== null,
    of({ id }) {
      const deputy = inPerson ? null : deputyOf(lookedUp(id), now)
      return deputy ? atWork(deputy.id) : atWork(id)
    },
  }
}

/** Who takes the work of somebody who is on leave now. */
export const deputyOf = (staff: Standing | null, now: number): StaffRef | null =>
  staff && isOnLeave(staff, now) ? (staff.leave?.deputy ?? null) : null

/** The first who is there. */
export function firstThere(people: readonly StaffRef[], presence: Presence): StaffRef | null {
  for (const person of people) {
    const there = presence.of(person)
    if (there !== null) return there
  }
  return null
}
