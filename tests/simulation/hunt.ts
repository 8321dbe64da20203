import { simulate } from '../../devtools/simulation/simulate'
import type { Run, RunOptions } from '../../devtools/simulation/types'
import { plant } from './plant'
import { STREET } from './story'
import type { Bug, Context, Sabotage } from './types'

/** Each planted bug must be found within these. */
export const SEEDS = [1, 2, 3, 4, 5]
export const STEPS = 120

/** Seen only after half a minute and more of acts: hunted by `BUGS=all npm test -- simulation` alone. */
const DEAR = [
  'the count is lowered without a floor',
  'only who reports in confidence is paid',
  'an inbox shows openids',
  'a claim without looking at the state',
  'what was not picked up waits on',
  'whom it is about is shown it where it waits in the box',
  'an abandoned claim is sent again',
  'what is given back stays held',
  'whoever is asked in a grid worker’s place has no button',
  '注销 forgets complaints',
  'a late complaint climbs to whom it is about',
  'a redemption that is over gives nothing back',
  'an import settles nothing',
]
const isDear = ({ name }: Bug): boolean => process.env.BUGS !== 'all' && DEAR.includes(name)

/** Without guests: a bug of somebody else's room keeps the seed that shows it. */
export const ALONE = { ...STREET, guests: [] }

export interface Hunted extends Bug {
  actors: RunOptions['story']['actors']
}

/** A room's bugs, each with those among whom it is looked for. */
export const huntedIn = ({ bugs, crowd = ALONE.actors }: Context): Hunted[] =>
  bugs.map((bug) => ({ ...bug, actors: bug.crowd ?? crowd }))

/** The first failing run, or undefined; `likely` is the seed to begin with. */
export async function broken(
  functionsDir: string,
  likely: number,
  more: Partial<RunOptions> = {},
): Promise<Run | undefined> {
  for (const seed of new Set([likely, ...SEEDS])) {
    const run = await simulate({ story: ALONE, functionsDir, seed, steps: STEPS, ...more })
    if (run.failure) return run
  }
  return undefined
}

/**
 * Tests that each bug of these rooms, and of the cloud, is found but for the dear ones, and that each invariant
 * of the rooms was broken by one.
 * @returns the bundles, planted when the tests are declared
 */
export function hunts(rooms: readonly Context[], sabotages: readonly Sabotage[] = []) {
  const all = rooms.flatMap(huntedIn)
  const spared = all.filter(isDear)
  const bugs = all.filter((bug) => !isDear(bug))
  const planted = plant(bugs)
  afterAll(() => planted.remove())
  /** Invariants that a planted bug has broken, by name. */
  const proven = new Set<string>()

  test.each(bugs.map((bug, i) => [bug.name, bug, i] as const))(
    'found: %s',
    async (_, { actors, seed, breaks, steps = STEPS }, i) => {
      const more = { steps, story: { ...ALONE, actors } }
      const found = await broken(planted.dirs[i]!, seed, more)
      expect(breaks).toContain(found?.failure?.invariant)
      proven.add(found!.failure!.invariant)
    },
    300_000,
  )

  if (sabotages.length > 0)
    test.each(sabotages.map((s) => [s.name, s] as const))(
      'found in the cloud: %s',
      async (_, { seed, breaks, plant: sabotage }) => {
        const found = await broken(planted.sound, seed, { sabotage })
        expect(breaks).toContain(found?.failure?.invariant)
        proven.add(found!.failure!.invariant)
      },
      300_000,
    )

  test('each invariant of these rooms was broken by a bug', () => {
    const names = rooms.flatMap((room) => room.invariants.map(({ name }) => name))
    const unproven = names.filter((name) => !proven.has(name))
    const byDear = new Set(spared.flatMap(({ breaks }) => breaks))
    expect(unproven.filter((name) => !byDear.has(name))).toEqual([])
  })

  return { bugs, planted }
}
