import { MEDIATION, type CaseAction } from '../../domain/mediation/lifecycle'
import type { CaseStepName } from '../../domain/mediation/calls'
import {
  accepted,
  accordant,
  agreed,
  applied,
  booked,
  chair,
  clerk,
  comeTo,
  consented,
  effective,
  ended,
  entered,
  invited,
  lead,
  nextSlot,
  recused,
  sitting,
  taken,
  team,
} from './caseStates'
import { LI, WANG, bookAt, choosing, official, openHall, staffIdOf, timing, type Hall } from './committee' // prettier-ignore
import { rid } from './town'

/** Each step of the table is carried out by somebody whom it names: `mediationMatrix` has the refusals. */
let hall: Hall
beforeAll(async () => {
  hall = await openHall()
})
afterAll(() => hall.town.stop())
afterEach(() => expect(hall.town.unexpected.splice(0)).toEqual([]))

type Who = { openid: string }
type Made = (hall: Hall) => Promise<string>
type Row = [
  who: Who,
  made: Made,
  words?: object | ((hall: Hall, id: string) => object | Promise<object>),
]

const note = '换一个说法'
const asked: Made = async (h) => {
  const id = await choosing(h)
  await h.step(WANG, id, 'askExtend', { note })
  return id
}
const due: Made = async (h) => {
  const id = await booked(h)
  comeTo(h, id)
  return id
}
let draft = ''
const drafted: Made = async (h) => {
  const made = await accordant(h)
  draft = made.offer
  return made.id
}
const invitedOnce: Made = async (h) => {
  const id = await invited(h)
  await h.step(WANG, id, 'agreeInvite', {})
  return id
}

/** Of every step that has a call; 申请 begins a case and 约时间 is of two calls: both are below. */
const ROWS: Record<Exclude<CaseStepName, 'book' | 'move' | 'sign'>, Row> = {
  screen: [chair, applied, { risk: 'GREEN' }],
  decline: [chair, applied, { note }],
  consent: [LI, entered],
  refuse: [LI, entered],
  accept: [chair, consented],
  acknowledge: [WANG, accepted],
  rank: [WANG, choosing, { ranked: [staffIdOf('lead')] }],
  propose: [chair, choosing, { lead: staffIdOf('lead'), note }],
  take: [official('lawyer'), team],
  pass: [lead, team, { note }],
  approve: [LI, taken],
  replace: [LI, taken, { note }],
  cancel: [clerk, booked, { note }],
  recuse: [LI, booked, { note }],
  upholdRecusal: [chair, recused],
  dismissRecusal: [chair, recused, { note }],
  invite: [lead, booked, { staff: staffIdOf('third') }],
  agreeInvite: [LI, invitedOnce],
  refuseInvite: [LI, invited],
  open: [lead, due, { present: ['p1', 'p2'], rightsTold: true }],
  adjourn: [lead, sitting, { note }],
  absent: [lead, due, { missing: ['p2'], note }],
  askExtend: [lead, sitting, { note }],
  extend: [LI, asked],
  agree: [lead, drafted, () => ({ draft })],
  revise: [lead, agreed, { note }],
  refuseSign: [lead, agreed, { note }],
  terminate: [WANG, timing, { reason: 'WITHDRAWN' }],
  rate: [WANG, ended, { stars: 5 }],
}

/** That this step is in what the history has got since, by whom and to where the table has it. */
function expectCarriedOut(id: string, action: CaseAction, before: number): void {
  const row = MEDIATION.steps.find((r) => r.action === action)!
  const entry = hall
    .stored(id)
    .history.slice(before)
    .find((h) => h.action === action)!
  expect(row.who).toContain(entry.by.role)
  expect(row.from).toContain(entry.from)
  expect(entry.to).toBe(row.to ?? entry.from)
}

test.each(Object.entries(ROWS))('%s is done by one whom the table names', async (action, row) => {
  const [who, made, words = {}] = row
  const id = await made(hall)
  const said = typeof words === 'function' ? await words(hall, id) : words
  const before = hall.stored(id).history.length
  expect(await hall.tryStep(who, id, action as CaseStepName, said)).toBe('ok')
  expectCarriedOut(id, action as CaseAction, before)
})

test('book and move: the other side makes the time, the mediator moves it', async () => {
  const id = await timing(hall)
  const before = hall.stored(id).history.length
  await bookAt(hall, LI, id, nextSlot(hall))
  expectCarriedOut(id, 'book', before)
  const slot = nextSlot(hall)
  const { holdNo } = await hall.see(lead, id)
  const words = { requestId: rid('hold'), id, n: holdNo, ...slot }
  const { n } = await hall.town.ask(lead, 'mediation.hold', words)
  await hall.step(lead, id, 'move', { ...slot, n, note })
  expectCarriedOut(id, 'move', before + 1)
  expect(hall.stored(id).booking?.from).toBe(slot.from)
})

test('apply and sign: the applicant’s and the clerk’s', async () => {
  const id = await effective(hall)
  const { state, history } = hall.stored(id)
  expect(state).toBe('EFFECTIVE')
  expect(history[0]).toMatchObject({ action: 'apply', by: { role: 'party' } })
  expectCarriedOut(id, 'sign', 1)
})

test('no step that a person takes is left out', () => {
  const done = [...Object.keys(ROWS), 'apply', 'book', 'move', 'sign']
  const people = MEDIATION.steps.filter((r) =>
    (r.who as readonly string[]).some((w) => w !== 'system'),
  )
  expect(people.map((r) => r.action).sort()).toEqual(done.sort())
})
