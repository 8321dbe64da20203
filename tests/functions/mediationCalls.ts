import type { CallName } from '../../domain/contract'
import {
  chair,
  clerk,
  lead,
  nextSlot,
  applied,
  screened,
  codeFor,
  entered,
  consented,
  accepted,
  proposed,
  taken,
  booked,
  recused,
  invited,
  sitting,
  offered,
  accordant,
  drafted,
  DRAFT,
  agreed,
  comeTo,
  signature,
  ended,
} from './caseStates'
import { LI, WANG, application, choosing, staffIdOf, timing, tuesday, type Hall } from './committee'
import { after, IN_STATE, put } from './reports'
import { OPENID } from './street'
import { rid, type Town } from './town'

/** Every call of mediation, each in a state in which it succeeds, for the rules that hold for all calls. */
export interface CaseCall {
  name: CallName
  who: { openid: string }
  /** What it is asked, without the request's id; `requestId`: under which photos are uploaded. */
  input(hall: Hall, requestId: string): Promise<object>
  /** The same call asking for something else. */
  other(first: object): object
}

const wordsOfApplication = (): object =>
  Object.fromEntries(Object.entries(application()).filter(([k]) => k !== 'requestId'))

const RESIDENT = { openid: OPENID.resident }

/** A report of the resident's that has ended in 转调解; without a message that waits to be sent. */
export const transferred = (town: Town): string =>
  put(town, after(IN_STATE.PROCESSING(), 'workerA1', { action: 'toMediation', note: '请调解员谈' }))

type Made = (hall: Hall) => Promise<string>
/** A step of the life cycle in its state, with its words and others. */
const step = (
  name: string,
  who: { openid: string },
  made: Made,
  words: object = {},
  others: object = { version: 1_000 },
): CaseCall => ({
  name: `mediation.${name}` as CallName,
  who,
  async input(hall) {
    const id = await made(hall)
    return { id, version: hall.stored(id).version, ...words }
  },
  other: (first) => ({ ...first, ...others }),
})

/** Booked, and it is time. */
const due: Made = async (hall) => {
  const id = await booked(hall)
  comeTo(hall, id)
  return id
}
const extending: Made = async (hall) => {
  const id = await sitting(hall)
  await hall.step(WANG, id, 'askExtend', { note: '等鉴定' })
  return id
}
const byNote = { note: '换一个说法' }

export const STEP_CALLS: CaseCall[] = [
  step('screen', chair, applied, { risk: 'GREEN' }, { risk: 'YELLOW' }),
  step('decline', chair, applied, { note: '劳动仲裁已立案' }, byNote),
  step('consent', LI, entered),
  step('refuse', LI, entered, {}, byNote),
  step('accept', chair, consented),
  step('acknowledge', LI, accepted),
  step('rank', WANG, choosing, { ranked: [staffIdOf('lead')] }, { ranked: [staffIdOf('second')] }),
  step('propose', chair, choosing, { lead: staffIdOf('lead'), note: '擅长邻里' }, byNote),
  step('take', lead, proposed, {}, { disclosure: '同小区' }),
  step('pass', lead, proposed, { note: '本周满了' }, byNote),
  step('approve', LI, taken),
  step('replace', LI, taken, {}, byNote),
  step('cancel', LI, booked, { note: '要住院' }, byNote),
  step('recuse', LI, booked, { note: '是对方亲戚' }, byNote),
  step('upholdRecusal', chair, recused, {}, byNote),
  step('dismissRecusal', chair, recused, { note: '不影响公正' }, byNote),
  step('invite', lead, booked, { staff: staffIdOf('lawyer') }, { staff: staffIdOf('third') }),
  step('agreeInvite', LI, invited),
  step('refuseInvite', LI, invited),
  step('open', lead, due, { present: ['p1', 'p2'], rightsTold: true }, { present: ['p1'] }),
  step('adjourn', lead, sitting, { note: '先查漏点' }, byNote),
  step('askExtend', WANG, sitting, { note: '等鉴定' }, byNote),
  step('extend', LI, extending),
  {
    name: 'mediation.agree',
    who: lead,
    async input(hall) {
      const { id, offer } = await accordant(hall)
      return { id, version: hall.stored(id).version, draft: offer }
    },
    other: (first) => ({ ...first, draft: 'another' }),
  },
  step('revise', lead, agreed, { note: '日期写错了' }, byNote),
  step('refuseSign', lead, agreed, { note: '对金额反悔' }, byNote),
  step('terminate', LI, sitting, { reason: 'WITHDRAWN' }, byNote),
  step('rate', LI, ended, { stars: 4 }, { stars: 5 }),
]

const on = (name: string, who: { openid: string }, made: Made, words: object, others: object) => ({
  name: `mediation.${name}` as CallName,
  who,
  input: async (hall: Hall) => ({ id: await made(hall), ...words }),
  other: (first: object) => ({ ...first, ...others }),
})

async function holding(hall: Hall, made: Made, who = WANG): Promise<object> {
  const id = await made(hall)
  const slot = nextSlot(hall)
  const { holdNo } = await hall.see(who, id)
  const asked = { requestId: rid('hold'), id, n: holdNo, ...slot }
  const { n } = await hall.town.ask(who, 'mediation.hold', asked)
  return { id, version: hall.stored(id).version, n, ...slot }
}

/** An hour after the time of a sitting, as far as the clock may go without anything lapsing. */
const absence: CaseCall = {
  name: 'mediation.absent',
  who: lead,
  async input(hall) {
    const id = await due(hall)
    return { id, version: hall.stored(id).version, missing: ['p2'] }
  },
  other: (first) => ({ ...first, ...byNote }),
}

export const OTHER_CALLS: CaseCall[] = [
  {
    name: 'mediation.apply',
    who: WANG,
    async input() {
      return wordsOfApplication()
    },
    other: (first) => ({ ...first, claim: '只要道歉' }),
  },
  {
    name: 'mediation.apply',
    who: RESIDENT,
    async input(hall) {
      return { ...wordsOfApplication(), reportId: transferred(hall.town) }
    },
    other: (first) => ({ ...first, claim: '只要道歉' }),
  },
  on('issueCode', clerk, screened, { party: 'p2' }, { party: 'p3' }),
  on('reveal', chair, screened, { party: 'p2' }, { party: 'p1' }),
  {
    name: 'mediation.enterCode',
    who: LI,
    async input(hall) {
      const { code } = await codeFor(hall, await screened(hall))
      return { code, name: '李乙' }
    },
    other: (first) => ({ ...first, name: '赵丙' }),
  },
  {
    name: 'mediation.hold',
    who: WANG,
    input: async (hall) => ({ id: await timing(hall), n: 0, ...nextSlot(hall) }),
    other: (first) => ({ ...first, ...tuesday(16, ['lead'], 'R2') }),
  },
  {
    name: 'mediation.hold',
    who: lead,
    input: async (hall) => ({ id: await timing(hall), n: 0, ...nextSlot(hall) }),
    other: (first) => ({ ...first, ...tuesday(16, ['lead'], 'R2') }),
  },
  on('release', WANG, timing, {}, { id: 'case:0123456789abcdef01234567' }),
  {
    name: 'mediation.wait',
    who: WANG,
    input: async (hall) => ({ id: await timing(hall), ...nextSlot(hall) }),
    other: (first) => ({ ...first, ...tuesday(16, ['lead'], 'R2') }),
  },
  {
    name: 'mediation.unwait',
    who: WANG,
    async input(hall) {
      const id = await timing(hall)
      const asked = { requestId: rid('wait'), id, ...nextSlot(hall) }
      const { waiting } = await hall.town.ask(WANG, 'mediation.wait', asked)
      return { id, n: waiting[0]!.n }
    },
    other: (first) => ({ ...first, n: 99 }),
  },
  {
    name: 'mediation.book',
    who: WANG,
    input: (hall) => holding(hall, timing),
    other: (first) => ({ ...first, link: '房间号 12' }),
  },
  {
    name: 'mediation.move',
    who: WANG,
    input: (hall) => holding(hall, booked),
    other: (first) => ({ ...first, note: '临时有事' }),
  },
  {
    name: 'mediation.sign',
    who: clerk,
    async input(hall, requestId) {
      const id = await agreed(hall)
      const photo = await hall.town.upload(clerk, `drafts/${requestId}/1-scan.jpg`)
      const { version } = hall.stored(id)
      return { id, version, ...signature(hall), photos: [photo] }
    },
    other: (first) => ({ ...first, seal: '2026-06-10' }),
  },
  on('offer', WANG, sitting, { text: '付1000元' }, { text: '付900元' }),
  {
    name: 'mediation.answer',
    who: LI,
    async input(hall) {
      const { id, offer } = await offered(hall)
      return { id, offer, yes: true }
    },
    other: (first) => ({ ...first, yes: false }),
  },
  on('draft', lead, sitting, DRAFT, { facts: '另一种说法' }),
  {
    name: 'mediation.answer',
    who: clerk,
    async input(hall, requestId) {
      const { id, offer } = await drafted(hall)
      const drawing = await hall.town.upload(clerk, `drafts/${requestId}/1-name.jpg`)
      return { id, offer, yes: true, onSpot: { party: 'p2', drawing: [drawing] } }
    },
    other: (first) => ({ ...first, yes: false }),
  },
  on('jot', WANG, sitting, { text: '底线一千' }, { text: '底线八百' }),
]

export const READING_CALLS: CaseCall[] = [
  on('get', LI, booked, {}, {}),
  on('paper', clerk, agreed, {}, {}),
  on('table', LI, sitting, {}, {}),
  ...(
    [
      ['day', lead],
      ['strands', chair],
    ] as const
  ).map(([name, who]) => ({
    name: `mediation.${name}` as CallName,
    who,
    async input(hall: Hall) {
      await booked(hall)
      return {}
    },
    other: (first: object) => first,
  })),
  ...['mine', 'todo'].map((scope) => ({
    name: 'mediation.list' as CallName,
    who: WANG,
    input: async () => ({ scope }),
    other: (first: object) => first,
  })),
  ...[
    ['table', lead],
    ['todo', lead],
    ['chair', chair],
    ['clerk', clerk],
    ['open', chair],
    ['closed', lead],
  ].map(([scope, who]) => ({
    name: 'mediation.list' as CallName,
    who: who as { openid: string },
    input: async () => ({ scope, cursor: `${2e12}:case:x` }),
    other: (first: object) => first,
  })),
  ...(['window', 'figures', 'mediator'] as const).map((name) => ({
    name: `mediation.${name}` as CallName,
    who: WANG,
    input: async () => (name === 'mediator' ? { id: staffIdOf('lead') } : {}),
    other: (first: object) => first,
  })),
]

export const WRITING_CALLS: CaseCall[] = [...STEP_CALLS, ...OTHER_CALLS, absence]
