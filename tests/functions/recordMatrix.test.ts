import { HOUR_MS } from '../../domain/calendar/zone'
import type { CallName } from '../../domain/contract'
import { leavePhone } from './bindings'
import { counted, LEAST, yearOf } from './recordCases'
import { OPENID, type Person } from './street'
import { rid, startTown, type Town } from './town'
import { NAME, joined, ledByTwo } from './volunteers'

/**
 * Who reads and shows whose hours: every call of hours and of the service record, by everybody, on what is the
 * neighbour's own. He has an hour that counts, one told afterwards that waits, and a code for what he shows of it.
 */

const PEOPLE = {
  leader: 'resident',
  second: 'workerA1',
  owner: 'neighbour',
  member: 'workerA2',
  // Leads another team, in another community.
  other: 'workerB1',
  stranger: 'builder',
  secretary: 'secretaryA',
  desk: 'dispatcher',
} as const satisfies Record<string, Person>
type Who = keyof typeof PEOPLE

const PHONE = '10000007992'
const CLAIMED = '陪老人看病'

let town: Town
let code: string
let codeId: string
let claimed: string
let ackCode: string
let before: string
let back: () => Promise<void>
beforeAll(async () => {
  town = await startTown()
  const team = await ledByTwo(town)
  await counted(town)
  await joined(town, team, 'neighbour')
  await leavePhone(town, OPENID.neighbour, PHONE)
  const to = town.cloud.clock.now()
  const told = { team, title: CLAIMED, from: to - HOUR_MS, to, note: '老人临时打电话来' }
  town.cloud.clock.advance(24 * HOUR_MS)
  const own = await town.ask('neighbour', 'volunteer.claim', { requestId: rid('claim'), ...told })
  claimed = own.id
  const asking = { requestId: rid('ack'), id: claimed }
  ackCode = (await town.ask('neighbour', 'volunteer.ackCode', asking)).digits
  const asked = { requestId: rid('issue'), ...yearOf(town), ...LEAST, lines: true }
  const issued = await town.ask('neighbour', 'volunteer.recordCode', asked)
  ;[code, codeId] = [issued.code!, issued.id]
  before = await town.settled()
  back = town.keep()
})
afterAll(() => town.stop())
afterEach(() => expect(town.unexpected.splice(0)).toEqual([]))

/** What each is answered, beginning anew after whatever was written. */
async function answers(call: string, input: () => object): Promise<Record<Who, string>> {
  const said = {} as Record<Who, string>
  for (const [who, person] of Object.entries(PEOPLE) as [Who, Person][]) {
    said[who] = JSON.stringify(await town.call(person, `volunteer.${call}` as CallName, input()))
    await town.cloud.atRest()
    await back()
  }
  expect(await town.settled()).toBe(before)
  return said
}

const codeOf = (answer: string): string =>
  (JSON.parse(answer) as { ok: boolean; code?: string }).code ?? 'ok'

/** Whole name, phone, age: none of them but where the table says so. */
const personal = (answer: string): string =>
  [
    ...(answer.includes(NAME.neighbour) ? ['name'] : []),
    ...(answer.includes(PHONE) ? ['phone'] : []),
    ...(/"band(Text)?":"[^"]+"/.test(answer) ? ['age'] : []),
  ].join('+')

type Row = [call: string, what: string, input: () => object, holds: Partial<Record<Who, string>>]

const written = (more: () => object) => () => ({ requestId: rid('matrix'), ...more() })

/** In `holds`: of whom the answer shows anything of the neighbour's, and what. Nobody else's does. */
const ROWS: Row[] = [
  ['hours', CLAIMED, () => ({}), { owner: '' }],
  ['record', NAME.neighbour, () => yearOf(town), { owner: 'name+age' }],
  [
    'day',
    CLAIMED,
    () => ({}),
    // Who leads the team knows its people; who decides about it by post reads 李*.
    { leader: 'name', second: 'name', secretary: '' },
  ],
  ['endRecordCode', 'recordCode:', written(() => ({ id: codeId })), { owner: '' }],
  [
    'verify',
    '李*',
    written(() => ({ code })),
    Object.fromEntries(Object.keys(PEOPLE).map((who) => [who, ''])),
  ],
  ['ackCode', 'gzsz:', written(() => ({ id: claimed })), { owner: '' }],
  ...(['served', 'acknowledge'] as const).map((call): Row => [
    call,
    '李*',
    written(() => ({ code: ackCode })),
    // Whom it was done for is who has the code; he himself is not.
    Object.fromEntries(
      Object.keys(PEOPLE)
        .filter((who) => who !== 'owner')
        .map((who) => [who, '']),
    ),
  ]),
]

test.each(ROWS)('volunteer.%s shows %s to whom it is for', async (call, what, input, holds) => {
  const said = await answers(call, input)
  const shown = Object.entries(said).flatMap(([who, answer]) =>
    answer.includes(what) ? [[who, personal(answer)]] : [],
  )
  expect(Object.fromEntries(shown)).toEqual(holds)
})

test.each<[call: string, input: () => object, codes: string]>([
  ['hours', () => ({}), 'ok ok ok ok ok ok ok ok'],
  ['day', () => ({}), 'ok ok ok ok ok ok ok ok'],
  ['record', () => yearOf(town), 'ok ok ok ok ok needVolunteer needVolunteer needVolunteer'],
  [
    'recordCode',
    written(() => ({ ...yearOf(town), ...LEAST })),
    'ok ok ok ok ok needVolunteer needVolunteer needVolunteer',
  ],
  [
    'endRecordCode',
    written(() => ({ id: codeId })),
    'notFound notFound ok notFound notFound notFound notFound notFound',
  ],
  ['verify', written(() => ({ code: '000000000000' })), Array(8).fill('recordUnknown').join(' ')],
  [
    'ackCode',
    written(() => ({ id: claimed })),
    'notFound notFound ok notFound notFound notFound notFound notFound',
  ],
  ['served', written(() => ({ code: ackCode })), 'ok ok ownHours ok ok ok ok ok'],
  ['acknowledge', written(() => ({ code: ackCode })), 'ok ok ownHours ok ok ok ok ok'],
  ['acknowledge', written(() => ({ code: '00000000' })), Array(8).fill('ackUnknown').join(' ')],
])('volunteer.%s is answered by who asks', async (call, input, codes) => {
  const said = await answers(call, input)
  expect(Object.values(said).map(codeOf).join(' ')).toBe(codes)
})
