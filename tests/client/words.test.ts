import { search } from '../../client/src/packages/report/place/choices'
import { missing } from '../../client/src/packages/report/form/missing'
import { codeText } from '../../client/src/services/codeText'
import { newRequestId } from '../../client/src/services/requestId'
import { remaining, when } from '../../client/src/services/time'
import { parseInput } from '../../domain/contract'

jest.mock('@tarojs/taro', () => ({}))

const at = (text: string): number => Date.parse(`${text}+08:00`)
const NOW = at('2026-11-23T14:00:00')

test.each([
  ['2026-11-23T09:05:00', '今天 09:05'],
  ['2026-11-23T00:00:00', '今天 00:00'],
  ['2026-11-22T23:59:00', '昨天 23:59'],
  ['2026-11-24T08:30:00', '明天 08:30'],
  ['2026-11-21T08:30:00', '11月21日 08:30'],
  ['2025-12-31T08:30:00', '2025年12月31日 08:30'],
])('%s is said as %s', (moment, words) => {
  expect(when(at(moment), NOW)).toBe(words)
})

const [MINUTE, HOUR, DAY] = [60_000, 3_600_000, 86_400_000]
test.each([
  [3 * DAY, '还剩3天'],
  [3 * DAY + HOUR, '还剩3天1小时'],
  [4 * HOUR - MINUTE, '还剩3小时59分'],
  [4 * HOUR, '还剩4小时'],
  [-4 * HOUR + MINUTE, '已超时3小时59分'],
  [23 * HOUR, '还剩23小时'],
  [5 * MINUTE, '还剩5分钟'],
  [0, '还剩不到1分钟'],
  [-30_000, '已超时不到1分钟'],
  [-2 * DAY, '已超时2天'],
])('%i ms before the deadline: %s', (ms, words) => {
  expect(remaining(NOW + ms, NOW)).toBe(words)
})

test.each([
  ['GZ1-ABC', undefined, 'GZ1-ABC'],
  [' GZ1-ABC\n', undefined, 'GZ1-ABC'],
  ['', 'packages/report/form/index?scene=b1234', 'b1234'],
  ['', 'packages/report/form/index?a=1&scene=b%2D12', 'b-12'],
  ['', undefined, ''],
])('scanned %j with path %j is the code %j', (result, path, code) => {
  expect(codeText(result, path)).toBe(code)
})

const choice = (name: string) => ({ id: name, name, hint: '' })
test.each([
  ['1号', ['1号楼', '11号楼']],
  ['１１', ['11号楼']],
  [' 2 号', ['2号楼']],
  ['', ['1号楼', '11号楼', '2号楼']],
  ['九', []],
])('searching %j finds %j', (words, found) => {
  const all = ['1号楼', '11号楼', '2号楼'].map(choice)
  expect(search(all, words).map((c) => c.name)).toEqual(found)
})

const place = { kind: 'building' as const, buildingId: 'B1' }
const photo = { path: 'wxfile://1.jpg', fileId: null }
test.each([
  ['a text', { text: '井盖不见了', place }, [], null],
  ['a photo', { text: '', place }, [photo], null],
  ['too short a text', { text: '井盖', place }, [], /5个字/],
  ['blanks', { text: '   \n   ', place }, [], /5个字/],
  ['no place', { text: '井盖不见了', place: null }, [], /楼栋/],
])('a report with %s', (_, fields, photos, lack) => {
  const told = missing({ fields, photos })
  if (lack) expect(told?.words).toMatch(lack)
  else expect(told).toBeNull()
})

test('requestIds are what the contract takes, and differ', () => {
  const ids = Array.from({ length: 500 }, () => newRequestId())
  expect(new Set(ids).size).toBe(500)
  for (const requestId of ids) {
    expect(parseInput('identity.update', { requestId })).toMatchObject({ ok: true })
  }
})
