import { saysSomething } from '../call/said'
import { ok, refuse, type Outcome } from '../result'

/**
 * 风险告知 of an activity (志愿服务条例 art. 12): every wording that was ever shown is kept, and whoever
 * signs up says which one he has read.
 */
export interface RiskNotice {
  /** From 1, raised with every change of the words. */
  version: number
  text: string
  at: number
}

/** With other words from now on; the same words are no new version. Never without any. */
export function withRisk(
  notices: readonly RiskNotice[],
  text: string,
  now: number,
): Outcome<RiskNotice[]> {
  if (!saysSomething(text)) return refuse('needRisk', 'risk')
  const last = notices.at(-1)
  if (last?.text === text) return ok([...notices])
  return ok([...notices, { version: (last?.version ?? 0) + 1, text, at: now }])
}

/** The wording of now. An activity without one is a fault of the rules: it cannot be published. */
export function riskOfNow(notices: readonly RiskNotice[]): RiskNotice {
  const last = notices.at(-1)
  if (!last) throw new RangeError('an activity without a risk notice')
  return last
}

/** The very words that somebody has read. */
export const riskRead = (notices: readonly RiskNotice[], version: number): RiskNotice | null =>
  notices.find((n) => n.version === version) ?? null
