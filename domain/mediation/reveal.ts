import type { Actor } from '../identity/types'
import { sittersOf } from './parties'
import { qualities } from './qualities'
import type { Case, Party } from './types'

/**
 * Who may be told a party's number, so that he can call (DOMAIN §2.4, §3.5): chair, clerk, and whoever has
 * taken the case. Parties are told no other party's, and whoever only was asked to mediate none.
 */
export function mayReveal(actor: Actor, c: Case): boolean {
  const roles = qualities(actor, c)
  if (!c.open || roles.has('party')) return false
  if (roles.has('chair') || roles.has('clerk')) return true
  return sittersOf(c).some((m) => m.id === actor.staffId && m.taken)
}

/** By which number a party is reached: the own one, else that of whoever stands for it. */
export function numberOf({ name, phone, agent }: Party): { name: string; phone: string } {
  if (phone !== '' || !agent) return { name, phone }
  return { name: agent.name, phone: agent.phone }
}
