import { lastKnownYear } from '../../domain/calendar/workingTime'
import type { StreetSettings } from '../../domain/street/types'
import { SETTINGS } from './street'
import { rid, startTown, type Town } from './town'

/** The first working week of a year whose holidays nobody has brought in: everything goes on. */
const YEAR = lastKnownYear(SETTINGS.calendar) + 1
const instant = (monthDayTime: string, year = YEAR): number =>
  Date.parse(`${year}-${monthDayTime.replace(' ', 'T')}:00+08:00`)
const MINUTE_MS = 60_000

let town: Town
beforeEach(async () => {
  town = await startTown(instant('01-06 09:00'))
})
afterEach(() => town.stop())

const step = (id: string) => ({ requestId: rid(), id, version: town.report(id).version })

/** What an import of the year leaves behind. */
function bringIn(off: string[]): Promise<void> {
  const years = { [String(YEAR)]: { off: off.map((d) => `${YEAR}-${d}`), on: [] } }
  const settings: StreetSettings = { ...SETTINGS, calendar: { ...SETTINGS.calendar, years } }
  return town.replace('settings', settings)
}

test('report, accept, sign, solve, rate unsolved; then the year is brought in and the deadline is put right', async () => {
  const { id } = await town.ask('resident', 'report.submit', {
    requestId: rid(),
    text: '路上有个坑，老人差点摔倒',
    place: { kind: 'building', buildingId: '101' },
  })
  await town.ask('workerA1', 'report.accept', { ...step(id), category: '0201' })
  const done = { text: '补好了', noPhotoReason: '下雪' }
  await town.ask('workerA1', 'report.resolve', { ...step(id), ...done })
  await town.ask('leadA', 'report.verifyPass', step(id))
  await town.ask('resident', 'report.rate', { ...step(id), outcome: 'unsolved', stars: 1 })
  const seen = await town.ask('workerA1', 'report.get', { id })
  expect(seen).toMatchObject({ state: 'PROCESSING', provisional: true })
  const guessed = town.report(id).deadline!

  const home = await town.ask('dispatcher', 'home.open', {})
  expect(home.missingYear).toBe(YEAR)
  expect((await town.ask('resident', 'home.open', {})).missingYear).toBeNull()

  await town.tick()
  expect(town.report(id).deadline).toEqual(guessed)

  await bringIn(['01-01', '01-07', '01-08'])
  // An instance keeps the settings it has read for a minute.
  town.cloud.clock.advance(2 * MINUTE_MS)
  await town.tick()
  const { deadline, history, dueAt } = town.report(id)
  expect(deadline).toMatchObject({ from: guessed.from, hours: guessed.hours, guessedYear: null })
  expect(deadline!.at).toBeGreaterThan(guessed.at)
  expect(dueAt).toBe(deadline!.at)
  expect(history.at(-1)).toMatchObject({ action: 'reckon' })
  const told = await town.ask('resident', 'report.get', { id })
  expect(told).toMatchObject({ provisional: false, dueAt: deadline!.at })
  expect((await town.ask('dispatcher', 'home.open', {})).missingYear).toBeNull()

  const length = history.length
  await town.tick()
  expect(town.report(id).history).toHaveLength(length)
})

test('from 1 November the desk is told that next year is missing, and not before', async () => {
  for (const [day, missing] of [
    ['10-31 12:00', null],
    ['11-01 00:01', YEAR],
    ['12-31 23:00', YEAR],
  ] as const) {
    town.cloud.clock.set(instant(day, YEAR - 1))
    expect([day, (await town.ask('dispatcher', 'home.open', {})).missingYear]).toEqual([
      day,
      missing,
    ])
  }
})
