import { decide } from '../../../domain/complaint/decide'
import { decideSubmit } from '../../../domain/complaint/create'
import type { Situation } from '../../../domain/complaint/limits'
import type { Complaint } from '../../../domain/complaint/types'
import { fileIdsOf, rowOfComplaint, viewOf } from '../../../domain/complaint/views'
import { EVERYBODY } from '../../../domain/duty/presence'
import type { Actor } from '../../../domain/identity/types'
import type { Role } from '../../../domain/street/types'
import { MONDAY, SETTINGS, WHO } from '../../functions/street'

/** Which field of a complaint each kind of reader sees: every value is planted and looked for. */

const s: Situation = {
  ...{ now: MONDAY, requestId: 'planted-request', settings: SETTINGS, presence: EVERYBODY },
}
const PHOTO = (name: string) => ({ fileId: `cloud://${name}`, sha256: `sha-of-${name}` })
const CONCERNED = { id: 'staff:PLANTED-CONCERNED', name: '某被反映人' }

function complaint(): Complaint {
  const written = decideSubmit(
    {
      ...{ key: '0123456789abcdef01234567', complainant: 'user:o-planted-writer' },
      ...{ complainantStaffId: 'staff:PLANTED-OWN', kind: 'complaint', about: 'person' },
      ...{
        subject: 'other',
        who: '植入的长相',
        source: { id: 'report:planted', no: 'NO-PLANTED' },
      },
      ...{ concerned: [CONCERNED], confidential: true, text: '植入的内容', moderation: 'pass' },
      photos: [PHOTO('planted-photo')],
    },
    s,
  )
  const by = { principal: WHO.leader.id, name: WHO.leader.name, role: 'receiver' as const }
  const taken = decide(written, { action: 'accept' }, by, s)
  if (!taken.ok) throw new Error(taken.code)
  const answer = { action: 'answer' as const, note: '植入的答复', photos: [PHOTO('planted-proof')] }
  const answered = decide(taken.value, answer, by, s)
  if (!answered.ok) throw new Error(answered.code)
  return {
    ...answered.value,
    told: [WHO.dispatcher.id],
    except: [...answered.value.except, 'x:EX'],
  }
}

const actor = (openid: string, staffId: string | null, name: string, ...roles: Role[]): Actor => ({
  ...{ openid, userId: `user:${openid}`, staffId, name },
  posts: roles.map((role) => ({ role, scopeType: 'street' as const, scopeId: '150203012' })),
})
const READERS = {
  writer: actor('o-planted-writer', 'staff:PLANTED-OWN', '植入的姓名', 'gridWorker'),
  receiver: actor('o-leader', WHO.leader.id, WHO.leader.name, 'streetLeader'),
  told: actor('o-desk', WHO.dispatcher.id, WHO.dispatcher.name, 'dispatcher'),
  concerned: actor('o-him', CONCERNED.id, CONCERNED.name, 'streetLeader', 'admin'),
  stranger: actor('o-other', null, ''),
}
type Reader = keyof typeof READERS

const THOSE_WHO_READ: Reader[] = ['writer', 'receiver', 'told']
const COLLEAGUES: Reader[] = ['receiver', 'told']
/** Planted value → who sees it. What is seen by nobody stands for its field, too. */
const SEEN_BY: Record<string, Reader[]> = {
  植入的内容: THOSE_WHO_READ,
  植入的长相: THOSE_WHO_READ,
  植入的答复: THOSE_WHO_READ,
  'NO-PLANTED': THOSE_WHO_READ,
  某被反映人: COLLEAGUES,
  'url-of-planted-photo': THOSE_WHO_READ,
  'url-of-planted-proof': THOSE_WHO_READ,
  吴主任: COLLEAGUES,
  'o-planted-writer': [],
  'PLANTED-OWN': [],
  植入的姓名: [],
  'report:planted': [],
  'PLANTED-CONCERNED': [],
  'x:EX': [],
  'sha-of-planted': [],
  'cloud://': [],
  'planted-request': [],
}

const c = complaint()
const urls = new Map(
  fileIdsOf(c).map((id) => [id, id.replace('cloud://', 'url-of-')] as [string, string]),
)
const shownTo = (reader: Reader): string => {
  const by = { actor: READERS[reader], now: MONDAY, settings: SETTINGS }
  return JSON.stringify([viewOf(c, by, urls, false), rowOfComplaint(c, by)])
}

test.each(Object.entries(SEEN_BY))('%s is seen by %j', (value, readers) => {
  const all = Object.keys(READERS) as Reader[]
  expect(all.filter((reader) => shownTo(reader).includes(value))).toEqual(readers)
})

test('whoever may not read it has no row of it', () => {
  const rows = (Object.keys(READERS) as Reader[]).filter(
    (r) => rowOfComplaint(c, { actor: READERS[r], now: MONDAY, settings: SETTINGS }) !== null,
  )
  expect(rows).toEqual(THOSE_WHO_READ)
})

test('every field of the document has been thought of', () => {
  const SHOWN = ['no', 'kind', 'state', 'about', 'subject', 'who', 'source', 'concerned', 'text']
  const SHOWN_TOO = ['photos', 'submittedAt', 'answeredAt', 'round', 'way', 'rating', 'history']
  const ONLY_WHAT_THEY_SAY = ['confidential', 'complainant', 'complainantStaffId', 'receiver']
  const THE_MATTER_S = ['_id', 'version', 'open', 'waitingFor', 'dueAt', 'answerBy', 'watching']
  const NEVER = ['shape', 'wakeAt', 'escalations', 'except', 'decidedBy', 'readers', 'told']
  expect(Object.keys(c).sort()).toEqual(
    [...SHOWN, ...SHOWN_TOO, ...ONLY_WHAT_THEY_SAY, ...THE_MATTER_S, ...NEVER, 'moderation'].sort(),
  )
})
