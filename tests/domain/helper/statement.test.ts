import { STATEMENT_ROWS, statementPaper } from '../../../domain/helper/statement'
import type { LedgerLine } from '../../../domain/points/answers'

/** 积分对账单: what the elder reads on it. */

const NOW = Date.parse('2026-06-15T10:00:00+08:00')
const line = (change: number, text = '帮邻居'): LedgerLine =>
  ({
    ...{ at: NOW, text, change, kind: 'award' },
  }) as unknown as LedgerLine

const footOf = (lines: LedgerLine[], isCut: boolean, phone = '010-1') =>
  statementPaper({
    ...{ elder: { name: '周奶奶', no: '123456789012' }, month: '2026-06' },
    ...{ lines, isCut, balance: 30, phone, now: NOW },
  })

const TOLD: [what: string, lines: LedgerLine[], isCut: boolean, foot: string[]][] = [
  [
    'nothing',
    [],
    false,
    ['这个月没有变化。', '到6月15日，还有30分。', '有疑问请打社区电话：010-1'],
  ],
  ['a few', [line(30)], false, ['到6月15日，还有30分。', '有疑问请打社区电话：010-1']],
  [
    'more than fit',
    Array.from({ length: STATEMENT_ROWS }, () => line(1)),
    true,
    ['这里是最早的60笔，其余的请到社区看。', '到6月15日，还有30分。', '有疑问请打社区电话：010-1'],
  ],
]
test.each(TOLD)('%s', (_, lines, isCut, foot) => {
  const paper = footOf(lines, isCut)
  expect(paper.foot).toEqual(foot)
  expect(paper.rows).toHaveLength(lines.length)
  expect(paper.head).toEqual(['姓名：周奶奶', '积分号：1234 5678 9012', '月份：2026年6月'])
})

test('what is held and what is spent of it has one row', () => {
  expect(footOf([line(-20, '兑换'), line(0, '领取')], false).rows).toEqual([
    { day: '6月15日', text: '兑换', change: '-20' },
  ])
})
