import * as fc from 'fast-check'
import { moneyInFigures, moneyInWords } from '../../../domain/mediation/money'
import { agreementPaper, dutySentence } from '../../../domain/mediation/paper'
import type { Agent, Case } from '../../../domain/mediation/types'
import { property } from '../seed'
import { agreedCase, COMMITTEE, duty, hardCase, member, party } from './papers'

describe('a sum in words', () => {
  test.each([
    [0, '0.00', '零元整'],
    [1, '0.01', '壹分'],
    [10, '0.10', '壹角整'],
    [15, '0.15', '壹角伍分'],
    [100, '1.00', '壹元整'],
    [105, '1.05', '壹元零伍分'],
    [150, '1.50', '壹元伍角整'],
    [1_000, '10.00', '壹拾元整'],
    [1_001, '10.01', '壹拾元零壹分'],
    [11_000, '110.00', '壹佰壹拾元整'],
    [100_500, '1,005.00', '壹仟零伍元整'],
    [168_032, '1,680.32', '壹仟陆佰捌拾元叁角贰分'],
    [1_640_902, '16,409.02', '壹万陆仟肆佰零玖元零贰分'],
    [32_504, '325.04', '叁佰贰拾伍元零肆分'],
    [10_000_000, '100,000.00', '壹拾万元整'],
    [10_700_053, '107,000.53', '壹拾万柒仟元伍角叁分'],
    [10_000_100, '100,001.00', '壹拾万零壹元整'],
    [10_000_000_000, '100,000,000.00', '壹亿元整'],
    [10_000_000_100, '100,000,001.00', '壹亿零壹元整'],
    [10_010_000_000, '100,100,000.00', '壹亿零壹拾万元整'],
    [1_000_000_000_000, '10,000,000,000.00', '壹佰亿元整'],
    [123_456_789_012, '1,234,567,890.12', '壹拾贰亿叁仟肆佰伍拾陆万柒仟捌佰玖拾元壹角贰分'],
    [100_000_000_000_000, '1,000,000,000,000.00', '壹万亿元整'],
  ])('%i 分: %s, %s', (fen, figures, words) => {
    expect(moneyInFigures(fen)).toBe(figures)
    expect(moneyInWords(fen)).toBe(words)
  })

  test.each([-1, 1.5, NaN, Infinity, 2e15])('%p is none', (fen) => {
    expect(() => moneyInWords(fen)).toThrow('no sum')
    expect(() => moneyInFigures(fen)).toThrow('no sum')
  })

  test('read back it is the same sum, whatever it is', () => {
    property([fc.integer({ min: 0, max: 1e12 })], (fen) => {
      expect(readBack(moneyInWords(fen))).toBe(fen)
      expect(Math.round(Number(moneyInFigures(fen).replaceAll(',', '')) * 100)).toBe(fen)
    })
  })
})

/** A bank clerk's reading: units multiply what came before them. */
function readBack(words: string): number {
  const [, yuan = '', jiao = '', fen = ''] =
    /^(?:(.*)元)?零?(?:(.)角)?零?(?:(.)分)?整?$/.exec(words) ?? []
  const digit = (d: string): number => Math.max(0, '零壹贰叁肆伍陆柒捌玖'.indexOf(d || '零'))
  const whole = (text: string): number => {
    for (const [unit, value] of [
      ['亿', 1e8],
      ['万', 1e4],
      ['仟', 1e3],
      ['佰', 100],
      ['拾', 10],
    ] as const) {
      const i = text.lastIndexOf(unit)
      if (i >= 0) return whole(text.slice(0, i)) * value + whole(text.slice(i + 1))
    }
    return digit(text.replace(/零(?=.)/g, ''))
  }
  return whole(yuan) * 100 + digit(jiao) * 10 + digit(fen)
}

describe('one duty', () => {
  const two = [party('p1', '王甲'), party('p2', '李乙')]
  test.each([
    [
      'money, a place',
      duty(),
      '乙方李乙应于2026年12月10日前（含当日）向甲方王甲履行：支付天花板维修费，金额为人民币1,200.50元（大写：壹仟贰佰元伍角整）；履行地点：示范社区调解室；履行方式：现金当面交付。',
    ],
    [
      'no money, no place',
      duty({ what: '重做卫生间防水', amount: null, place: ' ', manner: '自费施工' }),
      '乙方李乙应于2026年12月10日前（含当日）向甲方王甲履行：重做卫生间防水；履行方式：自费施工。',
    ],
    [
      'full stops and lines as people type them',
      duty({ what: '道歉。\n不再吵闹\n不再堵门；', amount: null, place: '', manner: '当面。' }),
      '乙方李乙应于2026年12月10日前（含当日）向甲方王甲履行：道歉。不再吵闹，不再堵门；履行方式：当面。',
    ],
  ])('%s', (_, one, sentence) => {
    expect(dutySentence(two, one)).toBe(sentence)
  })

  test('two parties of one name are told apart', () => {
    const same = [party('p1', '王伟'), party('p2', '王伟')]
    expect(dutySentence(same, duty())).toMatch(/^乙方王伟应于.*向甲方王伟履行/)
  })

  test('somebody who is no party stops the paper', () => {
    expect(() => dutySentence(two, duty({ to: 'p7' }))).toThrow('p7')
  })
})

describe('the paper', () => {
  test('of two people', () => {
    const { title, number, parties, sections, committee, formedOn } = agreementPaper(
      agreedCase(),
      COMMITTEE,
    )!
    expect({ title, number, committee, formedOn }).toEqual({
      title: '人民调解协议书',
      number: '〔2026〕人调字第7号',
      committee: COMMITTEE,
      formedOn: '2026年11月26日',
    })
    expect(parties).toEqual(['甲方（申请人）：王甲', '乙方（被申请人）：李乙'])
    expect(sections.map(({ paragraphs }) => paragraphs.map((text) => text.slice(0, 16)))).toEqual([
      ['纠纷类型：邻里', '李乙家卫生间漏水，浸湿王甲家天花', '各方对漏水的原因没有争议。'],
      ['1．乙方李乙应于2026年12月'],
      [
        '本协议自各方当事人全部签名、盖章',
        '协议生效后对各方具有法律约束力，',
        '本协议一式三份，各方当事人各执一',
      ],
    ])
  })

  test('says who agreed otherwise than on an own phone, and that a screen is no signature', () => {
    const one = agreedCase()
    const { agreement, parties } = one
    const heard = { at: agreement!.agreedAt, witness: '张调解' }
    const [first, second] = parties.map((p) => p.key)
    const drawing = { fileId: 'cloud://d', sha256: '00' }
    const yes = {
      [first!]: { ...heard, how: 'screen' as const, drawing, drawnBy: 'party' as const },
      [second!]: { ...heard, how: 'phone' as const, drawing: null },
    }
    const paper = agreementPaper({ ...one, agreement: { ...agreement!, yes } }, COMMITTEE)!
    expect(paper.sections[1]!.paragraphs.at(-1)).toBe(
      '甲方由本人在现场屏幕上写名字同意（见证人：张调解）；乙方经电话征询同意（见证人：张调解）。以上不代替在本协议上签名、盖章或者按指印。',
    )
  })

  test('names the agent who drew his name for a party', () => {
    const one = hardCase()
    const { agreement, parties } = one
    const agent = parties.find((p) => p.agent?.power === 'SPECIAL')!
    const drawn = {
      at: 0,
      how: 'screen' as const,
      witness: '',
      drawing: null,
      drawnBy: 'agent' as const,
    }
    const yes = { [agent.key]: drawn }
    const paper = agreementPaper({ ...one, agreement: { ...agreement!, yes } }, COMMITTEE)!
    expect(paper.sections[1]!.paragraphs.at(-1)).toContain(
      '乙方由委托代理人周帮办在现场屏幕上写名字同意。',
    )
  })

  test('of three, one a firm, one with a child who may sign', () => {
    const paper = agreementPaper(hardCase(), COMMITTEE)!
    expect(paper.parties).toEqual([
      '甲方（申请人）：𠮷野龙，住址：示范路1号院2号楼3单元402室',
      '乙方（被申请人）：䶮小满，住址：示范路1号院2号楼3单元502室，委托代理人：周帮办（特别授权）',
      '丙方（被申请人）：示范安居物业服务有限公司（单位），住所：示范路9号，代表人：吴经理（一般授权）',
    ])
    expect(paper.sections[1]!.paragraphs).toHaveLength(12)
    expect(paper.sections[2]!.paragraphs[2]).toContain('一式四份')
    expect(paper.signatures.map(({ who, name, how }) => `${who}|${name}|${how}`)).toEqual([
      '甲方|𠮷野龙|签名、盖章或按指印',
      '乙方|䶮小满|签名、盖章或按指印',
      '乙方委托代理人（特别授权）|周帮办|签名或按指印',
      '丙方|示范安居物业服务有限公司|负责人签名并盖章',
      '人民调解员|赵调解|签名',
      '参与调解人（律师）|钱律师|签名',
      '记录人||签名',
    ])
  })

  test('says when it takes effect, and has no phone on it', () => {
    const text = JSON.stringify(agreementPaper(hardCase(), COMMITTEE))
    expect(text).toMatch(/全部签名.*加盖人民调解委员会印章之日起生效/)
    expect(text).not.toMatch(/1\d{10}/)
  })

  const agent = (more: Partial<Agent>): Agent => ({
    ...{ name: '周帮办', relation: 'child', power: 'GENERAL', phone: '', user: null },
    ...more,
  })
  test.each([
    ['a child with a general power', agent({}), []],
    ['a lawyer who may settle', agent({ relation: 'lawyer', power: 'SPECIAL' }), ['周帮办']],
    ['a guardian, whatever was written', agent({ relation: 'guardian' }), ['周帮办']],
  ])('%s has a place to sign: %#', (_, who, names) => {
    const parties = [party('p1', '王甲'), party('p2', '李乙', { agent: who })]
    const rows = agreementPaper(agreedCase({ parties }), COMMITTEE)!.signatures
    expect(rows.map((row) => row.name).filter((name) => name === '周帮办')).toEqual(names)
  })

  const agreement = agreedCase().agreement!
  test.each<[string, Partial<Case>]>([
    ['nobody has agreed yet', { agreement: null }],
    ['it was agreed by word', { agreement: { ...agreement, form: 'ORAL' } }],
  ])('%s: there is none', (_, more) => {
    expect(agreementPaper(agreedCase(more), COMMITTEE)).toBeNull()
  })

  test('nine parties have ten copies', () => {
    const parties = Array.from({ length: 9 }, (_, i) => party(`p${i + 1}`, `当事人${i + 1}`))
    const paper = agreementPaper(agreedCase({ parties, lead: member('赵调解') }), COMMITTEE)!
    expect(paper.parties[8]).toContain('壬方')
    expect(JSON.stringify(paper)).toContain('一式十份')
  })
})
