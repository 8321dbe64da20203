import statutory from 'chinese-days/dist/chinese-days.json'
import { yearFaults, type OwnYear } from '../../../domain/street/import/years'
import { parseSmall, smallStreet } from './files'

const isWeekend = (date: string): boolean => [0, 6].includes(new Date(`${date}T00:00Z`).getUTCDay())
const YEARS = [...new Set(Object.keys(statutory.holidays).map((d) => d.slice(0, 4)))]
/** A year as a clerk enters it from the State Council's notice. */
const ownYear = (year: string, weekendsToo = true): { off: string[]; on: string[] } => ({
  off: Object.keys(statutory.holidays).filter(
    (d) => d.startsWith(year) && (weekendsToo || !isWeekend(d)),
  ),
  on: Object.keys(statutory.workdays).filter((d) => d.startsWith(year)),
})

test.each(YEARS)(
  'the State Council’s own %s is plausible, with its weekends and without',
  (year) => {
    expect(yearFaults(year, ownYear(year))).toEqual([])
    expect(yearFaults(year, ownYear(year, false))).toEqual([])
  },
)

describe('a year that would cancel a holiday, or work on a weekday, is refused', () => {
  const y2026 = (change: (year: { off: string[]; on: string[] }) => void): OwnYear => {
    const year = ownYear('2026')
    change(year)
    return year
  }
  const without = (...days: string[]) =>
    y2026((y) => (y.off = y.off.filter((d) => !days.includes(d.slice(5)))))

  test.each<[string, string, OwnYear, RegExp]>([
    [
      'nothing at all',
      '2027',
      { off: [], on: [] },
      /缺少放假日：元旦（1月1日）、国庆节（10月1日）、春节。/,
    ],
    ['one day', '2027', { off: ['2027-01-01'], on: [] }, /缺少放假日.*国庆节/],
    ['元旦 missing', '2026', without('01-01'), /缺少放假日：元旦（1月1日）。/],
    ['劳动节 missing', '2026', without('05-01'), /缺少放假日：劳动节（5月1日）/],
    ['国庆 missing', '2026', without('10-01', '10-02'), /缺少放假日：国庆节（10月1日、10月2日）/],
    ['春节 missing', '2026', y2026((y) => (y.off = y.off.filter((d) => !d.startsWith('2026-02')))), /缺少放假日：春节/], // prettier-ignore
    ['a holiday on a weekend that is worked', '2022', { ...ownYear('2022'), on: [...ownYear('2022').on, '2022-01-01'], off: ownYear('2022').off.filter((d) => d !== '2022-01-01') }, /元旦/], // prettier-ignore
    [
      'a make-up day on a Monday',
      '2026',
      y2026((y) => y.on.push('2026-03-02')),
      /“on”里的3月2日不是周末/,
    ],
    ['only the fixed days', '2026', { off: ['01-01', '02-17', '02-18', '02-19', '05-01', '10-01', '10-02'].map((d) => `2026-${d}`), on: [] }, /放假7天.*对不上/], // prettier-ignore
    ['every weekend worked', '2026', y2026((y) => y.on.push(...Array.from({ length: 12 }, (_, i) => new Date(Date.UTC(2026, 5, 6 + 7 * i)).toISOString().slice(0, 10)))), /对不上/], // prettier-ignore
    ['a summer off', '2026', y2026((y) => y.off.push(...Array.from({ length: 31 }, (_, i) => `2026-07-${String(i + 1).padStart(2, '0')}`), ...Array.from({ length: 31 }, (_, i) => `2026-08-${String(i + 1).padStart(2, '0')}`))), /对不上/], // prettier-ignore
  ])('%s', (_what, year, own, says) => {
    expect(yearFaults(year, own).join('\n')).toMatch(says)
  })

  test('in street.json it is a fault at its place', () => {
    const files = smallStreet()
    files['street.json'].calendar.years = { 2027: { off: ['2027-10-01'], on: [] } }
    const parsed = parseSmall(files)
    expect(!parsed.ok && parsed.errors).toMatchObject([
      { file: 'street.json', row: 0, field: 'calendar.years.2027' },
    ])
  })
})
