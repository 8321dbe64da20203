import type { RosterLine } from '../../../../../domain/contract'
import { when } from '../../../services/time'
import { ACT } from '../textActivity'

/** Two of one name (or of one mask) on a list are told apart by when they came onto it. */
export function namedApart<L extends RosterLine>(lines: readonly L[], now: number): L[] {
  const times = new Map<string, number>()
  for (const { name } of lines) times.set(name, (times.get(name) ?? 0) + 1)
  return lines.map((line) =>
    times.get(line.name) === 1
      ? line
      : { ...line, name: ACT.roster.namesake(line.name, when(line.since, now)) },
  )
}
