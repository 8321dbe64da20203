/** Aggregation expressions on dates and strings. */
import type { Area } from '../rows'
import { is, refuses } from './expressions'

const dates = [
  is(`$.year('$d')`, 2026, '$year'),
  is(`$.month('$d')`, 11, '$month'),
  is(`$.dayOfMonth('$d')`, 24, '$dayOfMonth'),
  is(`$.dayOfMonth('$nul')`, null, '$dayOfMonth'),
  refuses(`$.dayOfMonth('$s')`, /can't convert/, '$dayOfMonth'),
  is(`$.hour('$d')`, 16, '$hour'),
  is(`$.hour({ date: '$d', timezone: 'Asia/Shanghai' })`, 0, '$hour, timezone'),
  is(`$.dayOfMonth({ date: '$d', timezone: '+08:00' })`, 25, '$dayOfMonth, timezone'),
  is(`$.minute('$d')`, 5, '$minute'),
  is(`$.second('$d')`, 6, '$second'),
  is(`$.millisecond('$d')`, 7, '$millisecond'),
  is(`$.dayOfWeek('$d')`, 3, '$dayOfWeek; Sunday is 1'),
  is(`$.dayOfYear('$d')`, 328, '$dayOfYear'),
  is(`$.isoDayOfWeek('$d')`, 2, '$isoDayOfWeek; Monday is 1'),
  is(`$.week('$d')`, 47, '$week; weeks begin on Sunday, the first is 0'),
  is(`$.week($.literal(new Date('2026-01-01')))`, 0, '$week'),
  is(`$.isoWeek('$d')`, 48, '$isoWeek'),
  is(`$.isoWeek($.literal(new Date('2027-01-01')))`, 53, '$isoWeek'),
  is(`$.isoWeekYear($.literal(new Date('2027-01-01')))`, 2026, '$isoWeekYear'),
  is(`$.isoWeekYear('$d')`, 2026, '$isoWeekYear'),
  is(
    `$.dateFromParts({ year: 2026, month: 2, day: 3, hour: 4, timezone: 'Asia/Shanghai' })`,
    new Date('2026-02-02T20:00:00Z'),
    '$dateFromParts',
  ),
  is(
    `$.dateFromString({ dateString: '2026-11-24T00:00:00Z' })`,
    new Date('2026-11-24T00:00:00Z'),
    '$dateFromString',
  ),
  is(
    `$.dateFromString({ dateString: '2026-11-24', timezone: 'Asia/Shanghai' })`,
    new Date('2026-11-23T16:00:00Z'),
    '$dateFromString',
  ),
  is(`$.dateFromString({ dateString: '$nul' })`, null, '$dateFromString'),
  refuses(
    `$.dateFromString({ dateString: 'soon' })`,
    /Error parsing date string/,
    '$dateFromString',
  ),
  is(
    `$.dateToString({ date: '$d', format: '%Y-%m-%d %H:%M:%S.%L' })`,
    '2026-11-24 16:05:06.007',
    '$dateToString',
  ),
  is(
    `$.dateToString({ date: '$d', format: '%d %H %z', timezone: 'Asia/Shanghai' })`,
    '25 00 +0800',
    '$dateToString',
  ),
  is(
    `$.dateToString({ date: '$d', format: '%j %u %w %U %V %G %%' })`,
    '328 2 3 47 48 2026 %',
    '$dateToString',
  ),
  is(`$.dateToString({ date: '$nul', format: '%Y', onNull: 'none' })`, 'none', '$dateToString'),
]

const strings = [
  is(`$.concat(['$s', '!'])`, 'héllo!', '$concat'),
  is(`$.concat(['$s', '$nul'])`, null, '$concat'),
  refuses(`$.concat(['$s', '$n'])`, /\$concat/, '$concat'),
  is(`$.indexOfBytes(['$s', 'l'])`, 3, '$indexOfBytes; é is two bytes'),
  is(`$.indexOfCP(['$s', 'l'])`, 2, '$indexOfCP'),
  is(`$.indexOfCP(['$s', 'z'])`, -1, '$indexOfCP'),
  is(`$.indexOfCP(['$nul', 'z'])`, null, '$indexOfCP'),
  is(`$.split(['a,b', ','])`, ['a', 'b'], '$split'),
  refuses(`$.split(['a', ''])`, /non-empty separator/, '$split'),
  is(`$.strLenBytes('$cn')`, 6, '$strLenBytes'),
  is(`$.strLenCP('$cn')`, 2, '$strLenCP'),
  refuses(`$.strLenCP('$nul')`, /\$strLenCP/, '$strLenCP'),
  is(`$.strcasecmp(['A', 'a'])`, 0, '$strcasecmp'),
  is(`$.substr(['$s', 0, 3])`, 'hé', '$substr; counts bytes'),
  is(`$.substrBytes(['$s', 0, 3])`, 'hé', '$substrBytes'),
  refuses(`$.substrBytes(['$s', 0, 2])`, /UTF-8/, '$substrBytes'),
  is(`$.substrCP(['$s', 1, 2])`, 'él', '$substrCP'),
  is(`$.toLower('AB')`, 'ab', '$toLower'),
  is(`$.toUpper('$nul')`, '', '$toUpper; null is an empty string'),
]

export const textAreas: Area[] = [
  { name: 'expressions: dates', rows: dates },
  { name: 'expressions: strings', rows: strings },
]
