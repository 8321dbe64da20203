import type { AskedView } from '../../domain/contract'
import type { Complaint } from '../../domain/complaint/types'
import { CLERK, holder, refusal, stored, take, withClerk, write } from './complaints'
import { IN_STATE, put } from './reports'
import { OPENID, WHO, type Person, type StaffName } from './street'
import { rid, startTown, type Town } from './town'

/** 请说明情况: whom it concerns is heard, by whoever answers, and learns nothing but what he was asked. */
let town: Town
beforeEach(async () => {
  town = await startTown(undefined, {}, {}, withClerk)
})
afterEach(async () => {
  expect(town.unexpected.splice(0)).toEqual([])
  await town.stop()
})

const QUESTION = '请说明周六上午的安排'
const ACCOUNT = '周六上午在三号楼处理漏水，没有贴告示'

/** About the worker, by name; taken by the clerk. */
async function taken(more: object = {}): Promise<string> {
  const text = `${WHO.workerA1.name}周六没有来，我等了一上午`
  const { id } = await write(town, 'resident', { text, confidential: true, ...more })
  await take(town, holder(town, id), id, 'accept')
  return id
}
async function asked(): Promise<string> {
  const id = await taken()
  await take(town, CLERK, id, 'inquire', { to: WHO.workerA1.id, note: QUESTION })
  return id
}
const ASKS = { to: WHO.workerA1.id, note: QUESTION }
const inquiriesOf = (id: string): Complaint['inquiries'] => stored(town, id).inquiries
const see = (who: Person, id: string): Promise<AskedView> =>
  town.ask(who, 'complaint.asked', { id })

test('asked, told of it, explained, read by whoever asked; the days go on as before', async () => {
  await town.ask('resident', 'identity.update', { requestId: rid(), nickname: '王大爷' })
  const id = await taken()
  const before = stored(town, id)
  const view = await town.ask(CLERK, 'complaint.get', { id })
  expect(view.actions.map(({ action }) => action)).toContain('inquire')
  expect(view.askable).toEqual([{ id: WHO.workerA1.id, name: WHO.workerA1.name }])

  const after = await take(town, CLERK, id, 'inquire', ASKS)
  expect(after).toMatchObject({
    dueAt: before.dueAt,
    myTurn: true,
    inquiries: [{ name: WHO.workerA1.name, question: QUESTION, said: null }],
  })
  expect(holder(town, id)).toBe(CLERK)
  await town.cloud.atRest()
  await town.tick()
  const [notice] = town.notices({ about: id, to: WHO.workerA1.id })
  expect(notice).toMatchObject({
    title: '请您说明情况',
    page: `packages/complaint/explain/index?id=${encodeURIComponent(id)}`,
    alone: true,
  })

  // All that he learns, by any call: the question.
  const his = await see('workerA1', id)
  expect(his).toMatchObject({
    inquiries: [{ question: QUESTION, said: null }],
    actions: [{ action: 'explain', needs: 'note' }],
  })
  const heard = JSON.stringify([his, notice, await town.ask('workerA1', 'home.open', {})])
  for (const word of ['没有来', '等了一上午', '王大爷', 'o-resident', before.no, '投诉受理员'])
    expect([word, heard.includes(word)]).toEqual([word, false])
  expect(await town.code('workerA1', 'complaint.get', { id })).toBe('notFound')
  for (const scope of ['mine', 'todo', 'seen'] as const) {
    expect((await town.ask('workerA1', 'complaint.list', { scope })).items).toEqual([])
  }

  const said = (await take(town, 'workerA1', id, 'explain', { note: ACCOUNT })) as unknown
  expect(said).toMatchObject({ inquiries: [{ said: { text: ACCOUNT } }], actions: [] })
  await town.cloud.atRest()
  await town.tick()
  expect(town.notices({ about: id, to: WHO[CLERK as StaffName].id }).map((n) => n.title)).toContain(
    '您问的情况，对方已说明',
  )
  expect(await town.ask(CLERK, 'complaint.get', { id })).toMatchObject({
    dueAt: before.dueAt,
    inquiries: [{ said: { text: ACCOUNT } }],
  })
  // Its writer sees that somebody was heard, and neither the question nor the account.
  const own = await town.ask('resident', 'complaint.get', { id })
  expect(own.inquiries).toEqual([])
  expect(JSON.stringify(own)).not.toMatch(new RegExp(`${QUESTION}|${ACCOUNT}`))
  expect(own.history.map(({ title, by }) => `${title} ${by}`)).toContain('已说明情况 有关人员 张*')
  await take(town, CLERK, id, 'answer', { note: '已向您致歉' })
})

test('whoever worked on the report that it comes from may be asked, named or not', async () => {
  const report = put(town, IN_STATE.PROCESSING())
  const { id } = await write(town, 'resident', {
    ...{ about: 'person', subject: undefined, source: report, text: '来了两次都没有修好' },
  })
  await take(town, holder(town, id), id, 'accept')
  const view = await town.ask(holder(town, id), 'complaint.get', { id })
  expect(view.askable.map((p) => p.id)).toContain(WHO.workerA1.id)
})

const NOT: [what: string, who: Person, words: object, code: string][] = [
  ['somebody whom it does not concern', CLERK, { ...ASKS, to: WHO.workerA2.id }, 'notConcerned'],
  ['somebody who is not there', CLERK, { ...ASKS, to: 'staff:NOBODY' }, 'notConcerned'],
  ['no question', CLERK, { ...ASKS, note: '　' }, 'needNote'],
  ['by one whom it concerns', 'workerA1', ASKS, 'notFound'],
  ['by its writer', 'resident', ASKS, 'notAllowed'],
  ['by a leader who has nothing to do with it', 'leader', ASKS, 'notFound'],
]
test.each(NOT)('%s: refused, nothing written', async (_, who, words, code) => {
  const id = await taken()
  const before = await town.settled()
  expect(await refusal(town, who, id, 'inquire', words)).toBe(code)
  expect(await town.settled()).toBe(before)
})

test('one question at a time; whoever has answered may be asked another', async () => {
  const id = await asked()
  expect(await refusal(town, CLERK, id, 'inquire', ASKS)).toBe('inquiredAlready')
  await take(town, 'workerA1', id, 'explain', { note: ACCOUNT })
  expect(await refusal(town, 'workerA1', id, 'explain', { note: ACCOUNT })).toBe('notAllowed')
  const more = { to: WHO.workerA1.id, note: '告示是谁负责贴的？' }
  await take(town, CLERK, id, 'inquire', more)
  expect((await see('workerA1', id)).inquiries).toHaveLength(2)
  const full = Array.from({ length: 10 }, () => ({
    ...{ of: WHO.workerA1, by: WHO.leader, question: QUESTION, at: 1 },
    said: { text: ACCOUNT, at: 2 },
  }))
  const doc: Complaint = { ...stored(town, id), inquiries: full }
  await town.replace('complaints', doc)
  expect(await refusal(town, CLERK, id, 'inquire', more)).toBe('inquiredEnough')
})

test('a post that nobody is bound to cannot be asked', async () => {
  const id = await taken()
  const [staff] = town.cloud.store.find('staff', { _id: WHO.workerA1.id })
  await town.replace('staff', { ...staff, _id: WHO.workerA1.id, openid: null } as { _id: string })
  expect(await refusal(town, CLERK, id, 'inquire', ASKS)).toBe('staffUnknown')
})

test.each(['resident', 'neighbour', 'workerA2', 'leadA', 'leader', 'dispatcher', CLERK] as const)(
  '%s was not asked: there is nothing to see and nothing to say',
  async (who) => {
    const id = await asked()
    expect(await town.code(who, 'complaint.asked', { id })).toBe('notFound')
    expect(await refusal(town, who, id, 'explain', { note: ACCOUNT })).toBe('notFound')
  },
)

test('once it is answered or taken back nobody explains any more', async () => {
  for (const [who, action, words] of [
    [CLERK, 'answer', { note: '已改正' }],
    ['resident', 'withdraw', {}],
  ] as const) {
    const id = await asked()
    await take(town, who, id, action, words)
    expect((await see('workerA1', id)).actions).toEqual([])
    expect(await refusal(town, 'workerA1', id, 'explain', { note: ACCOUNT })).toBe('wrongState')
  }
})

test('the next who has it reads what was asked before; 追问 keeps it', async () => {
  const id = await asked()
  await take(town, 'workerA1', id, 'explain', { note: ACCOUNT })
  await take(town, CLERK, id, 'answer', { note: '周六起有人' })
  await take(town, 'resident', id, 'askAgain', { note: '还是没有人' })
  const next = holder(town, id)
  expect(next).not.toBe(CLERK)
  expect(await town.ask(next, 'complaint.get', { id })).toMatchObject({
    inquiries: [{ said: { text: ACCOUNT } }],
  })
  await take(town, next, id, 'inquire', { to: WHO.workerA1.id, note: '这周呢？' })
  expect(inquiriesOf(id)).toHaveLength(2)
})

test('whoever was asked and leaves the program: the account stays the post’s', async () => {
  const id = await asked()
  await take(town, 'workerA1', id, 'explain', { note: ACCOUNT })
  await town.ask('workerA1', 'identity.leave', { requestId: rid() })
  await town.cloud.atRest()
  expect(JSON.stringify(stored(town, id))).not.toContain(OPENID.workerA1)
  expect(inquiriesOf(id)).toMatchObject([{ of: WHO.workerA1, said: { text: ACCOUNT } }])
})
