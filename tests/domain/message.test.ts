import * as fc from 'fast-check'
import { RULE, fit, kindOf, messageData, messageTime } from '../../domain/notice/message'
import { REPORT } from '../../domain/report/lifecycle'
import {
  FALLBACK_WORDS,
  PROGRESS_WORDS,
  TAKEN_WORDS,
  TASK_WORDS,
} from '../../domain/report/notices'
import { property } from './seed'

const KEYWORDS = ['thing1', 'character_string2', 'phrase3', 'number4', 'time5', 'date6', 'name7']

describe('subscription-message values', () => {
  test('any text at all becomes a value WeChat accepts', () => {
    const anything = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: 'grapheme' }),
      fc.string({ minLength: 30, maxLength: 80 }),
      fc.constantFrom('', ' ', '\n\r', '👨‍👩‍👧', '\u0000', '…'.repeat(40), '\ud800', '👍🏽好'),
    )
    property(
      [fc.constantFrom(...KEYWORDS), anything],
      (keyword, raw) => {
        const value = fit(keyword, raw)
        expect(value).toMatch(RULE[kindOf(keyword)!])
      },
      3000,
    )
  })

  test.each([
    [
      'thing1',
      '一二三四五六七八九十一二三四五六七八九十',
      '一二三四五六七八九十一二三四五六七八九十',
    ],
    [
      'thing1',
      '一二三四五六七八九十一二三四五六七八九十一',
      '一二三四五六七八九十一二三四五六七八九…',
    ],
    ['thing1', '路面\n破损😀', '路面 破损'],
    ['thing1', '', '无'],
    ['character_string1', '1123-7K3FA', '1123-7K3FA'],
    ['phrase1', '待核实', '待核实'],
  ])('%s of %j is %j', (keyword, raw, value) => expect(fit(keyword, raw)).toBe(value))

  test('a time fits both time and date keywords', () => {
    const value = messageTime(Date.UTC(2026, 10, 23, 7, 1))
    expect(fit('time1', value)).toBe('2026年11月23日 15:01')
    expect(fit('date1', value)).toBe('2026年11月23日 15:01')
  })

  test('our own words need no cutting', () => {
    for (const state of Object.values(REPORT.states).map((s) => s.text))
      expect(fit('phrase1', state)).toBe(state)
    for (const words of [
      FALLBACK_WORDS,
      TAKEN_WORDS,
      ...Object.values({ ...TASK_WORDS, ...PROGRESS_WORDS }),
    ]) {
      expect(fit('thing1', words.tip)).toBe(words.tip)
    }
  })

  test('a template gets exactly its own keywords, missing values filled', () => {
    const template = { id: 't', title: '', fields: { no: 'character_string1', tip: 'thing9' } }
    expect(messageData(template, { no: 'A-1', secret: 'x' })).toEqual({
      character_string1: { value: 'A-1' },
      thing9: { value: '无' },
    })
  })
})
