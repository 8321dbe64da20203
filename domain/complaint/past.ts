import { isNamed } from './named'
import type { Naming } from '../duty/presence'
import type { Actor } from '../identity/types'
import type { Post, Receiver, Role, StreetSettings } from '../street/types'
import { receiversOf } from '../street/receivers'
import { rolesOf } from './subjects'
import type { Complaint } from './types'

/**
 * A complaint goes past whomever it is about. Whom that is, is asked whenever somebody might be given it,
 * told of it or shown it: those who worked on the report or case that it comes from, whoever holds a post
 * that it is about, whoever is named in it, whoever said himself that it concerns him, and its writer.
 */

type Aimed = Pick<Complaint, 'concerned' | 'except' | 'about' | 'subject' | 'who' | 'text'>

/** Somebody of the staff, as far as this must be known of him. */
interface Person {
  id: string
  name: string
  roles: readonly Role[]
}

export function concerns(c: Aimed, { id, name, roles }: Person): boolean {
  if (c.except.includes(id) || c.concerned.some((p) => p.id === id)) return true
  if (rolesOf(c.subject).some((role) => roles.includes(role))) return true
  return isNamed(name, c.who) || isNamed(name, c.text)
}

export const concernsActor = (c: Aimed, actor: Actor): boolean =>
  c.except.includes(actor.userId) ||
  (actor.staffId !== null &&
    concerns(c, {
      id: actor.staffId,
      name: actor.name,
      roles: actor.posts.map(({ role }) => role),
    }))

/** Who takes a complaint the first time, and who the second: the street's leaders before its clerks. */
const ORDER: Record<Complaint['round'], readonly Role[]> = {
  1: ['complaintClerk', 'streetLeader', 'dispatcher'],
  2: ['streetLeader', 'complaintClerk', 'dispatcher'],
}

/** Of those, whoever hears that it is late, the first level first. */
const ABOVE: readonly Role[] = ['streetLeader', 'dispatcher']

function inOrder(roles: readonly Role[], settings: StreetSettings): Receiver[] {
  const all = receiversOf(settings)
  const sorted = roles.flatMap((role) => all.filter((p) => p.roles.includes(role)))
  return [...new Set(sorted)]
}

/** Whoever has answered it or turned it down leaves the second time to another, whatever way it comes. */
export const hasDecided = ({ decidedBy }: Pick<Complaint, 'decidedBy'>, id: string): boolean =>
  decidedBy.includes(id)

/** Whether it may be in this person's hands. */
export const mayHave = (c: Aimed & Pick<Complaint, 'decidedBy'>, p: Person): boolean =>
  !concerns(c, p) && !hasDecided(c, p.id)

/** Who may be given it, the best first: never whomever it is about, nor whoever has decided it. */
export const candidates = (
  c: Aimed & Pick<Complaint, 'round' | 'decidedBy'>,
  settings: StreetSettings,
): Receiver[] => inOrder(ORDER[c.round], settings).filter((p) => mayHave(c, p))

/** Who may hear that it is late. */
export const above = (
  c: Aimed & Pick<Complaint, 'waitingFor'>,
  settings: StreetSettings,
): Receiver[] => inOrder(ABOVE, settings).filter((p) => !concerns(c, p) && p.id !== c.waitingFor)

/** Whom a step names: in person, for a deputy may be whomever it is about. */
export const naming = (people: Naming['people'], c: Pick<Complaint, 'except'>): Naming => ({
  people,
  except: c.except,
  inPerson: true,
})

/** Who may look into the box where nobody has a complaint. */
const BOX_ROLES: readonly Role[] = ['complaintClerk', 'streetLeader', 'dispatcher']

export const holdsBox = ({ posts }: { posts: readonly Pick<Post, 'role'>[] }): boolean =>
  posts.some(({ role }) => BOX_ROLES.includes(role))
