import type { PhotoView } from '../call/views'
import type { Photo } from '../matter/types'
import type { CaseView, DutyView } from './answers'
import type { Case, Duty, EndReason } from './types'

/** The agreement and the end of a case, as all of its readers see them. */

/** 分 as people write it: `1,200.50元`. */
export function yuan(fen: number): string {
  const whole = String(Math.floor(fen / 100)).replace(/\B(?=(\d{3})+$)/g, ',')
  const rest = fen % 100
  return rest === 0 ? `${whole}元` : `${whole}.${String(rest).padStart(2, '0')}元`
}

type Parties = Pick<Case, 'parties'>

const partyName = (c: Parties, key: string): string =>
  c.parties.find((p) => p.key === key)?.name ?? key

/** One duty as a sentence: who, to whom, what, how much, by when, where, how. */
export function dutySentence(c: Parties, d: Duty): string {
  const amount = d.amount === null ? '' : `，金额${yuan(d.amount)}`
  const place = d.place ? `，地点：${d.place}` : ''
  return `${partyName(c, d.who)}于${d.date}前向${partyName(c, d.to)}：${d.what}${amount}${place}，方式：${d.manner}。`
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
