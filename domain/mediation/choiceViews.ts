import type { CaseView } from './answers'
import { liveExtension } from './limits'
import type { Case } from './types'

/** An extension that is asked for, while it can be agreed to. */
export function extensionView(c: Case, now: number): CaseView['extension'] {
  const live = liveExtension(c, now)
  return live && { byName: live.byName, note: live.note, until: live.until }
}

/**
 * The choice as its readers see it; whoever is only asked reads where it stands and nothing more, and
 * who is excluded only whoever chooses people.
 */
export function choiceView(
  c: Case,
  { isShort, chooses }: { isShort: boolean; chooses: boolean },
): CaseView['choice'] {
  const { choice } = c
  if (!choice) return null
  if (isShort) return { stage: choice.stage, by: choice.by, reason: '', excluded: [], table: [] }
  return {
    stage: choice.stage,
    by: choice.by,
    reason: choice.reason,
    excluded: chooses ? choice.excluded : [],
    table: choice.table.map(({ staff, worst: _worst, ...line }) => ({ name: staff.name, ...line })),
  }
}
