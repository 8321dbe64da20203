import type { Act } from '../../../devtools/simulation/types'
import { HOUR_MS, DAY_MS, dateOf, dayOf, isWeekend } from '../../../domain/calendar/zone'
import type { CaseStepName } from '../../../domain/mediation/calls'
import { accountOf, partyOf, sittersOf } from '../../../domain/mediation/parties'
import type { Case, CaseWatch, Party, Slot } from '../../../domain/mediation/types'
import { OPENID, staffIdOf, type Person } from '../cast'
import { MEDIATOR_IDS, ROOM } from './committee'

/** What people say in a case, step by step. */

/** Six hex digits that belong to one request: they make a case's names and phones its own. */
export const markOf = (key: string): string => {
  let h = 7
  for (const char of key) h = (Math.imul(h, 31) + char.charCodeAt(0)) >>> 0
  return (h % 0x1000000).toString(16).padStart(6, '0')
}

/** Names and phones of parties look like these, and nobody else's do. */
export const NAME = /当事[甲乙][0-9a-f]{6}/g
export const PHONE = /100090\d{5}[12]/g

const phoneOf = (mark: string, i: 1 | 2): string =>
  `100090${String(parseInt(mark, 16) % 100_000).padStart(5, '0')}${i}`

/** Two neighbours; the first is whoever applies, but at the desk. */
export function application(a: Act, requestId: string, isDesk: boolean): object {
  const mark = markOf(requestId)
  const common = { kind: 'person', address: '友谊小区1栋' }
  const one = { ...common, side: 'applicant', name: `当事甲${mark}`, phone: phoneOf(mark, 1) }
  const other = { ...common, side: 'respondent', name: `当事乙${mark}`, phone: phoneOf(mark, 2) }
  return {
    specialty: a.dice.oneOf(['neighbour', 'property']),
    facts: '楼上漏水，天花板泡坏了',
    claim: '修好并赔偿',
    parties: [{ ...one, ...(isDesk ? {} : { me: true }) }, other],
    ...(isDesk ? { asked: { who: one.name, how: 'visit' } } : {}),
  }
}

/** What each party has still to say of such a step. */
const UNSAID: Partial<Record<CaseStepName, (p: Party) => boolean>> = {
  consent: (p) => p.consent === null,
  refuse: (p) => p.consent === null,
  acknowledge: (p) => p.told === null,
  rank: (p) => p.ranks === null,
  approve: (p) => p.approved === null,
  replace: (p) => p.approved === null,
  extend: (p) => p.extended === null,
}

/** Whoever has no account is spoken for by the clerk. */
export function onBehalf(c: Case, who: Person, step: CaseStepName): object {
  if (who !== 'clerk' || partyOf(c, `user:${OPENID.clerk}`)) return {}
  const unsaid = UNSAID[step] ?? (() => true)
  const party = c.parties.find((p) => accountOf(p) === null && unsaid(p)) ?? c.parties[1]!
  return { onBehalf: { party: party.key, how: 'phone', witness: '社区干事' } }
}

const noted = () => ({ note: '说明情况' })
const nothing = () => ({})
const spoken = (_a: Act, c: Case, who: Person, step: CaseStepName) => onBehalf(c, who, step)
const all = (c: Case): string[] => c.parties.map((p) => p.key)

type Words = (a: Act, c: Case, who: Person, step: CaseStepName) => object

/** But for what needs more than words: appointments, agreements, signatures. */
export const WORDS: Record<Exclude<CaseStepName, 'book' | 'move' | 'agree' | 'sign'>, Words> = {
  screen: () => ({ risk: 'GREEN' }),
  decline: noted,
  consent: spoken,
  refuse: spoken,
  accept: nothing,
  acknowledge: spoken,
  rank: (a, ...said) => ({ ...spoken(a, ...said), ranked: ranking(a) }),
  propose: (a) => ({ ...proposal(a), note: '擅长邻里纠纷' }),
  take: ({ dice }) => ({ disclosure: dice.chance(0.2) ? '与一方同小区' : '' }),
  pass: noted,
  approve: spoken,
  replace: spoken,
  cancel: noted,
  recuse: (a, ...said) => ({ ...spoken(a, ...said), note: '是对方亲戚' }),
  upholdRecusal: nothing,
  dismissRecusal: noted,
  invite: ({ dice }) => ({ staff: dice.oneOf(MEDIATOR_IDS) }),
  agreeInvite: spoken,
  refuseInvite: spoken,
  open: (_a, c) => ({ present: all(c), rightsTold: true }),
  adjourn: noted,
  absent: () => ({ missing: ['p2'] }),
  askExtend: noted,
  extend: spoken,
  revise: noted,
  refuseSign: noted,
  terminate: (a, ...said) => ({
    ...spoken(a, ...said),
    reason: a.dice.oneOf(['FAILED', 'WITHDRAWN', 'SETTLED_PRIVATELY']),
  }),
  rate: ({ dice }) => ({ stars: dice.oneOf([2, 3, 4, 5]) }),
}

/** Mostly somebody whom the others may have chosen as well. */
function ranking({ dice }: Act): string[] {
  const first = dice.oneOf(MEDIATOR_IDS)
  const second = dice.oneOf(MEDIATOR_IDS)
  return [...new Set([first, MEDIATOR_IDS[0]!, second])]
}

function proposal({ dice }: Act): { lead: string; team: string[] } {
  const lead = dice.oneOf(MEDIATOR_IDS)
  const other = dice.oneOf(MEDIATOR_IDS)
  return { lead, team: other === lead || dice.chance(0.6) ? [] : [other] }
}

/** The step that is awaited; a case goes on by it. */
export const AWAITED: Record<CaseWatch, CaseStepName> = {
  screen: 'screen',
  consent: 'consent',
  accept: 'accept',
  acknowledge: 'acknowledge',
  rank: 'rank',
  propose: 'propose',
  take: 'take',
  approve: 'approve',
  book: 'book',
  session: 'open',
  finish: 'agree',
  recuse: 'upholdRecusal',
  invite: 'agreeInvite',
  sign: 'sign',
  rate: 'rate',
}

/** A time of one of the next working days, or one that another case has. */
export function slotFor({ dice, now, documents }: Act, c: Case): Slot {
  let at = now() + dice.oneOf([1, 1, 2]) * DAY_MS
  while (isWeekend(dayOf(at))) at += DAY_MS
  const others = [...documents<Case>('cases').values()].flatMap(({ _id, booking }) =>
    _id !== c._id && booking && booking.from > now() ? [booking.from] : [],
  )
  const from =
    others.length > 0 && dice.chance(0.4)
      ? dice.oneOf(others)
      : Date.parse(`${dateOf(at)}T09:00:00+08:00`) + dice.oneOf([0, 1, 2]) * HOUR_MS
  const date = dateOf(from)
  const resources = [...sittersOf(c).map(({ id }) => id), ROOM]
  return { date, from, to: from + HOUR_MS, resources }
}

/** What the agreement says: money within three weeks. */
export const draftWords = ({ dice, now }: Act): object => ({
  form: dice.chance(0.8) ? 'WRITTEN' : 'ORAL',
  facts: '漏水属实',
  duties: [
    {
      ...{ who: 'p2', to: 'p1', what: '支付维修费', amount: 120_000 },
      ...{ date: dateOf(now() + 20 * DAY_MS), place: '示范司法所', manner: '转账' },
    },
  ],
  minutes: '各方协商一致',
  level: dice.oneOf(['grid', 'community', 'street']),
})

/** Every post and account of a case, as people. */
export const mediatorOf = (id: string | undefined): Person | undefined =>
  (['mediator', 'second', 'third'] as const).find((p) => staffIdOf(OPENID[p]) === id)
