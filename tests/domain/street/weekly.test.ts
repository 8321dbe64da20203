import * as fc from 'fast-check'
import { weeklyText, type WeeklySpan } from '../../../domain/street/import/weekly'
import { SEED, property } from '../seed'
import { committeeStreet, parseSmall } from './files'

/** 每周时间 as people write it. */

function read(cell: string): WeeklySpan[] | string {
  const files = committeeStreet()
  files['mediators.csv'][1]![12] = cell
  const parsed = parseSmall(files)
  if (parsed.ok) return parsed.street.hours[0]!.weekly
  expect(parsed.errors).toHaveLength(1)
  return parsed.errors[0]!.message
}
const say = (cell: string): string => {
  const found = read(cell)
  return typeof found === 'string' ? found : weeklyText(found)
}

test.each([
  ['周一 09:00-12:00；周三 14:00-17:30', '周一 09:00-12:00；周三 14:00-17:30'],
  ['周一 09:00-12:00; 周三 14:00-17:30;', '周一 09:00-12:00；周三 14:00-17:30'],
  ['周三 14:00-17:30；周一 09:00-12:00', '周一 09:00-12:00；周三 14:00-17:30'],
  ['周一 9:00-12:00', '周一 09:00-12:00'],
  ['周一09:00-12:00', '周一 09:00-12:00'],
  ['周一 ０９：００－１２：００', '周一 09:00-12:00'],
  ['周一 09:00—12:00', '周一 09:00-12:00'],
  ['周一 09:00——12:00', '周一 09:00-12:00'],
  ['周一 09:00 – 12:00', '周一 09:00-12:00'],
  ['周一 09:00～12:00', '周一 09:00-12:00'],
  ['周一 09:00至12:00', '周一 09:00-12:00'],
  ['周一 09:00到12:00，14:00到17:00', '周一 09:00-12:00；周一 14:00-17:00'],
  ['周一 09:00-12:00 14:00-17:00', '周一 09:00-12:00；周一 14:00-17:00'],
  ['周一 09:00-12:00、12:00-14:00', '周一 09:00-12:00；周一 12:00-14:00'],
  ['星期一 09:00-12:00；礼拜天 09:00-12:00', '周一 09:00-12:00；周日 09:00-12:00'],
  ['周一至周三 09:00-12:00', '周一 09:00-12:00；周二 09:00-12:00；周三 09:00-12:00'],
  ['周一到三 09:00-12:00', '周一 09:00-12:00；周二 09:00-12:00；周三 09:00-12:00'],
  ['周一、周三-周四 09:00-12:00', '周一 09:00-12:00；周三 09:00-12:00；周四 09:00-12:00'],
  ['周六 周日 22:00-24:00', '周六 22:00-24:00；周日 22:00-24:00'],
  ['周一 09:00-12:00\n周二 09:00-12:00', '周一 09:00-12:00；周二 09:00-12:00'],
])('%s', (cell, wanted) => expect(say(cell)).toBe(wanted))

test('每天 is seven days', () => expect(read('每天 00:00-24:00')).toHaveLength(7))

test.each([
  ['周八 09:00-12:00', '看不懂'],
  ['周一', '看不懂'],
  ['09:00-12:00', '看不懂'],
  ['一 09:00-12:00', '看不懂'],
  ['周五至周一 09:00-12:00', '看不懂'],
  ['周一-周二-周三 09:00-12:00', '看不懂'],
  ['工作日 09:00-12:00', '看不懂'],
  ['周一 上午', '看不懂'],
  ['周一 9点-12点', '看不懂'],
  ['周一 09:00', '看不懂'],
  ['周一 09:00-12:00-14:00', '看不懂'],
  ['周一 0900-1200', '看不懂'],
  ['周一 09:00-12:00，周二 09:00-12:00', '看不懂'],
  ['周一 09:00-24:01', '“24:01”不是一天里的时间'],
  ['周一 09:60-12:00', '“9:60”不是一天里的时间'],
  ['周一 12:00-12:00', '结束要晚于开始'],
  ['周一 22:00-02:00', '跨过零点的请分成两天写'],
  ['周一 09:00-12:00；周一 09:00-12:00', '重叠'],
  ['周一 09:00-18:00；周一 10:00-11:00', '重叠'],
  ['周一至周五 09:00-12:00；周三 11:59-13:00', '“周三 09:00-12:00”和“周三 11:59-13:00”重叠'],
  ['每天 08:00-09:00、10:00-11:00、12:00-13:00、14:00-15:00、16:00-17:00', '最多28段'],
])('%s: %s', (cell, says) => {
  expect(read(cell)).toEqual(expect.stringContaining(says))
  expect(read(cell)).toMatch(/^“每周时间”.*。$/)
})

const clock = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

/** A week of hours that do not overlap: cuts of a day, every second stretch between two of them. */
const week = fc
  .array(fc.uniqueArray(fc.integer({ min: 0, max: 1440 }), { maxLength: 8 }), {
    minLength: 7,
    maxLength: 7,
  }) // prettier-ignore
  .map((days) =>
    days.flatMap((cuts, i) => {
      const at = [...cuts].sort((a, b) => a - b)
      const pairs = Array.from({ length: at.length >> 1 }, (_, n) => [at[2 * n]!, at[2 * n + 1]!])
      return pairs.map(([from, to]) => ({ weekday: i + 1, from: clock(from!), to: clock(to!) }))
    }),
  )

test(`whatever is written is read again (seed ${SEED})`, () => {
  property([week], (spans) => expect(read(weeklyText(spans))).toEqual(spans), 200)
})
