import { MINUTE_MS } from '../../../domain/calendar/zone'
import {
  checkInCode,
  checkInFault,
  checkInText,
  codeLeft,
  readCheckIn,
} from '../../../domain/volunteer/activity/code'
import { at } from '../street'

const SECRET = '3132333435363738393031323334353637383930'
const OTHER = '3132333435363738393031323334353637383931'
const NOW = at('11-23 09:00')
const KEY = '0123456789abcdef01234567'

test.each<[string, number, string | null]>([
  ['of this minute', 0, null],
  ['of the minute before: a person types slowly', MINUTE_MS, null],
  ['photographed and sent to a friend, two minutes old', 2 * MINUTE_MS, 'checkInOver'],
  ['of ten minutes ago', 10 * MINUTE_MS, 'checkInOver'],
  ['of an hour ago', 60 * MINUTE_MS, 'checkInWrong'],
  ['of the next minute', -MINUTE_MS, 'checkInWrong'],
])('a code %s', (_, age, fault) => {
  expect(checkInFault(SECRET, checkInCode(SECRET, NOW - age), NOW)).toBe(fault)
})

test('a code of another activity is wrong', () => {
  expect(checkInFault(SECRET, checkInCode(OTHER, NOW), NOW)).toBe('checkInWrong')
})

test('it is six digits and stands for a minute', () => {
  expect(checkInCode(SECRET, NOW)).toMatch(/^\d{6}$/)
  expect(checkInCode(SECRET, NOW)).toBe(checkInCode(SECRET, NOW + MINUTE_MS - 1))
  expect([codeLeft(NOW), codeLeft(NOW + 59_999)]).toEqual([60_000, 1])
})

test.each<[string, string, object | null]>([
  ['as shown', checkInText(KEY, '123456'), { key: KEY, digits: '123456' }],
  ['full-width, with blanks', `gzqd:${KEY} １２３ ４５６`, { key: KEY, digits: '123456' }],
  ['a redemption’s', 'gzdh:123456123456', null],
  ['too short', `gzqd:${KEY}12345`, null],
  ['a query', `gzqd:{"$gt":""}`, null],
  ['nothing', '', null],
])('what was scanned: %s', (_, text, read) => {
  expect(readCheckIn(text)).toEqual(read)
})
