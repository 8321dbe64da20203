import { IN_STATE, put, submitted } from './reports'
import { MONDAY, WHO, userId } from './street'
import { startTown, type Town } from './town'

/** Lists are walked a page at a time, and nothing is skipped or seen twice. */
let town: Town
beforeAll(async () => {
  town = await startTown()
})
afterAll(() => town.stop())

describe('lists', () => {
  /** All pages; fails on a page that repeats or skips. */
  async function all(
    scope: 'mine' | 'mineOpen' | 'todo' | 'handled' | 'desk',
    who: 'neighbour' | 'builder' | 'dispatcher',
  ) {
    const ids: string[] = []
    let cursor: string | undefined
    for (let page = 0; page < 20; page++) {
      const got = await town.ask(who, 'report.list', {
        scope,
        ...(cursor === undefined ? {} : { cursor }),
      })
      expect(got.items.length).toBeLessThanOrEqual(20)
      ids.push(...got.items.map((i) => i.id))
      if (got.next === null) return ids
      cursor = got.next
    }
    throw new Error('no end')
  }

  test('of 47 reports, some of one instant: each once, newest first', async () => {
    const made = Array.from({ length: 47 }, (_, i) =>
      submitted({ reporter: userId('neighbour') }, MONDAY - Math.floor(i / 3) * 1000),
    )
    put(town, ...made)
    const ids = await all('mine', 'neighbour')
    expect(ids).toHaveLength(47)
    expect(new Set(ids)).toEqual(new Set(made.map((r) => r._id)))
    const times = ids.map((id) => town.report(id).submittedAt)
    expect(times).toEqual([...times].sort((a, b) => b - a))
  })

  test('the desk, most urgent first; open ones; what I handled', async () => {
    const atDesk = Array.from({ length: 25 }, (_, i) => ({
      ...submitted({ grid: null, categoryCode: null }),
      dueAt: MONDAY + ((i * 7) % 25) * 1000,
    }))
    put(town, ...atDesk)
    const ids = await all('desk', 'dispatcher')
    expect(ids).toHaveLength(25)
    const urgency = ids.map((id) => town.report(id).dueAt!)
    expect(urgency).toEqual([...urgency].sort((a, b) => a - b))
    put(town, { ...IN_STATE.PROCESSING(), handlerId: WHO.builder.id, handler: WHO.builder })
    expect(await all('handled', 'builder')).toHaveLength(1)
    expect(await all('handled', 'neighbour')).toEqual([])
    const open = await all('mineOpen', 'neighbour')
    expect(open).toHaveLength(47)
  })

  test('thirty deadlines of one night fall together, and none is skipped', async () => {
    const waitingFor = WHO.leadA.id
    const night = Array.from({ length: 30 }, () => ({ ...submitted(), waitingFor, dueAt: MONDAY }))
    const later = { ...submitted(), waitingFor, dueAt: MONDAY + 1 }
    put(town, ...night, later)
    const first = await town.ask('leadA', 'report.list', { scope: 'todo' })
    expect(first.items).toHaveLength(20)
    const rest = await town.ask('leadA', 'report.list', { scope: 'todo', cursor: first.next! })
    expect(rest.next).toBeNull()
    const ids = [...first.items, ...rest.items].map((i) => i.id)
    expect(ids).toHaveLength(31)
    expect(new Set(ids)).toEqual(new Set([...night, later].map((r) => r._id)))
    expect(ids[30]).toBe(later._id)
  })

  test('what waits for me: my post’s work in the list, my own word on the home page', async () => {
    const mine = put(town, {
      ...IN_STATE.CLOSED(),
      reporter: userId('leadB'),
      waitingFor: userId('leadB'),
    })
    const work = put(town, { ...IN_STATE.RESOLVED(), waitingFor: WHO.leadB.id })
    const { items } = await town.ask('leadB', 'report.list', { scope: 'todo' })
    expect(items.map((i) => i.id)).toEqual([work])
    const home = await town.ask('leadB', 'home.open', {})
    expect(home.mine.map((row) => row.id)).toEqual([mine])
    expect(home.todo.map((row) => row.id)).toEqual([work])
    expect([...items, ...home.mine, ...home.todo].every((i) => i.myTurn)).toBe(true)
  })
})

test('six hundred reports of one moment come whole, twenty a page', async () => {
  const waitingFor = WHO.secretaryA.id
  const made = Array.from({ length: 600 }, () => ({ ...submitted(), waitingFor, dueAt: MONDAY }))
  put(town, ...made)
  const seen: string[] = []
  let cursor: string | undefined
  do {
    const page = await town.ask('secretaryA', 'report.list', {
      scope: 'todo',
      ...(cursor === undefined ? {} : { cursor }),
    })
    expect(page.items.length).toBeLessThanOrEqual(20)
    seen.push(...page.items.map((i) => i.id))
    cursor = page.next ?? undefined
  } while (cursor !== undefined)
  expect(seen).toHaveLength(600)
  expect(new Set(seen)).toEqual(new Set(made.map((r) => r._id)))
})

test('overdue first, then by deadline, whatever has escalated how often', async () => {
  const waitingFor = WHO.workerB1.id
  const hours = [30, -23, 5, -1, 80, 2]
  const made = hours.map((h, i) => ({
    ...submitted(),
    waitingFor,
    dueAt: MONDAY + h * 3_600_000,
    // An escalation moves when the timer looks, not what is due.
    wakeAt: MONDAY + (10 - i) * 3_600_000,
    escalations: i,
  }))
  put(town, ...made)
  const { items } = await town.ask('workerB1', 'report.list', { scope: 'todo' })
  expect(items.map((i) => (i.dueAt! - MONDAY) / 3_600_000)).toEqual([-23, -1, 2, 5, 30, 80])
  expect(items.map((i) => i.overdue)).toEqual([true, true, false, false, false, false])
  const home = await town.ask('workerB1', 'home.open', {})
  expect(home.todo.map((row) => row.id)).toEqual(items.slice(0, 3).map((i) => i.id))
  expect(home.todo[0]).toMatchObject({ overdue: true, tag: { tone: 'bad' }, action: '签收' })
})

test('a cursor of nobody’s is refused', async () => {
  for (const cursor of ['', 'x', '1', ':report:x', '1e3:report:x', '-1:report:x']) {
    expect(await town.code('leadA', 'report.list', { scope: 'todo', cursor })).toBe('invalidInput')
  }
})
