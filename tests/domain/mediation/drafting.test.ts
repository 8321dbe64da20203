import { checkDraft, draftingText } from '../../../domain/mediation/drafting'
import type { Duty } from '../../../domain/mediation/types'
import { duty, hardCase, TODAY } from './papers'

/** What the check says of a draft, one line an issue: kind, code, field, word. */
const said = (duties: Duty[], facts = '楼上漏水，双方对原因没有争议。'): string[] =>
  checkDraft({ facts, duties, parties: ['p1', 'p2', 'p3'] }, TODAY).map(
    ({ kind, code, field, word }) => [kind, code, field, word].join(' ').trim(),
  )

describe('nothing is said of', () => {
  const plain = duty({ amount: null, what: '重做卫生间防水' })
  test.each<[string, Duty]>([
    ['money in cash at a place', duty()],
    ['work at a place', plain],
    ['money by wire without a place', duty({ place: '', manner: '银行转账' })],
    ['a year in words', { ...plain, what: '归还二〇〇八年的合影' }],
    ['a size', { ...plain, what: '归还XXL工作服一件' }],
    ['measures', { ...plain, what: '更换3×4米地板' }],
    ['a piece of glass', { ...plain, what: '更换一块玻璃' }],
    ['the same sum again', duty({ what: '支付维修费1,200.50元' })],
    ['today', duty({ date: TODAY })],
    ['a rare name, an emoji, markup', { ...plain, what: '向𠮷先生道歉🙏<b>&amp;</b>' }],
  ])('%s', (_, one) => {
    expect(said([one])).toEqual([])
  })

  test('three parties and twelve duties', () => {
    const { parties, agreement } = hardCase()
    const keys = parties.map((party) => party.key)
    const { facts, duties } = agreement!
    expect(
      checkDraft({ facts, duties, parties: keys }, TODAY).filter((i) => i.kind === 'refuse'),
    ).toEqual([])
  })
})

const what = (text: string): Duty => duty({ what: text, amount: null })

test.each<[string, Duty, string[]]>([
  ['尽快', what('尽快修好'), ['refuse vague duties.0.what 尽快']],
  ['适当', what('适当降低音量'), ['refuse vague duties.0.what 适当']],
  ['酌情', duty({ manner: '酌情分期' }), ['refuse vague duties.0.manner 酌情']],
  ['另行协商 as a place', duty({ place: '另行协商' }), ['refuse vague duties.0.place 另行协商']],
  ['及时', what('及时关窗'), ['tell vague duties.0.what 及时']],
  ['a line to be filled', what('修理____'), ['refuse blank duties.0.what ____']],
  ['crosses', what('向××道歉'), ['refuse blank duties.0.what ××']],
  ['crosses at the start', what('XX号楼立管更换'), ['refuse blank duties.0.what XX']],
  ['circles', what('向〇〇道歉'), ['refuse blank duties.0.what 〇〇']],
  ['empty brackets', what('更换（ ）'), ['refuse blank duties.0.what （ ）']],
  [
    'a date to be filled',
    duty({ manner: '年 月 日前付清' }),
    ['refuse blank duties.0.manner 年 月'],
  ],
  ['待定', duty({ place: '待定' }), ['refuse blank duties.0.place 待定']],
  ['某某', what('向某某道歉'), ['refuse somebody duties.0.what 某某']],
  ['a pair', duty({ what: '返还定金' }), ['tell pair duties.0.what 定金']],
  ['both of a pair', duty({ what: '返还定金和订金' }), ['tell pair duties.0.what 定金、订金']],
  ['赡养', duty({ what: '支付赡养费' }), ['tell pair duties.0.what 赡养']],
  ['a sum in the text alone', what('给付500元'), ['refuse sumMissing duties.0.amount 0元']],
  ['a sum in words alone', what('付伍佰元'), ['refuse sumMissing duties.0.amount 佰元']],
  ['paying, and no sum', what('返还押金'), ['refuse sumMissing duties.0.amount 返还押金']],
  [
    'making good, and no sum',
    what('赔偿同型号洗衣机一台'),
    ['tell pair duties.0.what 赔偿', 'tell sumMissing duties.0.amount 赔偿'],
  ],
  ['another sum', duty({ what: '支付1.2万元' }), ['tell sumDiffers duties.0.amount 1.2万元']],
  ['yesterday', duty({ date: '2026-11-25' }), ['refuse pastDate duties.0.date 2026-11-25']],
  ['30 February', duty({ date: '2027-02-30' }), ['refuse badDate duties.0.date 2027-02-30']],
  ['month 13', duty({ date: '2027-13-01' }), ['refuse badDate duties.0.date 2027-13-01']],
  ['a slip of the year', duty({ date: '2062-01-01' }), ['tell farDate duties.0.date 2062-01-01']],
  ['to oneself', duty({ to: 'p2' }), ['refuse sameParty duties.0.to']],
  ['a stranger', duty({ who: 'p9' }), ['refuse unknownParty duties.0.who p9']],
  ['no manner', duty({ manner: ' ' }), ['refuse empty duties.0.manner']],
  ['no place for work', { ...what('修门'), place: '' }, ['tell placeMissing duties.0.place']],
  ['no place for cash', duty({ place: '' }), ['tell placeMissing duties.0.place']],
])('%s', (_, one, issues) => {
  expect(said([one])).toEqual(issues)
})

test.each([
  ['a blank is refused in the facts too', '____年漏水', ['refuse blank facts ____']],
  ['a pair is told there', '已付订金', ['tell pair facts 订金']],
  ['what was said vaguely then is only told as it was', '曾答应尽快修好', []],
  ['no facts', ' ', ['refuse empty facts']],
])('%s', (_, facts, issues) => {
  expect(said([duty()], facts)).toEqual(issues)
})

test('more than a paper can carry is refused as a whole', () => {
  const long = Array.from({ length: 15 }, () => duty({ what: '修'.repeat(1000), amount: null }))
  expect(said(long)).toEqual(['refuse tooLong duties'])
  expect(said(long.slice(1))).toEqual([])
})

test('the paths are of the duty that it is about', () => {
  expect(said([duty(), what('尽快修好')])).toEqual(['refuse vague duties.1.what 尽快'])
})

test('each issue is a Chinese sentence that names the words', () => {
  const issues = checkDraft(
    {
      facts: '____',
      duties: [
        duty({ what: '尽快返还定金给某某', amount: null, date: '2026-01-01', to: 'p2' }),
        duty({ who: 'p9', manner: '', place: '', date: '2062-01-01', what: '及时付2元' }),
        duty({ date: 'x', what: '赔偿', amount: null }),
      ],
      parties: ['p1', 'p2'],
    },
    TODAY,
  )
  for (const issue of issues) {
    const text = draftingText(issue)
    expect(text).toMatch(/^[^a-z]{6,}。$/)
    if (issue.code === 'vague' || issue.code === 'blank') expect(text).toContain(`“${issue.word}”`)
  }
  const never = ['tooLong']
  expect(new Set(issues.map((issue) => issue.code)).size + never.length).toBe(14)
})
