import type { StreetSettings } from '../../domain/street/types'
import { now } from './clock'
import { collection } from './collections'

/** An import shows within a minute; until then an instance keeps what it read. */
const KEEP_MS = 60_000

let kept: { at: number; settings: StreetSettings } | null = null
let reading: Promise<StreetSettings | null> | null = null

/** The street's small tables, at most a minute old. Throws where no street was imported yet. */
export async function streetSettings(): Promise<StreetSettings> {
  const settings = await settingsIfAny()
  if (!settings) throw new Error('no street imported: run admin import')
  return settings
}

/** The same; null where no street was imported yet, which is asked anew each time. */
export async function settingsIfAny(): Promise<StreetSettings | null> {
  const age = kept ? now() - kept.at : Infinity
  if (kept && age >= 0 && age < KEEP_MS) return kept.settings
  // Several parts of one cold call ask at once; they share one reading.
  reading ??= read().finally(() => (reading = null))
  return reading
}

async function read(): Promise<StreetSettings | null> {
  const settings = await collection('settings').get('settings:street')
  if (settings) kept = { at: now(), settings }
  return settings
}
