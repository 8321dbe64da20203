import { readFileSync } from 'node:fs'
import { createContext, runInContext } from 'node:vm'
import { clockOf, checkCode } from '../../../domain/points/code/check'
import { isPaperCode, paperCode } from '../../../domain/points/code/paper'
import { qrTextOf, readShown, spokenOf } from '../../../domain/points/code/shown'
import { hotp, stepAt, stepLeft, totp } from '../../../domain/points/code/totp'

/** RFC 4226, appendix D, and RFC 6238, appendix B: “12345678901234567890” in ASCII. */
const SECRET = '3132333435363738393031323334353637383930'

describe('vectors', () => {
  test.each([
    [0, '755224'],
    [1, '287082'],
    [2, '359152'],
    [3, '969429'],
    [4, '338314'],
    [5, '254676'],
    [6, '287922'],
    [7, '162583'],
    [8, '399871'],
    [9, '520489'],
  ])('RFC 4226, counter %d: %s', (counter, code) => {
    expect(hotp(SECRET, counter)).toBe(code)
  })

  test.each([
    ['1970-01-01 00:00:59', 59, '94287082'],
    ['2005-03-18 01:58:29', 1111111109, '07081804'],
    ['2005-03-18 01:58:31', 1111111111, '14050471'],
    ['2009-02-13 23:31:30', 1234567890, '89005924'],
    ['2033-05-18 03:33:20', 2000000000, '69279037'],
    ['2603-10-11 11:33:20', 20000000000, '65353130'],
  ])('RFC 6238, %s (%d s): %s, and its last six digits', (_, seconds, code) => {
    expect(totp(SECRET, seconds * 1000, 8)).toBe(code)
    expect(totp(SECRET, seconds * 1000)).toBe(code.slice(2))
  })
})

test('the HMAC runs on an engine that has neither BigInt nor WebCrypto', () => {
  const bare = createContext({ module: { exports: {} } })
  runInContext('var exports = module.exports; delete globalThis.BigInt', bare)
  runInContext(readFileSync(require.resolve('jssha/sha1'), 'utf8'), bare)
  const hmac = `
    var hmac = new module.exports('SHA-1', 'HEX', { hmacKey: { value: '${SECRET}', format: 'HEX' } })
    hmac.update('0000000000000000')
    typeof BigInt + ' ' + typeof crypto + ' ' + hmac.getHMAC('HEX')`
  expect(runInContext(hmac, bare)).toBe(
    'undefined undefined cc93cf18508d94934c64b65d8ba7667fb7cde4b0',
  )
})

const NOW = Date.parse('2026-06-01T10:00:10+08:00')

describe('a code that is shown', () => {
  test('changes every thirty seconds', () => {
    expect(stepLeft(NOW)).toBe(20_000)
    expect(totp(SECRET, NOW + 19_999)).toBe(totp(SECRET, NOW))
    expect(totp(SECRET, NOW + 20_000)).not.toBe(totp(SECRET, NOW))
    expect(stepAt(NOW + 20_000)).toBe(stepAt(NOW) + 1)
  })

  const good = (steps: number) => ({ ok: true, steps })
  const clock = (seconds: number) => ({ ok: false, code: 'codeClock', seconds })
  const wrong = { ok: false, code: 'codeWrong', seconds: null }

  test.each<[string, aheadSeconds: number, ReturnType<typeof checkCode> | object]>([
    ['exact', 0, good(0)],
    ['10 s slow', -10, good(0)],
    ['30 s slow', -30, good(-1)],
    ['40 s slow, late in the step before', -40, good(-1)],
    ['40 s fast', 40, good(1)],
    ['70 s slow', -70, clock(-60)],
    ['10 minutes slow, or a photograph of then', -600, clock(-600)],
    ['10 minutes fast', 600, clock(600)],
    ['20 minutes fast', 1200, clock(1200)],
    ['a photograph of an hour ago', -3600, wrong],
    ['an hour fast', 3600, wrong],
  ])('of a phone that is %s', (_, seconds, expected) => {
    expect(checkCode(SECRET, totp(SECRET, NOW + seconds * 1000), NOW)).toEqual(expected)
  })

  test('with one digit wrong is none', () => {
    const code = totp(SECRET, NOW)
    for (let i = 0; i < code.length; i++) {
      const other = String((Number(code[i]) + 1) % 10)
      const typed = code.slice(0, i) + other + code.slice(i + 1)
      expect(checkCode(SECRET, typed, NOW).ok).toBe(false)
    }
  })

  test('of another redemption is none', () => {
    expect(checkCode('00'.repeat(20), totp(SECRET, NOW), NOW)).toEqual(wrong)
  })

  test.each([
    [0, 'fine'],
    [29_999, 'fine'],
    [40_000, 'told'],
    [-40_000, 'told'],
    [600_000, 'adjust'],
    [-600_000, 'adjust'],
  ])('a phone that is %d ms ahead is told: %s', (ahead, said) => {
    expect(clockOf(ahead)).toBe(said)
  })
})

describe('a printed code', () => {
  test('is good for its own print alone, and none before the first', () => {
    const [first, second] = [paperCode(SECRET, 1), paperCode(SECRET, 2)]
    expect(first).toMatch(/^\d{8}$/)
    expect(isPaperCode(SECRET, 1, first)).toBe(true)
    expect(isPaperCode(SECRET, 2, first)).toBe(false)
    expect(isPaperCode(SECRET, 2, second)).toBe(true)
    expect(isPaperCode(SECRET, 0, paperCode(SECRET, 0))).toBe(false)
  })
})

describe('what is scanned or typed', () => {
  const phone = { no: '382144', kind: 'phone', digits: '710923' }
  test.each<[string, object | null]>([
    [qrTextOf('382144', '710923'), phone],
    ['382144710923', phone],
    [spokenOf('382144', '710923'), phone],
    ['382 144-710 923', phone],
    ['３８２１４４７１０９２３', phone],
    [qrTextOf('382144', '12345678'), { no: '382144', kind: 'paper', digits: '12345678' }],
    [spokenOf('382144', '12345678'), { no: '382144', kind: 'paper', digits: '12345678' }],
    ['38214471092', null],
    ['3821447109231', null],
    ['', null],
    ['https://example.invalid/382144710923', null],
    ['gzdh:382144710923; drop', null],
  ])('%s', (text, read) => {
    expect(readShown(text)).toEqual(read)
  })

  test('is read aloud in short groups', () => {
    expect(spokenOf('382144', '710923')).toBe('382 144 710 923')
    expect(spokenOf('382144', '12345678')).toBe('382 144 1234 5678')
  })
})
