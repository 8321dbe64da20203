import * as fc from 'fast-check'
import * as v from 'valibot'
import {
  cut,
  graphemes,
  isBlank,
  lengthOf,
  saysEnough,
  saysSomething,
  visibleLength,
} from '../../domain/call/said'
import { ERRORS } from '../../domain/call/errors'
import { CALLS } from '../../domain/contract'
import { fit } from '../../domain/notice/message'
import { maskedName } from '../../domain/identity/masks'
import { property } from './seed'

/** Texts of which nothing can be seen, and how each is made. */
const UNSEEN: [what: string, text: string][] = [
  ['nothing', ''],
  ['spaces, tabs and line breaks', ' \t\n\r\u3000\u00a0\u2003'],
  ['zero-width spaces', '\u200b\u200b\ufeff'],
  ['zero-width joiners', '\u200d\u200c'],
  ['a word joiner and invisible operators', '\u2060\u2061\u2062\u2063\u2064'],
  ['marks of direction', '\u200e\u202a\u2066\u061c'],
  ['a soft hyphen', '\u00ad'],
  ['한글 fillers', '\u3164\u115f\u1160\uffa0'],
  ['Khmer vowels that show nothing', '\u17b4\u17b5'],
  ['a Mongolian vowel separator and selectors', '\u180e\u180b\u180c\u180d'],
  ['variation selectors', '\ufe0e\ufe0f\u{E0100}'],
  ['tags', '\u{E0001}\u{E0041}\u{E007F}'],
  ['combining marks alone', '\u0301\u0308\u20dd'],
  ['an empty Braille cell', '\u2800'],
  ['half a surrogate pair', '\ud83d'],
  ['characters of nobody', '\ue000\u{F0000}'],
  ['controls', '\u0000\u0007\u001b'],
]

/** What can be seen and says nothing. */
const SIGNS = ['。', '……', '？！', '---', '👍', '👨‍👩‍👧', '🇨🇳', '＊＊＊', '→', '￥', '❤️', '\u200b。']

const WORDS = [
  '好',
  '1',
  '①',
  '〇',
  'a',
  'é',
  'e\u0301',
  'ᠮᠣᠩᠭᠣᠯ',
  '부산',
  'ئۇيغۇر',
  '𠮷',
  '好\u200b',
  '。好',
]

describe('what says something', () => {
  test.each(UNSEEN)('%s: blank, and no words', (_, text) => {
    expect([isBlank(text), saysSomething(text), visibleLength(text)]).toEqual([true, false, 0])
  })
  test.each(SIGNS)('%s is seen, and is no words', (text) => {
    expect([isBlank(text), saysSomething(text)]).toEqual([false, false])
  })
  test.each(WORDS)('%s says something', (text) => {
    expect([isBlank(text), saysSomething(text)]).toEqual([false, true])
  })
  test.each([
    ['井盖坏了', false],
    ['井盖坏了！', true],
    ['井盖坏了\u200b\u200b\u200b', false],
    ['井盖👍👍👍', true],
    ['👍👍👍👍👍', false],
    ['。。。。。。', false],
    ['e\u0301e\u0301e\u0301', false],
    ['12345', true],
  ])('%s is enough for a report without a photo: %s', (text, enough) => {
    expect(saysEnough(text)).toBe(enough)
  })
})

/** A field of a call that holds a text, with the address to it. */
interface Field {
  at: string
  schema: v.GenericSchema
}

type Node = v.GenericSchema & {
  type: string
  pipe?: unknown[]
  entries?: Record<string, Node>
  item?: Node
  wrapped?: Node
  options?: Node[]
}

/** Every field of free text: a string that no pattern, list or fixed value bounds. */
function freeTexts(node: Node, at: string): Field[] {
  if (node.entries)
    return Object.entries(node.entries).flatMap(([key, inner]) => freeTexts(inner, `${at}.${key}`))
  if (node.item) return freeTexts(node.item, `${at}[]`)
  if (node.type === 'variant') return node.options!.flatMap((one) => freeTexts(one, at))
  if (node.wrapped) return freeTexts(node.wrapped, at)
  if (node.type !== 'string') return []
  const bounded = (one: unknown): boolean =>
    ['regex', 'iso_date'].includes((one as { type: string }).type)
  return node.pipe?.flatMap(flat).some(bounded) ? [] : [{ at, schema: node }]
}

/** What a pipe is made of, with the pipes within it. */
function flat(part: unknown): unknown[] {
  const { pipe } = part as Node
  return pipe && pipe[0] !== part ? pipe.flatMap(flat) : [part]
}

/** Made by a machine and compared whole: whatever is not exactly right is refused. */
const NO_WORDS: ReadonlySet<string> = new Set([
  'identity.bindPhone.code',
  'identity.phone.code',
  'identity.consent.version',
  'mediation.agree.draft',
  'mediation.answer.offer',
  'notice.accept.results.progress',
  'notice.accept.results.task',
  'points.handOut.code',
  'points.handOut.ticket',
  'points.peek.code',
  'volunteer.checkIn.code',
  'volunteer.walkIn.code',
])
const isPlaceCode = (at: string) => at.endsWith('.place.code')
const isCursor = (at: string) => at.endsWith('.cursor')

const FIELDS = Object.entries(CALLS)
  .flatMap(([name, { input }]) => freeTexts(input as unknown as Node, name))
  .filter(({ at }) => !NO_WORDS.has(at) && !isPlaceCode(at) && !isCursor(at))

const refusesNothing = ({ schema }: Field) => !v.safeParse(schema, '').success

describe('fields in which people write', () => {
  test('were all found', () => {
    expect(FIELDS.length).toBeGreaterThan(50)
    for (const at of ['report.reject.note', 'report.submit.text', 'points.join.name'])
      expect(FIELDS.map((field) => field.at)).toContain(at)
  })
  test.each(FIELDS.filter(refusesNothing).map((f) => [f.at, f] as const))(
    '%s must say something, else it is refused in words',
    (_, { schema }) => {
      for (const text of [...UNSEEN.map(([, unseen]) => unseen), ...SIGNS]) {
        const parsed = v.safeParse(schema, text)
        expect([text, parsed.success]).toEqual([text, false])
      }
      for (const text of WORDS) expect(v.safeParse(schema, text).success).toBe(true)
    },
  )
  test.each(FIELDS.filter((f) => !refusesNothing(f)).map((f) => [f.at, f] as const))(
    '%s may be left out, and is where nothing of it can be seen',
    (_, { schema }) => {
      for (const [, text] of UNSEEN) expect(v.safeParse(schema, text).output).toBe('')
      for (const text of SIGNS) expect(v.safeParse(schema, text).output).toBe(text.trim())
    },
  )
  test('a refused one is told by the sentence of its code', () => {
    const codes = FIELDS.filter(refusesNothing).map(
      ({ schema }) => v.safeParse(schema, '\u3164').issues?.[0].message ?? '',
    )
    expect(codes.filter((code) => !(code in ERRORS))).toEqual(
      codes.filter((code) => code.startsWith('Invalid')),
    )
  })
})

/** Unicode's own boundaries, as Node has them. */
const byUnicode = (text: string): string[] =>
  [...new Intl.Segmenter('zh', { granularity: 'grapheme' }).segment(text)].map((s) => s.segment)

const starts = (parts: string[]): number[] => parts.map((_, i) => parts.slice(0, i).join('').length)

const PARTS = [
  ...['好', 'a', ' ', '。', '\r\n', '\n', '𠮷', '👍', '👍🏽', '❤️', '👨‍👩‍👧‍👦', '🏴‍☠️', '1️⃣'],
  ...['🇨🇳', '🇲🇳', '🇨', 'é', 'e\u0301\u0323', 'ᠮᠣᠩ᠋ᠭ᠍ᠣᠯ', 'ก็ำ', 'नि', '각', '\u1100\u1161\u11a8'],
  ...['\u200d', '\u200b', '\ufe0f', '\u{1F3F4}\u{E0067}\u{E0062}\u{E007F}', 'ｶﾞ', '\ud83d'],
]

describe('characters as people count them', () => {
  test.each([
    ['👨‍👩‍👧‍👦', 1],
    ['👍🏽', 1],
    ['🇨🇳🇲🇳', 2],
    ['🇨🇳🇲', 2],
    ['1️⃣', 1],
    ['🏴󠁧󠁢󠁥󠁮󠁧󠁿', 1],
    ['e\u0301\u0323', 1],
    ['\u1112\u1161\u11ab', 1],
    ['부산', 2],
    ['𠮷野家', 3],
    ['a\r\nb', 3],
    ['ᠮᠣᠩᠭᠣᠯ', 6],
    ['ᠨ᠋', 1],
  ])('%s: %s', (text, count) => expect(graphemes(text)).toHaveLength(count))

  test('nothing is broken that Unicode holds together, and nothing is lost', () => {
    property(
      [fc.array(fc.constantFrom(...PARTS), { maxLength: 12 })],
      (parts) => {
        const text = parts.join('')
        const ours = graphemes(text)
        expect(ours.join('')).toBe(text)
        expect(starts(byUnicode(text))).toEqual(expect.arrayContaining(starts(ours)))
      },
      3000,
    )
  })
  test('words alone are told apart as Unicode does', () => {
    property(
      [fc.array(fc.constantFrom(...PARTS.filter((p) => /[\p{L}\p{So}]/u.test(p))))],
      (parts) => expect(graphemes(parts.join(' '))).toEqual(byUnicode(parts.join(' '))),
      1000,
    )
  })

  test.each([
    ['一二三四五', 5, '一二三四五'],
    ['一二三四五六', 5, '一二三四…'],
    ['一二三👍🏽五', 5, '一二三…'],
    ['一二三👨‍👩‍👧五', 6, '一二三…'],
    ['a👨‍👩‍👧', 3, 'a…'],
    ['👨‍👩‍👧b', 3, '…'],
    ['🇨🇳🇲🇳', 3, '🇨🇳…'],
    ['e\u0301e\u0301e\u0301', 4, 'e\u0301…'],
    ['𠮷𠮷𠮷', 2, '𠮷…'],
    ['ᠨ᠋ᠨ᠋ᠨ᠋', 4, 'ᠨ᠋…'],
    ['一二 三四', 4, '一二…'],
  ])('%s within %i is %s', (text, most, short) => expect(cut(text, most)).toBe(short))

  test('what is cut fits, begins as the text does and ends between two characters', () => {
    property(
      [fc.array(fc.constantFrom(...PARTS), { maxLength: 30 }), fc.integer({ min: 1, max: 20 })],
      (parts, most) => {
        const text = parts.join('')
        const short = cut(text, most)
        expect(lengthOf(short)).toBeLessThanOrEqual(most)
        if (short === text) return
        const kept = short.slice(0, -1)
        expect(text.startsWith(kept)).toBe(true)
        const rest = text.slice(kept.length).length - text.slice(kept.length).trimStart().length
        const ends = [...starts(byUnicode(text)), text.length]
        expect(ends.some((at) => at >= kept.length && at <= kept.length + rest)).toBe(true)
      },
      3000,
    )
  })
  test('a field of a message and a masked name are cut there too', () => {
    expect(fit('thing1', `${'好'.repeat(18)}${'e\u0301'.repeat(3)}`)).toBe(`${'好'.repeat(18)}…`)
    expect(maskedName('\u200b王小明')).toBe('王*')
    expect(maskedName('e\u0301lan')).toBe('e\u0301*')
    expect(maskedName('👍王')).toBe('王*')
  })
})
