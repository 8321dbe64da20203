/** Sums over what began and ended when; all times in milliseconds of one clock. */

export interface Span {
  beganMs: number
  endedMs: number
}

/** The most of them that run at one moment. */
export function mostAtOnce(spans: readonly Span[]): number {
  const steps = spans.flatMap(({ beganMs, endedMs }) => [
    { at: beganMs, by: 1 },
    { at: endedMs, by: -1 },
  ])
  // In one moment the ends come first: an instance that is free takes the next.
  steps.sort((a, b) => a.at - b.at || a.by - b.by)
  let now = 0
  return steps.reduce((most, { by }) => Math.max(most, (now += by)), 0)
}

/** A call of a function, by the phone's own clock; `answered` is null until it is. */
export interface Asked {
  name: string
  began: number
  answered: number | null
}

/**
 * The calls that content seen at `seen` needed: those that had begun when the last answer before it
 * came. What a page asks once it has its content is not among them.
 */
export function neededCalls(asked: readonly Asked[], opened: number, seen: number): string[] {
  const own = asked.filter((a) => a.began >= opened)
  const answers = own.flatMap(({ answered }) =>
    answered !== null && answered <= seen ? [answered] : [],
  )
  const last = Math.max(-Infinity, ...answers)
  return own.filter((a) => a.began < last).map((a) => a.name)
}
