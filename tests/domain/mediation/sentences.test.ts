import { dutySentence, yuan } from '../../../domain/mediation/agreementViews'
import type { Duty } from '../../../domain/mediation/types'
import { duty, party } from './papers'

/** A duty as all sides read it on the table and in the case. */
const two = { parties: [party('p1', '王秀英'), party('p2', '李志远')] }
const plain = { date: '2026-12-01', place: '', manner: '转账' }

test.each<[string, Partial<Duty>, string]>([
  [
    'a sum after the word that names it',
    { what: '支付粉刷费', amount: 300_000 },
    '向王秀英支付粉刷费3000元（方式：转账）。',
  ],
  [
    'a sum after other words',
    { what: '赔偿天花板损坏', amount: 120_050 },
    '向王秀英赔偿天花板损坏，金额1200.50元（方式：转账）。',
  ],
  [
    'a sum that the words name already, with a comma',
    { what: '支付粉刷费3,000元', amount: 300_000 },
    '向王秀英支付粉刷费3,000元（方式：转账）。',
  ],
  [
    'a place',
    { what: '归还电动车', amount: null, manner: '当面交', place: '示范社区。' },
    '向王秀英归还电动车（方式：当面交；地点：示范社区）。',
  ],
  [
    'work',
    { what: '重做卫生间防水', amount: null, manner: '自费施工' },
    '为王秀英重做卫生间防水（方式：自费施工）。',
  ],
  [
    'what is no longer done',
    { what: '不再堵门', amount: null, manner: '自己做到' },
    '对王秀英做到：不再堵门（方式：自己做到）。',
  ],
  [
    'words that name whom it is for',
    { what: '向王秀英当面道歉', amount: null, manner: '当面' },
    '向王秀英当面道歉（方式：当面）。',
  ],
  [
    'full stops and lines as people type them',
    { what: '道歉。\n不再吵闹；', amount: null, manner: '当面。' },
    '对王秀英做到：道歉。不再吵闹（方式：当面）。',
  ],
])('%s', (_, words, sentence) => {
  const said = dutySentence(two, duty({ ...plain, ...words, who: 'p2', to: 'p1' }))
  expect(said).toBe(`李志远应在2026年12月1日前，${sentence}`)
})

test.each([
  [1, '0.01元'],
  [100, '1元'],
  [1_234_567_800, '12345678元'],
])('%s分 is %s', (fen, said) => {
  expect(yuan(fen)).toBe(said)
})
