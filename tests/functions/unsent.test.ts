import { DAY_MS, MINUTE_MS } from '../../domain/calendar/zone'
import type { PushState } from '../../domain/notice/types'
import { IN_STATE, noticesAbout, put } from './reports'
import { CODE, MONDAY, OPENID, SETTINGS, WHO, type Person } from './street'
import { rid, startTown, type Town } from './town'

/** 未推送: whom the desk should call, because no message of his work has reached him. */
let town: Town
beforeEach(async () => {
  town = await startTown()
})
afterEach(() => town.stop())

const items = async (who: Person = 'dispatcher') => (await town.ask(who, 'duty.unsent', {})).items
const PHONE = SETTINGS.directory[CODE.A1]?.phone ?? ''

async function reported(): Promise<string> {
  const place = { kind: 'building', buildingId: '101' } as const
  const input = { requestId: rid(), text: '路上有个坑，老人差点摔倒', category: '0201', place }
  const { id } = await town.ask('resident', 'report.submit', input)
  await town.cloud.atRest()
  return id
}

test('the worker has no subscription: the desk reads who, what, since when, and whom to call', async () => {
  const id = await reported()
  const [task] = town.notices({ about: id, to: WHO.workerA1.id })
  expect(task!.push.state).toBe('noQuota')
  const about = (await items()).filter((item) => item.name === WHO.workerA1.name)
  expect(about).toEqual([
    {
      id: task!._id,
      name: WHO.workerA1.name,
      title: '有新任务待签收',
      body: task!.body,
      why: 'noQuota',
      at: task!.createdAt,
      phone: PHONE || SETTINGS.phones[0]!.phone,
    },
  ])
})

/** A task of the worker A1, as the outbox has left it. */
function noticeAs(state: PushState, change: object = {}): void {
  const report = IN_STATE.ASSIGNED()
  put(town, report)
  const [made] = noticesAbout(report, report.history.slice(-1), [], MONDAY)
  const nextAt = state === 'waiting' ? MONDAY + DAY_MS : null
  const notice = { ...made!, push: { ...made!.push, state, nextAt }, ...change }
  town.cloud.store.insertMany('notices', [notice as unknown as Record<string, unknown>])
}

const STATES: [PushState, boolean][] = [
  ['waiting', false],
  ['sending', false],
  ['sent', false],
  ['spared', false],
  ['deputised', false],
  ['noQuota', true],
  ['refused', true],
  ['failed', true],
  ['uncertain', true],
  ['unbound', true],
]
test.each(STATES)('a push that is %s is listed: %s', async (state, isListed) => {
  noticeAs(state)
  expect((await items()).map(({ why }) => why)).toEqual(isListed ? [state] : [])
})

const NOT: [string, object][] = [
  ['was read since', { read: true }],
  ['is older than three days', { createdAt: MONDAY - 3 * DAY_MS - MINUTE_MS }],
  ['is a resident’s', { to: `user:${OPENID.resident}` }],
  ['is of no work', { template: 'progress' }],
  ['is of somebody who has left', { to: 'staff:gone' }],
]
test.each(NOT)('not what %s', async (_, change) => {
  noticeAs('noQuota', change)
  expect(await items()).toEqual([])
})

test('not what is over', async () => {
  const done = put(town, IN_STATE.REJECTED())
  noticeAs('noQuota', { about: done })
  expect(await items()).toEqual([])
})

test.each(['resident', 'workerA1', 'leadA'] as const)('nobody else reads it: %s', async (who) => {
  expect(await town.code(who, 'duty.unsent', {})).toBe('notAllowed')
})
