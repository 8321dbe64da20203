import { HOUR_MS, dayOf, startOfDay } from '../../domain/calendar/zone'
import { partsOf, refused } from './activities'
import { rid, startTown, type Town } from './town'
import { COMMUNITY, TEAMS_IN, joined } from './volunteers'

/** Two who decide about one person's hours at the same moment go by each other's decision. */
let town: Town
afterEach(async () => {
  await town.cloud.atRest()
  expect(town.unexpected.splice(0)).toEqual([])
  await town.stop()
})

/** Every request takes a while, so that whatever is done at once is done between one another. */
const far = (): Promise<Town> => startTown(undefined, {}, { delayMs: () => 3 })

const FIVE_HOURS = [
  [8, 13],
  [14, 19],
] as const

/** Own hours of the neighbour, five in the morning and five in the afternoon of yesterday. */
async function tenHours(): Promise<string[]> {
  const team = await TEAMS_IN.ACTIVE(town, COMMUNITY)
  await joined(town, team)
  const yesterday = startOfDay(dayOf(town.cloud.clock.now()) - 1)
  const ids: string[] = []
  for (const [from, to] of FIVE_HOURS) {
    const span = { from: yesterday + from * HOUR_MS, to: yesterday + to * HOUR_MS }
    const asked = { requestId: rid('claim'), team, title: '陪老人看病', ...span, note: '送到医院' }
    ids.push((await town.ask('neighbour', 'volunteer.claim', asked)).id)
  }
  return ids
}

test.each([1, 2, 3, 4])(
  'ten hours of a day need a second one, though both halves are found right at once: %i',
  async () => {
    town = await far()
    const [morning, afternoon] = await tenHours()
    const found = (who: 'resident' | 'secretaryA', id: string): Promise<string> => {
      const { from, to } = partsOf(town, null).find(({ _id }) => _id === id)!
      return refused(town, who, id, 'count', { from, to, note: '问过老人了' })
    }
    const codes = await Promise.all([found('resident', morning!), found('secretaryA', afternoon!)])
    expect(codes).toEqual(['ok', 'ok'])
    const parts = partsOf(town, null)
    expect(parts.map(({ state }) => state).sort()).toEqual(['COUNTED', 'REVIEWING'])
    expect(parts.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(5 * 60)
  },
)
