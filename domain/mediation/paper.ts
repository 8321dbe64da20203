import type { ErrorCode } from '../call/errors'
import { shanghai } from '../calendar/zone'
import { MEDIATOR_KINDS } from '../street/committee'
import { moneyInFigures, moneyInWords } from './money'
import { longDate, phrase } from './phrases'
import type { PartyYes } from './agreementTypes'
import { SPECIALTIES, type Agent, type Agreement, type Case, type Duty, type Party } from './types'

/** 人民调解协议书 as plain words, before any file format (人民调解法 art. 29; 若干规定 art. 35). */
export interface AgreementPaper {
  title: string
  /** 〔年〕人调字第×号; empty: not numbered yet, so the paper is a draft. */
  number: string
  /** 当事人: one line of text each. */
  parties: string[]
  sections: { heading: string; paragraphs: string[] }[]
  signatures: SignatureRow[]
  /** 印章 of the committee. */
  committee: string
  /** 达成日期, “2026年11月26日”. */
  formedOn: string
}

/** Whether a case has a paper to print; else why not. */
export function paperFault(one: Pick<Case, 'state' | 'agreement'>): ErrorCode | null {
  if (one.state !== 'AGREED' && one.state !== 'EFFECTIVE') return 'paperNotYet'
  return one.agreement?.form === 'WRITTEN' ? null : 'paperOral'
}

/** The name that the file is saved under; no name of a person is in it. */
export const paperName = ({ number }: Pick<Case, 'number'>): string =>
  `人民调解协议书${number === '' ? '（草稿）' : number}.docx`

/** A place for one signature: everybody dates his own. */
export interface SignatureRow {
  /** In which quality: “甲方”, “乙方委托代理人（特别授权）”, “人民调解员”. */
  who: string
  /** Empty where the name is written by hand. */
  name: string
  /** How it is signed. */
  how: string
}

/** Parties are told apart by these, never by their names: two may have one. At most nine. */
const LETTERS = [...'甲乙丙丁戊己庚辛壬']
const SIDES = { applicant: '申请人', respondent: '被申请人' } as const
const RELATIONS: Record<Agent['relation'], string> = {
  guardian: '法定代理人',
  representative: '代表人',
  child: '委托代理人',
  lawyer: '委托代理人（律师）',
  other: '委托代理人',
}

/** “甲方” of the party with this key; throws where the case has none. */
export function letterOf(parties: readonly Party[], key: string): string {
  const i = parties.findIndex((party) => party.key === key)
  if (i < 0 || i >= LETTERS.length) throw new Error(`no such party: ${key}`)
  return `${LETTERS[i]}方`
}

/**
 * One duty as one sentence: who, by when, to whom, what, how much in figures and in words, where, how.
 * Labels stand before what people wrote, so that it reads well whatever they wrote.
 */
export function dutySentence(parties: readonly Party[], duty: Duty): string {
  const named = (key: string): string =>
    `${letterOf(parties, key)}${parties.find((party) => party.key === key)?.name ?? ''}`
  const money =
    duty.amount === null
      ? ''
      : `，金额为人民币${moneyInFigures(duty.amount)}元（大写：${moneyInWords(duty.amount)}）`
  const place = phrase(duty.place)
  return [
    `${named(duty.who)}应于${longDate(duty.date)}前（含当日）向${named(duty.to)}履行：`,
    `${phrase(duty.what)}${money}`,
    place && `；履行地点：${place}`,
    `；履行方式：${phrase(duty.manner)}。`,
  ].join('')
}

function partyLine(parties: readonly Party[], party: Party): string {
  const { agent } = party
  const post = party.kind === 'organisation' ? '（单位）' : ''
  const power = agent?.power === 'SPECIAL' ? '特别授权' : '一般授权'
  const by = agent && `${RELATIONS[agent.relation]}：${agent.name}${mayDo(agent, power)}`
  const address = phrase(party.address)
  return [
    `${letterOf(parties, party.key)}（${SIDES[party.side]}）：${party.name}${post}`,
    address && `${party.kind === 'organisation' ? '住所' : '住址'}：${address}`,
    by ?? '',
  ]
    .filter((part) => part !== '')
    .join('，')
}

/** A guardian stands for his ward by law, not by a power that somebody gave. */
const mayDo = (agent: Agent, power: string): string =>
  agent.relation === 'guardian' ? '' : `（${power}）`

/** Only whoever may settle has a place: with a general power one speaks, and does not sign. */
function partyRows(parties: readonly Party[]): SignatureRow[] {
  return parties.flatMap((party) => {
    const who = letterOf(parties, party.key)
    const how = party.kind === 'organisation' ? '负责人签名并盖章' : '签名、盖章或按指印'
    const own = { who, name: party.name, how }
    const { agent } = party
    if (!agent || (agent.power !== 'SPECIAL' && agent.relation !== 'guardian')) return [own]
    const quality = `${who}${RELATIONS[agent.relation]}${mayDo(agent, '特别授权')}`
    return [own, { who: quality, name: agent.name, how: '签名或按指印' }]
  })
}

function mediatorRows({ lead, team }: Case): SignatureRow[] {
  const members = [lead, ...team].filter((m) => m !== null)
  return members.map(({ name, kind }) => ({
    who: kind === 'mediator' ? MEDIATOR_KINDS.mediator : `参与调解人（${MEDIATOR_KINDS[kind]}）`,
    name,
    how: '签名',
  }))
}

const ASKED = { phone: '电话征询', visit: '上门征询', paper: '书面征询' } as const

/** Of a party that did not say yes on its own phone: who said or drew it, and who heard it. */
function howAgreed(parties: readonly Party[], party: Party, yes: PartyYes): string | null {
  const { how, witness, drawnBy } = yes
  if (how === 'self') return null
  const { agent } = party
  const ofAgent = agent ? `${RELATIONS[agent.relation]}${agent.name}` : '本人'
  const heard = witness === '' ? '' : `（见证人：${witness}）`
  const letter = letterOf(parties, party.key)
  if (how === 'agent') return `${letter}由${ofAgent}同意`
  if (how !== 'screen') return `${letter}经${ASKED[how]}同意${heard}`
  return `${letter}由${drawnBy === 'agent' ? ofAgent : '本人'}在现场屏幕上写名字同意${heard}`
}

/** A name on a screen is no signature in law, and the paper says so. */
function waysOfAgreeing(parties: readonly Party[], yes: Agreement['yes']): string[] {
  const ways = parties.flatMap((party) => {
    const own = yes[party.key]
    return own ? [howAgreed(parties, party, own)] : []
  })
  const told = ways.filter((way) => way !== null)
  return told.length === 0 ? [] : [`${told.join('；')}。以上不代替在本协议上签名、盖章或者按指印。`]
}

const COUNT = [...'零一二三四五六七八九十']

function sections(one: Case, { facts, duties, yes }: Agreement): AgreementPaper['sections'] {
  const { parties, specialty } = one
  return [
    {
      heading: '一、纠纷主要事实和争议事项',
      paragraphs: [
        `纠纷类型：${SPECIALTIES[specialty]}`,
        ...facts.split(/[\r\n\u2028\u2029]+/).filter((line) => line.trim() !== ''),
      ],
    },
    {
      heading: '二、各方自愿达成的协议（责任、内容、方式、地点和期限）',
      paragraphs: [
        ...duties.map((duty, i) => `${i + 1}．${dutySentence(parties, duty)}`),
        ...waysOfAgreeing(parties, yes),
      ],
    },
    {
      heading: '三、协议的效力和份数',
      paragraphs: [
        '本协议自各方当事人全部签名、盖章或者按指印，人民调解员签名并加盖人民调解委员会印章之日起生效；缺少任何一项，均不生效。',
        '协议生效后对各方具有法律约束力，各方应当按照约定履行。依法可以申请司法确认的，各方可以自协议生效之日起三十日内，共同向有管辖权的人民法院申请。',
        // One for each party and one that the committee keeps (art. 29).
        `本协议一式${COUNT[parties.length + 1]}份，各方当事人各执一份，人民调解委员会留存一份。`,
      ],
    },
  ]
}

/**
 * The paper of a case whose parties have agreed in writing; null where they have not. Names and
 * addresses are on it, phones are not: every party takes a copy home.
 */
export function agreementPaper(one: Case, committee: string): AgreementPaper | null {
  const { agreement } = one
  if (agreement?.form !== 'WRITTEN') return null
  return {
    title: '人民调解协议书',
    number: one.number,
    parties: one.parties.map((party) => partyLine(one.parties, party)),
    sections: sections(one, agreement),
    signatures: [
      ...partyRows(one.parties),
      ...mediatorRows(one),
      { who: '记录人', name: '', how: '签名' },
    ],
    committee,
    formedOn: shanghai(agreement.agreedAt).format('YYYY年M月D日'),
  }
}
