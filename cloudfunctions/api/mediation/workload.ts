import { collection } from '../../platform/collections'
import { now } from '../../platform/clock'

/** How many cases each mediator has open changes slowly, and only breaks ties. */
const KEEP_MS = 60_000
/** No street has so many cases open. */
const MOST = 1000

let kept: { at: number; counts: Record<string, number> } | null = null

/** Open cases by mediator, at most a minute old. */
export async function openCases(at: number = now()): Promise<Record<string, number>> {
  if (kept && at - kept.at >= 0 && at - kept.at < KEEP_MS) return kept.counts
  const open = await collection('cases').find(
    { open: true },
    { sort: [['appliedAt', 'desc']], limit: MOST, fields: ['_id', 'leadId'] },
  )
  const counts: Record<string, number> = {}
  for (const { leadId } of open) if (leadId) counts[leadId] = (counts[leadId] ?? 0) + 1
  kept = { at, counts }
  return counts
}
