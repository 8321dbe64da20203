import { parseStreet } from '../../../domain/street/import'
import { streetFiles } from '../../../domain/street/import/write'
import { inputOf, parseSmall, sha, smallStreet, streetOf } from './files'

/** 保存期限 as a street sets its own. */

const withRetention = (retention: unknown) => {
  const files = smallStreet()
  Object.assign(files['street.json'] as object, { retention })
  return files
}

const ALL = { spotDays: 30, photosDays: 180, reporterDays: 200, textDays: 730, readsDays: 400 }

test.each([
  ['all of it', ALL],
  ['one of it', { readsDays: 366 }],
  ['the most', { textDays: 3_650 }],
  ['nothing of it', {}],
])('%s: taken as it is, and written back', (_, retention) => {
  const street = streetOf(withRetention(retention))
  expect(street.settings.retention).toEqual(retention)
  const again = parseStreet(inputOf(streetFiles(street)), sha)
  expect(again.ok && again.street.settings).toEqual(street.settings)
})

test('left out: as it is built in', () => {
  expect(streetOf().settings).not.toHaveProperty('retention')
})

test.each<[string, unknown, field: string, says: string]>([
  ['less than the law wants', { readsDays: 365 }, 'retention.readsDays', '不能少于366天'],
  ['gone before it is rated', { textDays: 7 }, 'retention.textDays', '不能少于30天'],
  ['for ever', { photosDays: 3_651 }, 'retention.photosDays', '不能多于3650天'],
  ['half a day', { spotDays: 90.5 }, 'retention.spotDays', '应为整数'],
  ['in words', { reporterDays: '一年' }, 'retention.reporterDays', '应为数字'],
  ['something unknown', { namesDays: 90 }, 'retention.namesDays', '多余的'],
  ['a number alone', 90, 'retention', '格式不对'],
])('%s is refused at its place', (_, retention, field, says) => {
  const parsed = parseSmall(withRetention(retention))
  expect(parsed.ok ? [] : parsed.errors).toEqual([
    expect.objectContaining({
      file: 'street.json',
      field,
      message: expect.stringContaining(says) as string,
    }),
  ])
})
