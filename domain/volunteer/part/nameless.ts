import { GONE, withoutNumbers } from '../../identity/leaving'
import type { Principal } from '../../matter/types'
import { cancel } from './decide'
import { PART } from './lifecycle'
import type { Part } from './types'

/** Nobody is there any more who could come, or for whom hours could count. */
function ended(part: Part, now: number): Part {
  const doing = { by: GONE, role: 'system' as const, now }
  const cancelled = cancel(part, doing)
  if (cancelled.ok) return cancelled.value
  return PART.states[part.state].ended ? part : { ...part, state: 'VOID', lookAt: null }
}

/** Neither the person nor, of a child's, the child and the guardian. */
function without({ guardian: _, ...part }: Part): Part {
  return { ...part, user: GONE, name: '', ward: null, lookAt: null, ackCode: null }
}

/** A part without this account: whose it was, who found it right, who did something with it. */
export function nameless(part: Part, user: Principal, now: number): Part {
  const isOwn = part.user === user
  const left = isOwn ? without(ended(part, now)) : part
  return {
    ...left,
    version: part.version + 1,
    findings: left.findings.map((f) => (f.by === user ? { ...f, by: GONE } : f)),
    history: left.history.map((line) => ({
      ...line,
      by: line.by === user ? GONE : line.by,
      note: line.by === user || isOwn ? withoutNumbers(line.note) : line.note,
    })),
  }
}
