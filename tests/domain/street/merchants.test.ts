import { Issues } from '../../../domain/street/import/issues'
import { isCreditCode, readMerchants } from '../../../domain/street/import/merchants'

/** merchants.csv: who takes part, checked by what the business licence says. */

const HEAD = [
  '统一社会信用代码',
  '商户名称',
  '地址',
  '联系人积分号',
  '联系人',
  '参加日期',
  '领取点编号',
]
const FIRST = [
  '91150203MA0N00001K',
  '粮油店',
  '示范路3号',
  '112345678901',
  '吕掌柜',
  '2026-01-01',
  'P1',
]
const SECOND = [
  '92150203MA0N00002K',
  '理发店',
  '示范路5号',
  '212345678901',
  '孟师傅',
  '2026-02-01',
  '',
]
const PICK_UPS = [{ code: 'P1', name: '服务站', address: '示范路1号', hours: '每天', phone: '' }]

function read(...rows: string[][]) {
  const issues = new Issues()
  const merchants = readMerchants([HEAD, ...rows], PICK_UPS, issues)
  return { merchants, faults: issues.list.map(({ row, field }) => `${row} ${field}`) }
}
const with_ = (row: string[], at: string, value: string): string[] =>
  row.map((cell, i) => (HEAD[i] === at ? value : cell))

test.each<[string, string, boolean]>([
  ['a good one', '91150203MA0N00001K', true],
  ['one digit wrong', '91150203MA0N00002K', false],
  ['two digits changed over', '91150230MA0N00001K', false],
  ['seventeen', '91150203MA0N00001', false],
  ['small letters', '91150203ma0n00001k', false],
  ['a letter that there is not', '91150203MA0N0000IK', false],
  ['nothing', '', false],
])('统一社会信用代码: %s', (_, code, is) => expect(isCreditCode(code)).toBe(is))

test('merchants by ascending code, with contact and pick-up point', () => {
  const { merchants, faults } = read(SECOND, FIRST)
  expect(faults).toEqual([])
  expect(merchants.map(({ name, contact, pickUp }) => [name, contact, pickUp])).toEqual([
    ['粮油店', 'member:112345678901', 'P1'],
    ['理发店', 'member:212345678901', null],
  ])
})

test.each<[string, string[][], string]>([
  ['a code that is none', [with_(FIRST, HEAD[0]!, '91150203MA0N000011')], '2 code'],
  ['the same merchant twice', [FIRST, with_(FIRST, HEAD[3]!, '312345678901')], '3 code'],
  ['one contact of two', [FIRST, with_(SECOND, HEAD[3]!, FIRST[3]!)], '3 no'],
  ['one 领取点 kept by two', [FIRST, with_(SECOND, HEAD[6]!, 'P1')], '3 pickUp'],
  ['a 领取点 that there is not', [with_(FIRST, HEAD[6]!, 'P9')], '2 pickUp'],
  ['a number that is none', [with_(FIRST, HEAD[3]!, '123')], '2 no'],
  ['a day that is none', [with_(FIRST, HEAD[5]!, '2026-02-30')], '2 from'],
])('%s', (_, rows, fault) => expect(read(...rows).faults).toContain(fault))
