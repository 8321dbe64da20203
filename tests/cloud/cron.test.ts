import { nextRun, parseCron } from '../../devtools/cloud/functions/cron'

const utc = (text: string): number => Date.parse(`${text}Z`)
const after = (cron: string, from: string): string | undefined => {
  const at = nextRun(parseCron(cron), utc(from))
  return at === undefined ? undefined : new Date(at).toISOString().slice(0, 19)
}

describe('seven fields, UTC', () => {
  test.each<[string, string, string | undefined]>([
    ['0 */5 * * * * *', '2026-11-23T10:02:03', '2026-11-23T10:05:00'],
    ['0 */5 * * * * *', '2026-11-23T10:05:00', '2026-11-23T10:10:00'],
    ['*/10 * * * * * *', '2026-11-23T10:05:59', '2026-11-23T10:06:00'],
    ['0 0 2 1 * * *', '2026-11-23T10:00:00', '2026-12-01T02:00:00'],
    ['0 30 9 * * MON *', '2026-11-23T10:00:00', '2026-11-30T09:30:00'],
    ['0 30 9 * * 7 *', '2026-11-23T10:00:00', '2026-11-29T09:30:00'],
    ['0 0 12 29 2 * *', '2026-11-23T10:00:00', '2028-02-29T12:00:00'],
    ['0 0 9-17/4 * * * *', '2026-11-23T10:00:00', '2026-11-23T13:00:00'],
    ['5,30 59 23 31 DEC ? *', '2026-12-31T23:59:05', '2026-12-31T23:59:30'],
    ['0 0 0 1 1 * 2025', '2026-11-23T10:00:00', undefined],
    ['0 0 0 31 2 * *', '2026-11-23T10:00:00', undefined],
  ])('%s after %s is %s', (cron, from, expected) => {
    expect(after(cron, from)).toBe(expected)
  })

  test.each([
    '* * * * *',
    '60 * * * * * *',
    '0 0 24 * * * *',
    '0 0 0 0 * * *',
    'x * * * * * *',
    '*/0 * * * * * *',
  ])('refused: %s', (cron) => {
    expect(() => parseCron(cron)).toThrow(/cron/)
  })
})
