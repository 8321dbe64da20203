import type { PhotoView } from '../call/views'
import type { Photo } from '../matter/types'
import type { CaseView, DutyView } from './answers'
import { longDate, phrase } from './phrases'
import type { Case, Duty, EndReason } from './types'

/** The agreement and the end of a case, as all of its readers see them. */

/** 分 as people write it: `1200.50元`. */
export function yuan(fen: number): string {
  const rest = fen % 100
  const cents = rest === 0 ? '' : `.${String(rest).padStart(2, '0')}`
  return `${Math.floor(fen / 100)}${cents}元`
}

type Parties = Pick<Case, 'parties'>

const partyName = (c: Parties, key: string): string =>
  c.parties.find((p) => p.key === key)?.name ?? key

/** Words that hand something over, and are done 向 somebody; everything else is done for him. */
const HANDS_OVER =
  /^(支付|付|交|赔|偿|补|返|归还|退|还|转|汇|提供|道歉|赔礼|说明|公开道歉|书面道歉)/u
/** What is not to be done, is several sentences or begins with whom it is for stands after a colon. */
const STANDS_ALONE = /^(不|停|别|勿|禁|保证|向|给|对|为|替|把|将|和|与|跟)|[。；;！!？?]/u
/** After such a word a sum follows at once: 粉刷费3000元. */
const NAMES_MONEY = /[费款金钱资酬租息]$/u

/** What is done, with the sum where people would say it. */
function whatWords(what: string, amount: number | null): string {
  if (amount === null) return what
  const sum = yuan(amount)
  if (what.replace(/[,，]/g, '').includes(sum)) return what
  return NAMES_MONEY.test(what) ? `${what}${sum}` : `${what}，金额${sum}`
}

/** What is done and to or for whom, unless the words name him themselves. */
function deedWords(done: string, what: string, to: string): string {
  if (done.includes(to) && !/[。；;！!？?]/u.test(done)) return what
  if (STANDS_ALONE.test(done)) return `对${to}做到：${what}`
  return `${HANDS_OVER.test(done) ? '向' : '为'}${to}${what}`
}

/** One duty as a sentence that can be read out: who, by when, to or for whom, what, how much, how, where. */
export function dutySentence(c: Parties, d: Duty): string {
  const done = phrase(d.what)
  const deed = deedWords(done, whatWords(done, d.amount), partyName(c, d.to))
  const place = phrase(d.place)
  const more = [`方式：${phrase(d.manner)}`, ...(place ? [`地点：${place}`] : [])].join('；')
  return `${partyName(c, d.who)}应在${longDate(d.date)}前，${deed}（${more}）。`
}

/** Duties as all sides read them, on the table as in the agreement. */
export const dutyViews = (c: Parties, duties: readonly Duty[]): DutyView[] =>
  duties.map((d) => ({
    ...d,
    whoName: partyName(c, d.who),
    toName: partyName(c, d.to),
    sentence: dutySentence(c, d),
  }))

/** What the clerk still has to bring in before an agreement takes effect. */
function missingOf(c: Case): string[] {
  const { agreement } = c
  if (!agreement || agreement.signed) return []
  return agreement.form === 'ORAL'
    ? ['登记口头协议']
    : ['各方签字', '调解员签字', '调解委员会盖章', '扫描件']
}

export function agreementView(
  c: Case,
  show: (photos: Photo[]) => PhotoView[],
): CaseView['agreement'] {
  const { agreement } = c
  if (!agreement) return null
  return {
    form: agreement.form,
    facts: agreement.facts,
    duties: dutyViews(c, agreement.duties),
    agreedAt: agreement.agreedAt,
    effectiveOn: agreement.effectiveOn,
    level: c.level,
    scan: show(agreement.signed?.scan ?? []),
    missing: missingOf(c),
  }
}

const END_TEXT: Record<EndReason, string> = {
  REFUSED: '有一方不同意调解。',
  UNREACHABLE: '对方没有表态或联系不上；没有表态不等于同意。',
  OUT_OF_SCOPE: '这件事不属于人民调解的范围。',
  FAILED: '没有达成协议。',
  OVERDUE: '调解期限已满，没有达成协议。',
  ESCALATED: '事情有激化的风险，已转有关部门处理。',
  WITHDRAWN: '当事人不再继续调解。',
  SETTLED_PRIVATELY: '各方已自行和解。',
  SIGNATURE_REFUSED: '有一方没有在协议上签字。',
}

/** 人民调解法 art. 26: whoever fails to agree is told of the legal ways. */
const WAYS = [
  '可以依法申请仲裁（劳动争议先申请劳动仲裁）',
  '可以依法请行政机关处理',
  '可以向人民法院起诉，法律援助请拨打12348',
]

export function endView(c: Case): CaseView['end'] {
  if (!c.end) return null
  const { reason, referredTo } = c.end
  const ways = reason === 'SETTLED_PRIVATELY' ? [] : WAYS
  return { reason, text: END_TEXT[reason], referredTo, ways }
}
