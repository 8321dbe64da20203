import type { CallName } from '../../domain/contract'
import { LI, WANG, official } from './committee'
import { chair, clerk, lead } from './caseStates'
import { KEEPER, OTHER_KEEPER, REVIEWER, openidOf, type Who } from './pointsWorld'
import { OPENID, STAFF } from './street'
import { NAME } from './volunteers'

/** What several people have left in the town that is walked through, and who may read which of it. */

export const PLANTED = {
  // Of a resident: what she has reported is 保密.
  nickname: '翠兰阿姨甲乙',
  phone: '10000007001',
  address: '丁香巷七号翠兰家',
  secret: '翠兰说的悄悄话',
  openid: OPENID.resident,
  pointsName: '王小明',
  complaint: '领取点周六没有人',
  leaderName: NAME.resident,
  // Of a neighbour, who is in the resident’s team.
  memberName: NAME.neighbour,
  childName: NAME.child,
  // Of the two sides of a case.
  wang: '王甲',
  wangPhone: '10000003001',
  wangAddress: '友谊小区1栋',
  wangOpenid: WANG.openid,
  wangNote: '底线一千',
  li: '李乙',
  liPhone: '10000003002',
  liOpenid: LI.openid,
  // Of one of the staff.
  staffPhone: STAFF[0]!.phone,
  staffOpenid: OPENID.workerA1,
} as const
export type What = keyof typeof PLANTED
export const WHATS = Object.keys(PLANTED) as What[]
export const HERS = [
  'nickname',
  'phone',
  'address',
  'secret',
  'openid',
  'pointsName',
  'leaderName',
] as const

export const PEOPLE = {
  resident: 'resident',
  neighbour: 'neighbour',
  worker: 'workerA1',
  otherWorker: 'workerA2',
  gridLead: 'leadA',
  secretary: 'secretaryA',
  dispatcher: 'dispatcher',
  leader: 'leader',
  liaison: 'builder',
  admin: 'leadB',
  wang: WANG,
  li: LI,
  mediator: lead,
  otherMediator: official('third'),
  chair,
  clerk,
  keeper: KEEPER,
  otherKeeper: OTHER_KEEPER,
  reviewer: REVIEWER,
  stranger: { openid: 'o-walk-stranger' },
} as const satisfies Record<string, Who>
export type Kind = keyof typeof PEOPLE
export const KIND_NAMES = Object.keys(PEOPLE) as Kind[]
export const kindOf = (who: Who): string =>
  KIND_NAMES.find((k) => openidOf(PEOPLE[k]) === openidOf(who)) ?? openidOf(who)

const HANDLE = 'worker gridLead secretary dispatcher leader'
/** Who may read what, and why. What is in no row nobody may. */
export const MAY: [what: string, who: string, calls: RegExp, why: string][] = [
  ['nickname', 'resident', /^(home\.open|identity\.)/, 'how the program calls her'],
  ['nickname phone', 'worker dispatcher', /^report\.reveal$/, 'to call her back, and it is logged'],
  ['address secret', 'resident', /^(home|report)\./, 'her own words'],
  ['address', HANDLE, /^report\.(get|list)$/, 'where to go'],
  ['secret', HANDLE, /^(report\.(get|list)|home\.open|duty\.tasksOf)$/, 'what to do there'],
  ['pointsName', 'resident', /^(points|helper)\./, 'her own name'],
  ['pointsName', 'worker gridLead', /^helper\.elder$/, 'who helps an elder of theirs'],
  ['pointsName', 'worker', /^points\.(give|awards?)$/, 'for whom he has asked'],
  ['pointsName', 'reviewer o-reviewer-02', /^points\./, 'to see whether it is kin'],
  ['pointsName', 'resident neighbour', /^household\.open$/, 'who is in a household together'],
  ['complaint', 'resident', /^(complaint|home)\./, 'her own words'],
  ['complaint', 'leader dispatcher', /^(complaint|home)\./, 'who has it, or had it'],
  ['leaderName memberName', 'resident', /^volunteer\./, 'she leads it, and knows who is in it'],
  ['childName', 'neighbour', /^volunteer\./, 'his own child'],
  ['memberName', 'neighbour', /^volunteer\./, 'his own name'],
  ['wangNote', 'wang', /^mediation\.jot$/, 'notes are for whoever has made them'],
  ['wang li', 'wang li', /^(mediation|home)\./, 'the two sides know each other'],
  ['wang li', 'mediator chair clerk', /^(mediation|home)\./, 'who works on it'],
  ['wang li', 'resident', /^mediation\.(apply|list)$/, 'an application that she has written'],
  ['wangPhone liPhone', 'chair clerk', /^mediation\.reveal$/, 'to invite them, and it is logged'],
]
const used = new Set<number>()
export const mayRead = (what: What, kind: string, call: CallName): boolean => {
  const rows = MAY.flatMap(([whats, who, calls], i) =>
    whats.split(' ').includes(what) && who.split(' ').includes(kind) && calls.test(call) ? [i] : [],
  )
  for (const i of rows) used.add(i)
  return rows.length > 0
}
export const unusedRows = (): string[] =>
  MAY.filter((_, i) => !used.has(i)).map(([what, who]) => `${what}: ${who}`)

const plain = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** What of it stands in a text, written as it is or as an address has it. */
export const inText = (text: string, whats: readonly What[] = WHATS): What[] => {
  const all = [text, plain(text)]
  return whats.filter((what) => all.some((one) => one.includes(PLANTED[what])))
}

/** What an answer says that whoever has asked may not read: “phone: keeper by points.shop”. */
export const leaksOf = (answer: unknown, who: Who, name: CallName): string[] => {
  const kind = kindOf(who)
  return inText(JSON.stringify(answer))
    .filter((what) => !mayRead(what, kind, name))
    .map((what) => `${what}: ${kind} by ${name}`)
}
