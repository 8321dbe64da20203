import type { RosterLine } from '../../../../../domain/contract'
import { matches } from '../../../services/search'

/** Those who have to be decided first, then whoever can be ticked, then everybody else, each as they came. */
const rankOf = ({ isUndecided, actions }: RosterLine): number =>
  isUndecided ? 0 : actions.length ? 1 : 2

export const linesFound = (lines: readonly RosterLine[], words: string): RosterLine[] =>
  lines
    .filter(({ name }) => matches(name, words))
    .map((line, nth) => ({ line, nth }))
    .sort((a, b) => rankOf(a.line) - rankOf(b.line) || a.nth - b.nth)
    .map(({ line }) => line)

/** With one of them as it is now. */
export const withLine = <L extends RosterLine>(lines: readonly L[], line: RosterLine): L[] =>
  lines.map((old) => (old.id === line.id ? { ...old, ...line } : old))
