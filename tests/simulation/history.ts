import { isOpen, transition } from '../../domain/report/lifecycle'
import type { HistoryEntry, Report, ReportAction } from '../../domain/report/types'
import { isSamePerson } from './people'

/** What must hold of one report, whatever happened to it: each answers what is wrong. */

const MARKS: ReadonlySet<string> = new Set(['escalate', 'askReopen', 'declineReopen', 'noRating'])

/** What is wrong with the newest entries of a history, or undefined. */
function wrongEntry(h: HistoryEntry, before: HistoryEntry | undefined): string | undefined {
  const at = before?.to ?? null
  if (h.from !== at) return `${h.action} begins at ${h.from}, was ${at}`
  if (before && h.at < before.at) return `${h.action} is earlier than ${before.action}`
  if (!h.by.principal || !h.by.role || !h.requestId) return `${h.action} has no actor or request`
  if (MARKS.has(h.action)) return h.to === h.from ? undefined : `mark ${h.action} moved`
  const row = transition(h.action as ReportAction)
  if (!row.from.includes(h.from)) return `${h.action} from ${h.from} is not in the table`
  if (row.to !== h.to) return `${h.action} to ${h.to} is not in the table`
  return row.who.includes(h.by.role) ? undefined : `${h.action} by ${h.by.role}`
}

const NEEDS_REASON: ReadonlySet<string> = new Set(['reject', 'return', 'verifyFail', 'reopen'])

/** What is wrong with a whole history, or undefined. */
export function wrongWith(r: Report): string | undefined {
  for (const [i, h] of r.history.entries()) {
    const wrong = wrongEntry(h, r.history[i - 1])
    if (wrong) return wrong
    if (NEEDS_REASON.has(h.action) && h.note === '') return `${h.action} gives no reason`
  }
  const last = r.history[r.history.length - 1]
  if (last?.to !== r.state) return `state ${r.state}, history says ${last?.to}`
  if (r.open !== isOpen(r.state)) return `open is ${r.open} at ${r.state}`
  return undefined
}

/** A request that says which version of the report its sender saw. */
export const seeing = (requestId: string, version: number): string =>
  `${requestId.slice(0, 32)}_v${version}`

/** A step whose sender had seen another version than the one it changed, or undefined. */
export function onWhatWasSeen(after: Report, before: Report | null): string | undefined {
  for (const h of after.history.slice(before?.history.length ?? 0)) {
    const seen = /_v(\d+)$/.exec(h.requestId)?.[1]
    if (before && seen !== undefined && Number(seen) !== before.version)
      return `${h.action} by ${h.by.role} on version ${seen}, but it was ${before.version}`
  }
  return undefined
}

/** Entries that one tap may write together: 受理 goes on to 分派 and 签收, 评价 to 重办. */
const isTap = (h: HistoryEntry): boolean => h.by.role !== 'system'

/** A request that had two effects, or undefined. */
export function twice(r: Report): string | undefined {
  const seen = new Map<string, number>()
  for (const [i, h] of r.history.entries()) {
    if (!isTap(h)) continue
    const before = seen.get(h.requestId)
    // One tap's entries stand together, so a gap between equal requests is a second effect.
    if (before !== undefined && (before !== i - 1 || r.history[before]!.action === h.action)) {
      const between = r.history.slice(before + 1, i)
      if (between.some(isTap) || r.history[before]!.action === h.action)
        return `request ${h.requestId} had two effects`
    }
    seen.set(h.requestId, i)
  }
  return undefined
}

export function verifiedByOther(r: Report): string | undefined {
  let handler: string | null = null
  for (const h of r.history) {
    if (h.action === 'sign' || h.action === 'selfHandle' || h.action === 'resolve')
      handler = h.by.principal
    const verifies = h.action === 'verifyPass' || h.action === 'verifyFail'
    if (verifies && handler !== null && isSamePerson(handler, h.by.principal))
      return `${h.action} by ${h.by.principal}, who handled it`
  }
  return undefined
}

export function grows(after: Report, before: Report | null): string | undefined {
  if (!before) return undefined
  const old = before.history.length
  if (JSON.stringify(after.history.slice(0, old)) !== JSON.stringify(before.history))
    return 'its history was changed'
  const steps = after.history.length - old
  if (after.version < before.version + Math.max(1, steps))
    return `version ${before.version} → ${after.version} with ${steps} steps`
  return undefined
}

export function watched(r: Report): string | undefined {
  if (r.open && r.nextAt === null) return 'open, but nobody watches it'
  if (r.open && r.waitingFor === null) return 'open, but it waits for nobody'
  if ((r.waitingFor === null) !== (r.nextAt === null)) return 'waited for and watched differ'
  if ((r.nextAt === null) !== (r.watching === null)) return 'watched for nothing'
  return undefined
}

/** Told of as late, though its moment had not come; `now` is when it was written. */
export function early(after: Report, before: Report | null, now: number): string | undefined {
  if (!before || after.escalations <= before.escalations) return undefined
  return before.nextAt !== null && before.nextAt > now ? 'told of before it was due' : undefined
}
