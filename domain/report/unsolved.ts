import type { ReportView } from './answers'

/**
 * What comes of a rating of 未解决 (`decide`: rate): it is done again at once, a dispatcher is asked whether it
 * is, or it is kept and nothing more, where 重办 is used up, too late, or asked for already.
 */
export type Unsolved = 'again' | 'asked' | 'noted'

/** As its reporter sees the report before he rates it. */
export function unsolvedMeans({
  actions,
  reopens,
}: Pick<ReportView, 'reopens'> & { actions: readonly { action: string }[] }): Unsolved {
  if (!actions.some(({ action }) => action === 'reopen')) return 'noted'
  return reopens === 0 ? 'again' : 'asked'
}
