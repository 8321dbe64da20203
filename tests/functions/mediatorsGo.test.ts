import { SLIPPED_AFTER_MS } from '../../domain/duty/slipped'
import { noticeOf } from '../../domain/notice/compose'
import type { Staff } from '../../domain/street/types'
import {
  booked,
  chair,
  lead,
  sitting,
  taken,
  teamBooked,
  teamSitting,
  teamTiming,
} from './caseStates'
import { official, openHall, staffIdOf, type Hall } from './committee'
import { put, submitted } from './reports'
import { rid } from './town'

/**
 * Whoever mediates is away, hands over, or leaves: parties have chosen a person, so 交接 leaves cases
 * where they are; without that person they wait for the chair. Somebody has a button in any case.
 */
let hall: Hall
beforeAll(async () => {
  hall = await openHall()
})
afterAll(() => hall.town.stop())
afterEach(() => expect(hall.town.unexpected).toEqual([]))

const DAY_MS = 86_400_000
const LEAD = staffIdOf('lead')
const SECOND = staffIdOf('second')
const actionsOf = async (who: { openid: string }, id: string): Promise<string[]> =>
  (await hall.see(who, id)).actions.map((a) => a.action)

const STATES: [string, (hall: Hall) => Promise<string>, button: string][] = [
  ['taken, before a time', taken, 'terminate'],
  ['with a time', booked, 'absent'],
  ['in session', sitting, 'adjourn'],
]

test.each(STATES)(
  '%s: 交接 leaves the case with whom the parties chose, who has a button',
  async (_, make, button) => {
    const { town } = hall
    const id = await make(hall)
    const before = hall.stored(id)
    const now = town.cloud.clock.now()
    const leave = { from: now, to: now + DAY_MS, deputy: SECOND }
    await town.ask(lead, 'duty.leave', { requestId: rid(), leave })
    const order = { requestId: rid(), staff: LEAD, to: SECOND }
    await town.ask(lead, 'duty.handOver', order)
    await town.until('carried out', () => town.cloud.store.count('handovers', {}) === 0)
    await town.ask(lead, 'duty.leave', { requestId: rid(), leave: null })
    expect(hall.stored(id)).toEqual(before)
    expect(await actionsOf(lead, id)).toContain(button)
    expect(await town.code(official('second'), 'mediation.get', { id })).toBe('notFound')
  },
)

test.each<[reports: number, cases: number]>([
  [2, 1],
  [0, 2],
  [1, 0],
])(
  '%i reports and %i cases: 交接 counts and lists the reports, and says that cases stay',
  async (reports, cases) => {
    const { town } = hall
    // Whatever other tests of this hall have left open with him.
    const earlier = town.cloud.store.count('cases', { people: LEAD, open: true })
    for (let i = 0; i < cases; i++) await booked(hall)
    const report = () => {
      const made = submitted()
      return { ...made, waitingFor: LEAD, handler: { id: LEAD, name: '杨调解' } }
    }
    const ids = Array.from({ length: reports }, () => put(town, report()))
    const now = town.cloud.clock.now()
    const leave = { from: now, to: now + DAY_MS, deputy: SECOND }
    await town.ask(lead, 'duty.leave', { requestId: rid(), leave })
    const list = await town.ask(lead, 'duty.tasksOf', {})
    expect(list).toMatchObject({ count: reports, stays: earlier + cases, more: false })
    expect(list.items.map(({ id }) => id).sort()).toEqual([...ids].sort())
    expect(await town.ask(lead, 'duty.ownLeave', {})).toMatchObject({ waiting: reports })
    const order = { requestId: rid(), staff: LEAD, to: SECOND }
    expect((await town.ask(lead, 'duty.handOver', order)).count).toBeLessThanOrEqual(reports)
    await town.until('carried out', () => town.cloud.store.count('handovers', {}) === 0)
    expect(await town.ask(lead, 'duty.tasksOf', {})).toMatchObject({
      ...{ items: [], count: 0, stays: earlier + cases },
    })
    expect(ids.map((id) => town.report(id).waitingFor)).toEqual(ids.map(() => SECOND))
    await town.ask(lead, 'duty.leave', { requestId: rid(), leave: null })
  },
)

/** Somebody leaves, and is told of the case at that very moment: the notice finds nobody. */
async function leaves(who: string, id: string, staff: Staff): Promise<void> {
  const { town } = hall
  const left: Staff = { ...staff, active: false, openid: null }
  await town.replace('staff', left)
  const fields = { no: '1', what: '调解', state: '待办', time: '2026-06-08 09:00', tip: '请办理' }
  const tell = { to: who, title: '调解', body: '请办理', page: 'packages/mediation/work/index', template: 'task' as const, fields, fallback: null, keep: 0 } // prettier-ignore
  const notice = noticeOf({ _id: id, version: 900 }, tell, town.cloud.clock.now())
  town.cloud.store.insertMany('notices', [structuredClone(notice) as never])
  await town.tick()
  await town.until('the time is back', async () => {
    await town.tick()
    return hall.stored(id).freeing.length === 0
  })
}

test.each(STATES)(
  '%s: its mediator has just left, and no notice of it was on its way: the timer finds it',
  async (_, make) => {
    const { town } = hall
    const id = await make(hall)
    const [staff] = town.cloud.store.find('staff', { _id: LEAD }) as unknown as Staff[]
    const leftAt = town.cloud.clock.now()
    const left: Staff = { ...staff!, active: false, openid: null, leftAt }
    await town.replace('staff', left)
    await town.tick()
    expect(hall.stored(id).lead?.id).toBe(LEAD)
    town.cloud.clock.advance(SLIPPED_AFTER_MS)
    await town.tick()
    expect(hall.stored(id)).toMatchObject({ open: true, state: 'CHOOSING', lead: null })
    expect(await actionsOf(chair, id)).toContain('propose')
    expect(town.cloud.store.find('staff', { _id: LEAD })[0]).not.toHaveProperty('leftAt')
    await town.replace('staff', { ...staff! })
  },
)

test.each(STATES)(
  '%s: its mediator leaves, and it waits for the chair, who proposes another',
  async (_, make) => {
    const { town } = hall
    const id = await make(hall)
    const [staff] = town.cloud.store.find('staff', { _id: LEAD }) as unknown as Staff[]
    await leaves(LEAD, id, staff!)
    expect(hall.stored(id)).toMatchObject({
      open: true,
      state: 'CHOOSING',
      lead: null,
      booking: null,
    })
    expect(await actionsOf(chair, id)).toContain('propose')
    const { items } = await town.ask(chair, 'mediation.list', { scope: 'chair' })
    expect(items.map((row) => row.id)).toContain(id)
    await hall.step(chair, id, 'propose', { lead: SECOND, note: '原调解员离岗' })
    expect(await actionsOf(official('second'), id)).toContain('take')
    await town.replace('staff', staff!)
  },
)

describe.each([
  ['before the sitting', teamBooked],
  ['in session', teamSitting],
])('%s, one of the team leaves', (_, make) => {
  const LAWYER = staffIdOf('lawyer')
  const takenOf = (who: string, id: string): unknown[] => {
    const { date, key } = hall.stored(id).booking!
    const [day] = hall.town.cloud.store.find('days', { _id: `day:${date}` })
    const { booked: all } = day as unknown as { booked: Record<string, { key: string }[]> }
    return (all[who] ?? []).filter((b) => b.key === key)
  }

  test('the case says who, the others keep the time, and his is free', async () => {
    const { town } = hall
    const id = await make(hall)
    const { state, booking } = hall.stored(id)
    expect(takenOf(LAWYER, id)).toHaveLength(1)
    const [staff] = town.cloud.store.find('staff', { _id: LAWYER }) as unknown as Staff[]
    await leaves(LAWYER, id, staff!)
    const others = booking!.resources.filter((r) => r !== LAWYER)
    expect(hall.stored(id)).toMatchObject({
      state,
      team: [],
      freeing: [],
      booking: { key: booking!.key, from: booking!.from, resources: others },
    })
    expect(takenOf(LAWYER, id)).toEqual([])
    for (const who of others) expect(takenOf(who, id)).toHaveLength(1)
    const [stored] = town.cloud.store.find('bookings', { _id: `booking:${booking!.key}` })
    expect(stored).toMatchObject({ resources: others, state: 'booked' })
    const seen = await hall.see(official('lead'), id)
    const said = seen.history.map((h) => JSON.stringify(h))
    expect(said.filter((words) => words.includes('团队成员侯律师已离岗'))).toHaveLength(1)
    // Nothing of it is done twice.
    const before = hall.stored(id)
    await town.tick()
    expect(hall.stored(id)).toEqual(before)
    await town.replace('staff', staff!)
  })
})

test('before there is a time, when all have approved: one of the team leaves, and nobody is asked again', async () => {
  const { town } = hall
  const id = await teamTiming(hall)
  const before = hall.stored(id)
  const [staff] = town.cloud.store.find('staff', { _id: staffIdOf('lawyer') }) as unknown as Staff[]
  await leaves(staff!._id, id, staff!)
  const { state, watching, turn } = before
  expect(hall.stored(id)).toMatchObject({ team: [], state, watching, turn })
  expect(hall.stored(id).choice).toMatchObject({ stage: 'book' })
  await town.replace('staff', staff!)
})
