import type { Role } from '../street/types'
import type { Actor } from './types'

/** Whether the actor holds a post; `scopeId` narrows it to one part of the street. */
export const holds = (actor: Actor, role: Role, scopeId?: string | null): boolean =>
  actor.posts.some((p) => p.role === role && (scopeId === undefined || p.scopeId === scopeId))
