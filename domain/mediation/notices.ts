import { longDateTime } from '../calendar/zone'
import type { Principal, StaffRef } from '../matter/types'
import type { Tell } from '../notice/compose'
import { messageTime } from '../notice/message'
import { pageOf } from '../notice/pages'
import type { StreetSettings } from '../street/types'
import { MEDIATION } from './lifecycle'
import { CHAIR, CLERK } from './limits'
import { holdersOf } from './naming'
import { accountOf, sittersOf } from './parties'
import { asides, mainTurn, type Aside } from './turns'
import { LATE_WORDS } from './watch'
import type { Case, CaseEntry, CaseWatch } from './types'

/**
 * Who is told of a step on a case. A message carries no name, no address and no word of the dispute:
 * it lies open on a phone that others see.
 */
interface Words {
  title: string
  /** For the push: at most 20 characters, says the next step. */
  tip: string
}

/** To whoever owes the next word. */
const TURN_WORDS: Record<CaseWatch, Words> = {
  screen: { title: '有新的调解申请，待初审', tip: '请打开初审' },
  consent: { title: '有人申请调解，请您表态', tip: '同意或不同意都请点一下' },
  accept: { title: '各方已同意，待受理', tip: '请打开受理' },
  acknowledge: { title: '调解已受理，请看权利义务', tip: '看过后请点“我已看过”' },
  rank: { title: '请选调解员', tip: '可以选三位，两天内选好' },
  propose: { title: '请推荐调解员', tip: '请打开推荐一位主调' },
  take: { title: '有案件请您调解', tip: '请答复是否接案' },
  approve: { title: '请确认调解员', tip: '同意或请换一位' },
  book: { title: '调解员已定，请约时间', tip: '请打开选一个时间' },
  session: { title: '调解时间已约好', tip: '请按时到场' },
  finish: { title: '请登记调解结果', tip: '请打开登记' },
  recuse: { title: '有人申请回避，请决定', tip: '请一个工作日内答复' },
  invite: { title: '请您答复邀请', tip: '同意或不同意都可以' },
  sign: { title: '协议待签署登记', tip: '请打印、签字、盖章' },
  rate: { title: '调解已结束，请评价', tip: '请点一下，只要一分钟' },
}

/** Of what is asked beside the case. */
const ASIDE_WORDS: Record<Aside, Words> = {
  extend: { title: '请答复是否延长调解期限', tip: '同意请点“同意延长期限”' },
  invite: { title: '请您答复邀请', tip: '同意或不同意都可以' },
}
const CLERK_ASIDE: Record<Aside, Words> = {
  extend: { title: '请征询是否同意延长期限', tip: '征询后请登记' },
  invite: { title: '请征询是否同意邀请', tip: '征询后请登记' },
}

/** For the clerk, in the place of a party without a phone. */
const CLERK_WORDS: Partial<Record<CaseWatch, Words>> = {
  consent: { title: '请征求当事人意见', tip: '给验证码，或代为登记' },
  acknowledge: { title: '请当面告知权利义务', tip: '告知后请登记' },
  rank: { title: '请代当事人选调解员', tip: '征询后请登记' },
  approve: { title: '请征询是否同意调解员', tip: '征询后请登记' },
  book: { title: '请帮当事人约时间', tip: '请打开选一个时间' },
}

/** To everybody of the case: what has happened, whether or not there is something to do. */
const NEWS_WORDS: Partial<Record<CaseEntry['action'], Words>> = {
  book: { title: '调解时间已约好', tip: '请打开看时间和地点' },
  move: { title: '调解时间改了', tip: '请打开看新的时间' },
  cancel: { title: '调解预约已取消', tip: '请另约一个时间' },
  refuse: { title: '有一方不同意调解', tip: '请看其他解决途径' },
  decline: { title: '调解申请不予受理', tip: '请看理由和其他途径' },
  terminate: { title: '调解已终止', tip: '请看其他解决途径' },
  refuseSign: { title: '有一方未签字，调解终止', tip: '请看其他解决途径' },
  agree: { title: '已达成协议', tip: '请到调解委员会签字' },
  sign: { title: '协议已生效', tip: '请按约定履行' },
  upholdRecusal: { title: '同意回避，另选调解员', tip: '请等主任推荐' },
  dismissRecusal: { title: '回避申请未获同意', tip: '请看理由' },
  invite: { title: '请您答复邀请', tip: '同意或不同意都可以' },
  guestBusy: { title: '受邀的人时间冲突，没有加入', tip: '可另请一位，或先改期' },
  askExtend: { title: '有人申请延长调解期限', tip: '各方都同意才能延长' },
  notExtended: { title: '调解期限没有延长', tip: '有一方没有表态，可再申请' },
  extended: { title: '调解期限已延长', tip: '请打开看新的期限' },
}

/** The lead has left the roster, and the appointment went with him: nobody shall come in vain. */
const VOIDED: Words = { title: '调解预约已取消', tip: '调解员离岗，请等主任推荐' }

const isVoided = (c: Case, before: Case | null, entries: readonly CaseEntry[]): boolean =>
  before?.booking && c.booking === null ? entries.some((e) => e.action === 'leadLeft') : false

/** Principals of accounts and staff, of whom a post may have several. */
const personsOf = (who: Principal, c: Case, settings: StreetSettings): Principal[] =>
  who === CHAIR || who === CLERK
    ? holdersOf(who, c, settings)
        .slice(0, 1)
        .map(({ id }) => id)
    : [who]

/** Everybody who sits at the table: parties' accounts, the lead, the team. */
const everybody = (c: Case): Principal[] => [
  ...c.parties.map(accountOf).filter((u) => u !== null),
  ...sittersOf(c).map(({ id }) => id),
]

function tell(c: Case, to: Principal, words: Words, now: number): Tell {
  const isParty = to.startsWith('user:')
  return {
    to,
    title: words.title,
    body: `人民调解 · ${c.no}`,
    page: pageOf(isParty ? 'mediation.case' : 'mediation.work', c._id),
    template: isParty ? 'progress' : 'task',
    fields: {
      no: c.no,
      what: '人民调解',
      where: '人民调解委员会',
      state: MEDIATION.states[c.state].text,
      time: messageTime(now),
      due: messageTime(c.booking?.from ?? c.dueAt ?? now),
      tip: words.tip,
    },
    fallback: null,
    keep: 0,
  }
}

function turnWords(c: Case, who: Principal): Words | null {
  const kind = c.watching
  if (kind === null) return null
  return (who === CLERK ? CLERK_WORDS[kind] : undefined) ?? TURN_WORDS[kind]
}

/** Whoever is asked something beside the case, and was not before. */
function asideTells(c: Case, before: Case | null, settings: StreetSettings, now: number): Tell[] {
  const asked = asides(c, now)
  const known = before ? asides(before, now) : { extend: [], invite: [] }
  return (Object.keys(ASIDE_WORDS) as Aside[]).flatMap((aside) =>
    asked[aside]
      .filter((who) => !known[aside].includes(who))
      .flatMap((who) => {
        const words = (who === CLERK ? CLERK_ASIDE : ASIDE_WORDS)[aside]
        return personsOf(who, c, settings).map((to) => tell(c, to, words, now))
      }),
  )
}

/**
 * Who is told of what one commit added to the history: whoever owes a word now and did not before,
 * and of some steps everybody. The last word to each person counts.
 */
export function tellsOf(
  c: Case,
  before: Case | null,
  settings: StreetSettings,
  now: number,
  not: readonly Principal[] = [],
): Tell[] {
  const entries = c.history.slice(before?.history.length ?? 0)
  const news = entries
    .map(({ action }) => NEWS_WORDS[action])
    .filter((w) => w !== undefined)
    .concat(isVoided(c, before, entries) ? [VOIDED] : [])
    .at(-1)
  // Whoever was asked or has left meanwhile hears of the end as well.
  const all = new Set([...everybody(c), ...(before ? everybody(before) : [])])
  if (news === VOIDED && before?.lead) all.delete(before.lead.id)
  const told = news ? [...all].map((who) => tell(c, who, news, now)) : []
  const owed = before ? (mainTurn(before) ?? before.turn) : []
  const isNew = (who: Principal): boolean => before?.watching !== c.watching || !owed.includes(who)
  const asked = (mainTurn(c) ?? c.turn).filter(isNew).flatMap((who) => {
    const words = turnWords(c, who)
    if (!words || (news && c.watching === 'session')) return []
    return personsOf(who, c, settings).map((to) => tell(c, to, words, now))
  })
  const aside = asideTells(c, before, settings, now)
  return [...told, ...asked, ...aside].filter(({ to }) => !not.includes(to))
}

/** A reminder to the chair: what is late, never of whom. */
export function lateTell(c: Case, to: StaffRef, now: number): Tell {
  const words = { title: LATE_WORDS[c.watching ?? 'finish'], tip: '请打开处理' }
  return tell(c, to.id, words, now)
}

/** 24 hours and 2 hours before, to everybody who sits there. */
export const reminderTells = (c: Case, now: number): Tell[] =>
  everybody(c).map((to) =>
    tell(c, to, { title: '调解时间快到了', tip: longDateTime(c.booking?.from ?? now) }, now),
  )
