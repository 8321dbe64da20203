import { decide } from '../../../domain/complaint/decide'
import { decideSubmit } from '../../../domain/complaint/create'
import type { Situation } from '../../../domain/complaint/limits'
import { COMPLAINTS_TENDED } from '../../../domain/complaint/tended'
import type { Complaint } from '../../../domain/complaint/types'
import { viewOf } from '../../../domain/complaint/views'
import { EVERYBODY } from '../../../domain/duty/presence'
import type { Actor } from '../../../domain/identity/types'
import { MONDAY, SETTINGS, WHO } from '../../functions/street'

/** Notes for colleagues and words for whoever wrote are two things: what each reads of every entry. */

const RECEIVERS = [
  { ...WHO.builder, roles: ['complaintClerk' as const] },
  { ...WHO.leader, roles: ['streetLeader' as const] },
  { ...WHO.dispatcher, roles: ['dispatcher' as const] },
]
const settings = { ...SETTINGS, receivers: RECEIVERS }
const s: Situation = { now: MONDAY, requestId: 'said', settings, presence: EVERYBODY }

const actorOf = (who: { id: string; name: string } | null): Actor => ({
  ...{ openid: `o-${who?.name ?? 'writer'}`, userId: `user:o-${who?.name ?? 'writer'}` },
  ...{ staffId: who?.id ?? null, name: who?.name ?? '', posts: [] },
})
const as = (who: { id: string; name: string }) => ({
  ...{ principal: who.id, name: who.name, role: 'receiver' as const },
})
const WRITER = { principal: 'user:o-writer', name: '', role: 'complainant' as const }

function after(
  ...steps: [Parameters<typeof decide>[1], Parameters<typeof decide>[2]][]
): Complaint {
  let c = decideSubmit(
    {
      ...{ key: '0123456789abcdef01234567', complainant: 'user:o-writer' },
      ...{ complainantStaffId: null, kind: 'complaint', about: 'service', subject: 'points' },
      ...{ who: '', source: null, concerned: [WHO.workerA1], confidential: false },
      ...{ text: '没有人理我', photos: [], moderation: 'pass' },
    },
    s,
  )
  for (const [step, by] of steps) {
    const next = decide(c, step, by, s)
    if (!next.ok) throw new Error(next.code)
    c = next.value
  }
  return c
}

const { builder, leader } = WHO
const transferred: [Parameters<typeof decide>[1], Parameters<typeof decide>[2]] = [
  { action: 'transfer', to: leader.id, note: '转交的话' },
  as(builder),
]
const TOLD = after(
  transferred,
  [{ action: 'accept' }, as(leader)],
  [{ action: 'answer', note: '答复的话', photos: [] }, as(leader)],
  [{ action: 'rate', outcome: 'fair', comment: '评价的话' }, WRITER],
  [{ action: 'askAgain', note: '追问的话' }, WRITER],
)
const REJECTED = after([{ action: 'reject', note: '不予受理的话', way: 'petition' }, as(builder)])
/** 交接: its line names who gave it to whom. */
const HANDED = COMPLAINTS_TENDED.handOver!(
  after(),
  { _id: '', from: builder, to: leader, by: '孙分流', at: MONDAY },
  [],
  s,
)!

const READERS = { writer: actorOf(null), clerk: actorOf(builder), leader: actorOf(leader) }
type Reader = keyof typeof READERS
const ALL: Reader[] = ['writer', 'clerk', 'leader']
const COLLEAGUES: Reader[] = ['clerk', 'leader']

const readBy = (c: Complaint, reader: Reader) =>
  viewOf(
    { ...c, readers: [builder.id, leader.id] },
    { actor: READERS[reader], now: MONDAY, settings },
    new Map(),
    false,
  )

test.each<[what: string, c: Complaint, words: string, readers: Reader[]]>([
  ['转交', TOLD, '转交的话', COLLEAGUES],
  ['答复', TOLD, '答复的话', ALL],
  ['评价', TOLD, '评价的话', ALL],
  ['追问', TOLD, '追问的话', ALL],
  ['不予受理', REJECTED, '不予受理的话', ALL],
  ['交接', HANDED, '交接郑住建的任务', COLLEAGUES],
])('the words of %s', (_, c, words, readers) => {
  const heard = ALL.filter((r) => JSON.stringify(readBy(c, r)).includes(words))
  expect(heard).toEqual(readers)
})

test.each([WHO.builder, WHO.leader, WHO.dispatcher, WHO.workerA1])(
  '$name by the whole name: for colleagues',
  ({ name }) => {
    for (const c of [TOLD, REJECTED, HANDED]) {
      expect(JSON.stringify(readBy(c, 'writer'))).not.toContain(name)
    }
  },
)

test.each<[Reader, string[], string]>([
  ['writer', ['我', '受理人 郑*', '受理人 吴*', '受理人 吴*', '我', '我'], '街道领导 吴*'],
  [
    'clerk',
    ['反映人', '我', '受理人 吴主任', '受理人 吴主任', '反映人', '反映人'],
    '街道领导 吴主任',
  ],
  ['leader', ['反映人', '受理人 郑住建', '我', '我', '反映人', '反映人'], '街道领导 吴主任'],
])('whom the lines name to the %s', (reader, names, receiver) => {
  const before = { ...TOLD, receiver: leader }
  const view = readBy(before, reader)
  expect(view.history.map((h) => h.by)).toEqual(names)
  expect([view.receiverText, view.concernedNames]).toEqual([
    receiver,
    [reader === 'writer' ? '张*' : '张网格'],
  ])
})
