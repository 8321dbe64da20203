/** A failure as a person reads it. */
import type { Run } from './types'
import type { Subset } from './shrink'

const MAX_LINES = 150

const clock = (at: number): string => new Date(at).toISOString().slice(5, 23).replace('T', ' ')

/** The story of a run, event by event; the last lines of a long one. `all` leaves nothing out. */
export function storyOf(run: Run, all = false): string {
  // Deliveries of answers are noise to a reader, unless everything is asked for.
  const lines = run.trace.filter((l) => all || !(l.text.startsWith('·') && l.text.endsWith('>')))
  const shown = all ? lines : lines.slice(-MAX_LINES)
  const left = lines.length - shown.length
  return [
    ...(left > 0 ? [`… ${left} lines before`] : []),
    ...shown.map((l) => `${clock(l.at)}  ${l.text}`),
  ].join('\n')
}

/** The command line that brings exactly this back. */
export function commandOf(run: Run, steps: number, subset?: Subset, bug?: string): string {
  const part = (name: string, values: Iterable<unknown>): string[] => {
    const list = [...values]
    return list.length > 0 ? [`--${name} '${list.join(',')}'`] : []
  }
  return [
    `npm run simulate -- --seed ${run.seed} --steps ${steps}`,
    ...(bug === undefined ? [] : [`--bug '${bug}'`]),
    ...(subset ? [...part('only', subset.only), ...part('without', subset.without)] : []),
  ].join(' ')
}

export const failureOf = (run: Run): string =>
  run.failure
    ? `seed ${run.seed}, act ${run.failure.step}: “${run.failure.invariant}” is broken: ${run.failure.message}`
    : `seed ${run.seed}: everything held`
