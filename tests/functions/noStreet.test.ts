import { callFunction, uploadFile } from '../../devtools/street/client'
import { committeeStreet } from '../domain/street/files'
import { textsOf } from './adminOffice'
import { MONDAY } from './street'
import { startTown, type Town } from './town'

/** Functions are uploaded before the street's files are: the timer runs from then on, every minute. */
let town: Town
beforeEach(async () => {
  town = await startTown(MONDAY, {}, {}, () => undefined)
})
afterEach(() => town.stop())

const MINUTE_MS = 60_000
/** `_id`s of all that is stored. */
const stored = (): string[] =>
  (JSON.parse(town.everything()) as { _id: string }[][]).flat().map(({ _id }) => _id)

async function bring(): Promise<void> {
  const files: Record<string, string> = {}
  for (const [name, text] of Object.entries(textsOf(committeeStreet()))) {
    files[name] = await uploadFile(town.cloud, `imports/1/${name}`, text)
  }
  const answer = await callFunction(town.cloud, 'admin', { action: 'import', files })
  expect(answer).toMatchObject({ ok: true, done: true })
}

test('before the first import a tick leaves its mark, writes nothing else and complains of nothing', async () => {
  expect(stored()).toEqual([])
  for (let i = 0; i < 3; i++) {
    await town.tick()
    town.cloud.clock.advance(MINUTE_MS)
  }
  expect(stored()).toEqual(['tick:last'])
  const [{ at }] = town.cloud.store.find('ticks', {}) as unknown as [{ at: number }]
  expect(at).toBeGreaterThanOrEqual(MONDAY + 2 * MINUTE_MS)
  expect(town.unexpected).toEqual([])
  expect(town.logged.filter((line) => /error|no street/i.test(line))).toEqual([])
  expect(town.logged.filter((line) => line.includes('noStreet'))).toHaveLength(3)
})

test('the first tick after the import does its work', async () => {
  await town.tick()
  expect(town.cloud.store.count('days', {})).toBe(0)
  await bring()
  await town.tick()
  // The days that the committee can be booked on.
  expect(town.cloud.store.count('days', {})).toBeGreaterThan(0)
  expect(town.unexpected).toEqual([])
})
