import { isMonthGiven, monthOfDeed, type OfMonth } from '../../../domain/points/award/monthly'
import type { Award } from '../../../domain/points/award/types'

/** A rule of a month pays each month of it once, to whomever it is for. */

type Other = OfMonth & Pick<Award, '_id' | 'state'>
const SHOP = { kind: 'merchant', id: 'merchant:1', name: '粮油店', account: 'a' } as const
const WANTED: OfMonth = {
  ...{ recipient: 'user:wang', deedOn: '2026-06-08', rule: { code: 'ZA07', unit: 'month' } },
}
const other = (more: Partial<Other> = {}): Other => ({
  ...WANTED,
  ...{ _id: 'award:1', state: 'POSTED', ...more },
})

test.each<[string, Partial<Other>, boolean]>([
  ['paid', {}, true],
  ['to be reviewed', { state: 'AWARDED' }, true],
  ['objected to', { state: 'APPEALED' }, true],
  ['another day of the month', { deedOn: '2026-06-30' }, true],
  ['the month before', { deedOn: '2026-05-31' }, false],
  ['that month of another year', { deedOn: '2025-06-08' }, false],
  ['another rule', { rule: { code: 'JS05', unit: 'month' } }, false],
  ['another person', { recipient: 'user:li' }, false],
  ['the shop that he speaks for', { collective: SHOP }, false],
  ['rejected', { state: 'REJECTED' }, false],
  ['taken back', { state: 'REVERSED' }, false],
  ['lapsed', { state: 'LAPSED' }, false],
  ['itself', { _id: 'award:mine' }, false],
])('%s', (_, more, wanted) => {
  expect(isMonthGiven(WANTED, [other(more)], 'award:mine')).toBe(wanted)
})

test('a shop’s month is the shop’s, whoever speaks for it; other rules are of deeds', () => {
  const shops = { ...WANTED, collective: SHOP }
  expect(isMonthGiven(shops, [other({ collective: SHOP, recipient: 'user:next' })])).toBe(true)
  const hour = { ...WANTED, rule: { code: 'ZA07', unit: 'hour' as const } }
  expect(isMonthGiven(hour, [other()])).toBe(false)
  expect(monthOfDeed(WANTED)).toEqual({ from: '2026-06-01', to: '2026-06-31' })
})
