import { DAY_MS } from '../../domain/calendar/zone'
import { faded } from '../../domain/report/fading'
import type { Report } from '../../domain/report/types'
import { IN_STATE } from '../functions/reports'

/** How long what of a report is kept (DOMAIN §2.4), and that nothing goes that is still wanted. */
const photo = { fileId: 'cloud://env.bucket/evidence/k/1-a.jpg', sha256: 'a' }
const ended = (): Report => {
  const report = IN_STATE.EVALUATED()
  return {
    ...report,
    photos: [photo],
    place: { ...report.place, point: [109.8, 40.6], buildingId: null, label: '树下' },
  }
}
const endOf = (report: Report): number => report.history.at(-1)!.at
const after = (days: number, report = ended()) => faded(report, endOf(report) + days * DAY_MS)

test.each([
  [89, null],
  [90, { spots: 1, photos: 0, reporters: 0, texts: 0 }],
  [364, { spots: 1, photos: 0, reporters: 0, texts: 0 }],
  [365, { spots: 1, photos: 1, reporters: 1, texts: 0 }],
  [3 * 365, { spots: 1, photos: 1, reporters: 1, texts: 1 }],
])('%i days after its end', (days, removed) => {
  expect(after(days)?.removed ?? null).toEqual(removed)
})

test('what is removed is gone, what is not stays, and nothing is removed twice', () => {
  const { report, files } = after(365)!
  expect(report).toMatchObject({ reporter: 'gone', photos: [], text: ended().text })
  expect(report.place).toMatchObject({ point: null, label: '', gridCode: ended().gridCode })
  expect(files).toEqual([photo.fileId])
  expect(JSON.stringify(report)).not.toContain(ended().reporter)
  expect(after(365, report)).toBeNull()
  const { report: last } = after(3 * 365)!
  expect([last.text, ...last.history.map(({ note }) => note)].join('')).toBe('')
  expect(last.categoryName).toBe(ended().categoryName)
})

test('with the point goes what its reporter called it; a building keeps its name', () => {
  const { report } = after(90)!
  expect(report.place).toMatchObject({ point: null, label: '', gridName: ended().place.gridName })
  expect(after(90, report)).toBeNull()
  const house = { ...ended().place, buildingId: '101', label: '友谊小区1栋' }
  expect(after(90, { ...ended(), place: house })!.report.place.label).toBe('友谊小区1栋')
})

test('what was said to colleagues alone goes with the words', () => {
  const report = ended()
  const history = report.history.map((entry) => ({ ...entry, note: '', inside: '吵过两次' }))
  const faint = { ...report, text: '', history, result: null, rating: null }
  const { report: last, removed } = after(3 * 365, faint)!
  expect([removed.texts, JSON.stringify(last).includes('吵过')]).toEqual([1, false])
})

test('nothing of what is open, or of what somebody is asked about', () => {
  expect(after(5 * 365, IN_STATE.PROCESSING())).toBeNull()
  expect(after(5 * 365, IN_STATE.CLOSED())).toBeNull()
})

test('a street may keep it for longer, or for less', () => {
  const report = ended()
  const own = { photosDays: 30, reporterDays: 10_000 }
  const { removed } = faded(report, endOf(report) + 400 * DAY_MS, own)!
  expect(removed).toEqual({ spots: 1, photos: 1, reporters: 0, texts: 0 })
})
