import { isBlank, saysSomething } from '../call/said'
import { DAY_MS } from '../calendar/zone'
import type { Duty } from './types'

/**
 * 起草检查 before printing (DOMAIN §2.1 [P]): whatever a court could not enforce is refused, whatever is
 * easily confused is told and may stay.
 */
export type DraftingCode =
  | 'blank'
  | 'empty'
  | 'tooLong'
  | 'vague'
  | 'somebody'
  | 'pair'
  | 'sumMissing'
  | 'sumDiffers'
  | 'badDate'
  | 'pastDate'
  | 'farDate'
  | 'sameParty'
  | 'unknownParty'
  | 'placeMissing'

export interface DraftingIssue {
  kind: 'refuse' | 'tell'
  code: DraftingCode
  /** Path as in the call's input: `facts`, `duties.0.what`. */
  field: string
  /** The words that it is about, as they stand there. */
  word: string
}

/** What is checked: the words of `mediation.agree` and who the parties are. */
export interface AgreementDraft {
  facts: string
  duties: readonly Duty[]
  /** Keys of the case's parties. */
  parties: readonly string[]
}

type Found = Pick<DraftingIssue, 'kind' | 'code' | 'word'>
const refuse = (code: DraftingCode, word = ''): Found => ({ kind: 'refuse', code, word })
const tell = (code: DraftingCode, word = ''): Found => ({ kind: 'tell', code, word })

/**
 * Places left to be filled in, the last group of each. 〇 and ○ are also the zeros of years in words
 * (二〇〇八年), which are none; crosses are not where they are part of a Latin word or a size (XXL). No
 * lookbehind: the pages check too, and older phones cannot read it.
 */
const BLANKS = [
  /([_＿﹍﹏]{2,})/,
  /(?:^|[^A-Za-z0-9])([×✕✖xXＸｘ]{2,})(?![A-Za-z0-9])/,
  /(?:^|[^一二三四五六七八九十〇○◯])([〇○◯]{2,})/,
  /([□▢]+)/,
  /([（(【[]\s*[）)】\]])/,
  /(年\s+月|月\s+日|年月日)/,
  /([￥¥])\s*(?![\s\d０-９])/,
  /\s(\s元)/,
  /(待定|待填|待补|另行填写)/,
]
const SOMEBODY = /某某|某人|有关人员|相关人员|相关方/

/** Words that nobody can be held to. The first are refused; the second are often harmless. */
const VAGUE =
  /尽快|尽早|尽量|尽力|尽可能|适当|酌情|酌量|视情况|看情况|近期|近日|不久|日后再|以后再|若干|大概|大约|差不多|另行协商|再行协商|再议|如有可能|有条件时|原则上/
const SOFT = /及时|合理|左右|争取|等费用|有关费用|相关费用|基本上|一定程度/

/** Words that differ in law and sound alike; whichever stands there is to be meant. */
const PAIRS = [/定金|订金/g, /补偿|赔偿/g, /抚养|扶养|赡养/g]

const SUM =
  /[\d０-９]\s*[万千百亿]?(?:元|块)|[零一二两三四五六七八九十百千壹贰叁肆伍陆柒捌玖拾佰仟万亿](?:元|块钱)|[￥¥]\s*\d|人民币/
const PAYING =
  /(?:支付|付清|付给|给付|偿还|归还|退还|返还|缴纳|补缴|交纳|补交|还清)[^，。；,;]*?(?:款|费|金|钱|租|工资|利息|本息)/
const MAYBE_PAYING = /赔偿|补偿|支付|还款|付款/
const FIGURES = /(\d[\d,，]*(?:\.\d+)?)\s*(万)?元/g

/** Money that goes by wire needs no place. */
const BY_WIRE = /转账|汇款|转帐|微信|支付宝|银行|网银|线上|网上|扫码|打卡|代扣/

/** More than so many days ahead a date is more likely a slip of the finger than meant. */
const FAR_DAYS = 3 * 366

const first = (text: string, pattern: RegExp): string | null => pattern.exec(text)?.[0] ?? null

function pairsIn(text: string): Found[] {
  return PAIRS.flatMap((pattern) => {
    const words = [...new Set(text.match(pattern) ?? [])]
    return words.length > 0 ? [tell('pair', words.join('、'))] : []
  })
}

/** Of any text on the paper. */
function inText(text: string): Found[] {
  const blank = BLANKS.map((pattern) => pattern.exec(text)?.[1]).find((word) => word !== undefined)
  return [...(blank === undefined ? [] : [refuse('blank', blank)]), ...pairsIn(text)]
}

/** Of what somebody is to be held to. */
function inDuty(text: string): Found[] {
  const vague = first(text, VAGUE)
  const soft = first(text, SOFT)
  const somebody = first(text, SOMEBODY)
  return [
    ...inText(text),
    ...(vague ? [refuse('vague', vague)] : []),
    ...(soft ? [tell('vague', soft)] : []),
    ...(somebody ? [refuse('somebody', somebody)] : []),
  ]
}

const fenOf = (figures: string, unit: string | undefined): number =>
  Math.round(Number(figures.replace(/[,，]/g, '')) * (unit ? 1e6 : 100))

/** Money is a number of its own: only then it stands on the paper in figures and in words. */
function inSum({ what, amount }: Duty): Found[] {
  if (amount === null) {
    const sum = first(what, SUM) ?? first(what, PAYING)
    const maybe = first(what, MAYBE_PAYING)
    return sum ? [refuse('sumMissing', sum)] : maybe ? [tell('sumMissing', maybe)] : []
  }
  const others = [...what.matchAll(FIGURES)].filter(([, n, unit]) => fenOf(n!, unit) !== amount)
  return others.length > 0 ? [tell('sumDiffers', others[0]![0])] : []
}

function inDate(date: string, today: string): Found[] {
  const at = Date.parse(`${date}T00:00:00Z`)
  // 30 February is the 2nd of March to some, and nothing to others.
  const real = /^\d{4}-\d\d-\d\d$/.test(date) && new Date(at || 0).toISOString().startsWith(date)
  if (!real) return [refuse('badDate', date)]
  if (date < today) return [refuse('pastDate', date)]
  const ahead = (at - Date.parse(`${today}T00:00:00Z`)) / DAY_MS
  return ahead > FAR_DAYS ? [tell('farDate', date)] : []
}

function inParties({ who, to }: Duty, parties: readonly string[]): [field: string, Found][] {
  const known = (field: 'who' | 'to', key: string): [string, Found][] =>
    parties.includes(key) ? [] : [[field, refuse('unknownParty', key)]]
  return [
    ...known('who', who),
    ...known('to', to),
    ...(who === to ? [['to', refuse('sameParty')] as [string, Found]] : []),
  ]
}

/** A blank that was left to fill in says more of what is missing than that there are no words. */
const orEmpty = (text: string, found: Found[]): Found[] =>
  saysSomething(text) || found.length > 0 ? found : [refuse('empty')]

function inPlace({ place, manner, amount }: Duty): Found[] {
  if (!isBlank(place)) return inDuty(place)
  return amount !== null && BY_WIRE.test(manner) ? [] : [tell('placeMissing')]
}

function ofDuty(duty: Duty, parties: readonly string[], today: string): [string, Found][] {
  const at = (field: string, found: Found[]): [string, Found][] => found.map((f) => [field, f])
  return [
    ...inParties(duty, parties),
    ...at('what', orEmpty(duty.what, inDuty(duty.what))),
    ...at('amount', inSum(duty)),
    ...at('date', inDate(duty.date, today)),
    ...at('place', inPlace(duty)),
    ...at('manner', orEmpty(duty.manner, inDuty(duty.manner))),
  ]
}

/** What one call to the function that makes the paper can carry (100 kB), with names and addresses. */
const MAX_DRAFT = 15_000

function inLength({ facts, duties }: AgreementDraft): Found[] {
  const parts = duties.flatMap(({ what, place, manner }) => [what, place, manner])
  const length = [facts, ...parts].reduce((sum, text) => sum + text.length, 0)
  return length > MAX_DRAFT ? [refuse('tooLong')] : []
}

/** All that is to be said of a draft, in the paper's order. `today` is Shanghai's, YYYY-MM-DD. */
export function checkDraft(draft: AgreementDraft, today: string): DraftingIssue[] {
  const facts = orEmpty(draft.facts, inText(draft.facts))
  return [
    ...inLength(draft).map((found) => ({ ...found, field: 'duties' })),
    ...facts.map((found) => ({ ...found, field: 'facts' })),
    ...draft.duties.flatMap((duty, i) =>
      ofDuty(duty, draft.parties, today).map(([field, found]) => ({
        ...found,
        field: `duties.${i}.${field}`,
      })),
    ),
  ]
}

const PAIR_WORDS: [word: RegExp, meaning: string][] = [
  [/定金|订金/, '“定金”有担保效力，不履行要双倍返还；“订金”一般可退'],
  [/补偿|赔偿/, '“赔偿”是有责任一方赔损失；“补偿”不一定有过错'],
  [/抚养|扶养|赡养/, '长辈对晚辈是“抚养”，晚辈对长辈是“赡养”，夫妻、兄弟姐妹间是“扶养”'],
]

const SENTENCES: Record<DraftingCode, (word: string, kind: DraftingIssue['kind']) => string> = {
  blank: (word) => `“${word}”还空着，请填写完整。`,
  empty: () => '这一项还没有填，请写清楚。',
  tooLong: () => '协议太长了，请精简到15000字以内，细节可以另附清单。',
  vague: (word, kind) =>
    kind === 'refuse'
      ? `“${word}”说不清到什么程度算做到，请写具体的日期、数量或做法。`
      : `“${word}”可能有不同理解，能写具体更好。`,
  somebody: (word) => `“${word}”不知道是谁，请写清楚是哪一方。`,
  pair: (word) =>
    `写的是“${word}”：${PAIR_WORDS.find(([pattern]) => pattern.test(word))?.[1] ?? ''}。请核对。`,
  sumMissing: (word, kind) =>
    kind === 'refuse'
      ? `写到了“${word}”，请在“金额”一栏填上数额，协议书上会有大小写。`
      : `写到了“${word}”，如果要付钱，请填金额。`,
  sumDiffers: (word) => `这里写的“${word}”和金额一栏不一样，请核对；分期的请分成几条。`,
  badDate: () => '没有这一天，请重新选日期。',
  pastDate: () => '这个日期已经过了，请选今天或以后的日期。',
  farDate: () => '这个日期在三年以后，请核对年份。',
  sameParty: () => '履行的一方和接受的一方不能是同一方，请重新选择。',
  unknownParty: () => '没有选好是哪一方，请重新选择。',
  placeMissing: () => '没有写履行地点，能写上更好。',
}

/** An issue as a person reads it. */
export const draftingText = ({ code, word, kind }: DraftingIssue): string =>
  SENTENCES[code](word, kind)
