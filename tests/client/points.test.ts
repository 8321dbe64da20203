import jsQR from 'jsqr'
import { clockWords, codeAt } from '../../client/src/packages/points/parts/code'
import { dayText, momentText, monthDay } from '../../client/src/packages/points/parts/days'
import { chosen, hindranceOf, stateWords } from '../../client/src/packages/points/parts/goods'
import { WORDS } from '../../client/src/packages/points/text'
import { rowsOf } from '../../client/src/services/qr'
import type { GoodView } from '../../domain/points/answers'
import { checkCode } from '../../domain/points/code/check'
import { readShown } from '../../domain/points/code/shown'
import { RULES } from '../../domain/points/rules'

jest.mock('@tarojs/taro', () => ({}))
jest.mock('@tarojs/components', () => ({}))

const at = (text: string): number => Date.parse(`${text}+08:00`)

describe('the code', () => {
  /** RFC 6238, appendix B. */
  const secret = Buffer.from('12345678901234567890').toString('hex')
  const code = { no: '012345', secret }

  test.each([
    [59_000, '287 082', 1],
    [60_000, '359 152', 30],
    [60_001, '359 152', 30],
    [89_000, '359 152', 1],
    [89_999, '359 152', 1],
    [1111111109_000, '081 804', 1],
  ])('at %i ms', (now, digits, seconds) => {
    expect(codeAt(code, now)).toMatchObject({ no: '012 345', digits, seconds })
  })

  test('what is shown is what the keeper’s side reads and finds good', () => {
    const now = at('2026-11-26T10:00:07')
    const { text, no, digits } = codeAt(code, now)
    for (const shown of [text, `${no} ${digits}`]) {
      const read = readShown(shown)
      expect(read).toMatchObject({ no: '012345', kind: 'phone' })
      expect(checkCode(secret, read!.digits, now)).toEqual({ ok: true, steps: 0 })
    }
  })

  /** As a camera has it: modules of 5 px, with the white of the paper around. */
  function photograph(rows: string[]): string | undefined {
    const side = (rows.length + 8) * 5
    const pixels = new Uint8ClampedArray(side * side * 4).fill(255)
    for (let y = 0; y < side; y++)
      for (let x = 0; x < side; x++) {
        if (rows[Math.floor(y / 5) - 4]?.[Math.floor(x / 5) - 4] !== '1') continue
        pixels.fill(0, (y * side + x) * 4, (y * side + x) * 4 + 3)
      }
    return jsQR(pixels, side, side)?.data
  }
  test.each(['gzdh:012345287082', 'gzdh:01234512345678'])(
    'the QR code of %s is read by another library',
    (text) => {
      const rows = rowsOf(text)
      expect(rows.every((row) => row.length === rows.length && /^[01]+$/.test(row))).toBe(true)
      expect(photograph(rows)).toBe(text)
    },
  )
})

const SECOND = 1_000
const MINUTE = 60 * SECOND
test.each<[string, number | null, boolean, string]>([
  ['nobody knows', null, false, ''],
  ['right', 0, true, ''],
  ['20 s fast', 20 * SECOND, true, ''],
  ['40 s slow', -40 * SECOND, true, `${WORDS.clock.off(false, 1)}${WORDS.clock.corrected}`],
  ['3 min fast', 3 * MINUTE, true, `${WORDS.clock.off(true, 3)}${WORDS.clock.corrected}`],
  [
    '10 min slow',
    -10 * MINUTE,
    true,
    `${WORDS.clock.off(false, 10)}${WORDS.clock.corrected}${WORDS.clock.adjust}`,
  ],
  ['3 min fast, of before', 3 * MINUTE, false, `${WORDS.clock.off(true, 3)}${WORDS.clock.offline}`],
])('a clock that is %s', (_, aheadMs, isCorrected, words) => {
  expect(clockWords(aheadMs, isCorrected)).toBe(words)
})

describe('a good', () => {
  const good = (more: Partial<GoodView> = {}): GoodView => ({
    ...{ code: 'G01', name: '大米5kg', picture: '', price: 80, perMonth: null, bought: 0 },
    ...{ offered: true, goodUntil: null, left: 5, soldOutAt: null, idle: false, wished: false },
    pickUp: null,
    ...more,
  })

  test.each<[string, Partial<GoodView>, number, ReturnType<typeof hindranceOf>, string]>([
    ['enough of both', {}, 80, null, '还有5件'],
    ['idle', { idle: true }, 80, null, '还有5件，一直没人换，欢迎您来'],
    ['12 points too few', {}, 68, 'tooFew', '还差12分'],
    [
      'two of two this month',
      { perMonth: 2, bought: 2 },
      80,
      'limit',
      '这个月已换满2件，下个月再来',
    ],
    ['one of two this month', { perMonth: 2, bought: 1 }, 80, null, '还有5件'],
    [
      'sold out, told before points are counted',
      { left: 0, soldOutAt: at('2026-11-23T10:00:00') },
      0,
      'soldOut',
      '11月23日换完了',
    ],
    ['never there', { left: 0 }, 80, 'soldOut', '还没有货'],
    ['not offered, whatever else', { offered: false, left: 0 }, 0, 'off', '现在不能兑换'],
  ])('%s', (_, more, balance, hindrance, words) => {
    expect(hindranceOf(good(more), balance)).toBe(hindrance)
    expect(stateWords(good(more), balance)).toBe(words)
  })

  test('“现在能换” leaves what can be had, in the cloud’s order', () => {
    const goods = [
      good({ code: 'dear', price: 100 }),
      good({ code: 'last', left: 1 }),
      good({ code: 'gone', left: 0 }),
      good({ code: 'cheap', price: 1 }),
    ]
    const codes = (which: 'mine' | 'all') =>
      chosen({ balance: 80, goods }, which).map(({ code }) => code)
    expect(codes('mine')).toEqual(['last', 'cheap'])
    expect(codes('all')).toEqual(['dear', 'last', 'gone', 'cheap'])
  })
})

test.each([
  [monthDay(at('2026-11-26T23:59:00')), '11月26日'],
  [momentText(at('2026-12-03T08:05:00')), '12月3日 08:05'],
  [dayText('2027-12-31'), '2027年12月31日'],
])('%s', (said, words) => expect(said).toBe(words))

test('every unit, domain and kind of account of the rules has its word', () => {
  const { unit, domain, only } = WORDS.rules
  for (const rule of RULES) {
    expect(unit).toHaveProperty(rule.unit)
    expect(domain).toHaveProperty(rule.domain)
    expect(only).toHaveProperty(rule.for)
  }
})
