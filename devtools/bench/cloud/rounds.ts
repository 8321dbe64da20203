/** Rounds in which the raw driver, the floor and clouds of two sizes take turns. */
import type { Orders } from './host'
import { NAMES, noSamples } from './operations'
import type { Samples } from './operations'
import type { Raw } from './raw'

export interface Subject {
  cloud: Orders
  size: number
}

export interface Rounds {
  raw: Samples
  floor: Samples
  small: Samples
  large: Samples
  /** Median of the large cloud over that of the small, round by round. */
  ratios: Samples
}

const add = (to: Samples, some: Samples): void =>
  NAMES.forEach((name) => to[name].push(...some[name]))

export const middle = (samples: number[]): number =>
  [...samples].sort((a, b) => a - b)[Math.floor(samples.length / 2)]!

function rawRound(raw: Raw, at: number[]): Samples {
  const samples = noSamples()
  for (const i of at)
    for (const name of NAMES) {
      const began = performance.now()
      raw.run(name, i)
      samples[name].push(performance.now() - began)
    }
  return samples
}

/** Runs `rounds` rounds of `reps` of each operation; `random` below 1 chooses the documents. */
export async function runRounds(
  { raw, small, large }: { raw: Raw; small: Subject; large: Subject },
  rounds: number,
  reps: number,
  random: () => number,
): Promise<Rounds> {
  const all: Rounds = {
    raw: noSamples(),
    floor: noSamples(),
    small: noSamples(),
    large: noSamples(),
    ratios: noSamples(),
  }
  const floor = (await small.cloud.floor()).url
  const draw = (size: number): number[] =>
    Array.from({ length: reps }, () => Math.floor(random() * size))
  const time = async (s: Subject, more: object = {}): Promise<Samples> =>
    (await s.cloud.call({ kind: 'time', reps, size: s.size, at: draw(s.size), ...more })) as Samples
  for (let round = 0; round <= rounds; round++) {
    const forwards = round % 2 === 0
    const first = forwards ? await time(small) : await time(large)
    const second = forwards ? await time(large) : await time(small)
    const [a, b] = forwards ? [first, second] : [second, first]
    const empty = await time(small, { floor })
    const bare = rawRound(raw, draw(large.size))
    if (round === 0) continue // warms caches and compilers
    add(all.small, a)
    add(all.large, b)
    add(all.floor, empty)
    add(all.raw, bare)
    NAMES.forEach((name) => all.ratios[name].push(middle(b[name]) / middle(a[name])))
  }
  return all
}
