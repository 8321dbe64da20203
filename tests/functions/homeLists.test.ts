import { budgetOf, costOf, requestsOf } from '../../devtools/bench/budgets'
import type { Report } from '../../domain/report/types'
import { IN_STATE, put } from './reports'
import { WHO, type Person } from './street'
import { rid, startTown, type Town } from './town'

/**
 * The home page reads the lists of all contexts by one request each for the person and for the post: it
 * shows what the lists themselves show, and what it asks does not grow with what there is.
 */

let town: Town
beforeAll(async () => {
  town = await startTown(undefined, { concurrency: 1 })
})
afterAll(() => town.stop())

const submit = (who: Person, text: string, category?: string) =>
  town.ask(who, 'report.submit', {
    requestId: rid(),
    text,
    place: { kind: 'building', buildingId: '101' },
    ...(category ? { category } : {}),
  })

/** The database requests of one opening, on a warm instance. */
async function opened(who: Person) {
  await town.ask(who, 'street.get', {})
  await town.cloud.atRest()
  town.cloud.trips()
  const home = await town.ask(who, 'home.open', {})
  await town.cloud.atRest()
  return { home, cost: costOf(requestsOf('api', town.cloud.trips())).database }
}

const idsOf = (rows: { id: string }[]): string[] => rows.map((r) => r.id)
const listed = async (who: Person, scope: 'mine' | 'mineOpen' | 'todo' | 'desk') =>
  idsOf((await town.ask(who, 'report.list', { scope })).items)

test('nothing there: empty lists, and the desk counts none', async () => {
  const { home } = await opened('dispatcher')
  expect(home).toMatchObject({
    todo: [],
    mine: [],
    mineMore: false,
    desk: { count: 0, more: false },
  })
  expect((await opened('resident')).home.desk).toBeNull()
})

test('a dispatcher who reports, has a task and a full desk sees all three', async () => {
  for (let i = 0; i < 5; i++) await submit('dispatcher', `楼道里的第${i}盏灯坏了`, '0201')
  for (let i = 0; i < 3; i++) {
    const { id } = await submit('resident', `路面的第${i}个坑`)
    const version = () => town.report(id).version
    await town.ask('workerA1', 'report.accept', {
      ...{ requestId: rid(), id, version: version() },
      category: '0201',
    })
    if (town.report(id).waitingFor === WHO.workerA1.id) {
      const words = { requestId: rid(), id, version: version(), note: '不归我管' }
      await town.ask('workerA1', 'report.return', words)
    }
    if (i === 0) {
      const words = { requestId: rid(), id, version: version(), handler: WHO.dispatcher.id }
      await town.ask('dispatcher', 'report.assign', words)
    }
  }
  const { home, cost } = await opened('dispatcher')
  expect(idsOf(home.mine)).toEqual((await listed('dispatcher', 'mineOpen')).slice(0, 3))
  expect(home.mineMore).toBe(true)
  expect(idsOf(home.todo)).toEqual(await listed('dispatcher', 'todo'))
  expect(home.todo).toHaveLength(1)
  expect(home.desk).toEqual({ count: (await listed('dispatcher', 'desk')).length, more: false })
  expect(home.desk?.count).toBe(2)
  // The account, both lists, the notices, how many are unread, and the tick: two fewer than the budget.
  expect(cost).toBe(6)
  expect(cost).toBeLessThanOrEqual(budgetOf('home.open', {}).database - 2)
})

test.each([
  ['resident', 4],
  ['workerA1', 5],
] as const)('%s asks %i times', async (who, requests) => {
  expect((await opened(who)).cost).toBe(requests)
})

describe('how much waits at the desk, and with whom of a grid', () => {
  const upTo = (n: number, waitingFor: string, make: () => Report) => {
    const there = town.cloud.store.count('reports', { waitingFor })
    put(town, ...Array.from({ length: n - there }, () => ({ ...make(), waitingFor })))
  }
  const numbers = async () => {
    const { desk } = await town.ask('dispatcher', 'home.open', {})
    const { people, most } = await town.ask('leadA', 'duty.people', {})
    const waiting = people.find(({ id }) => id === WHO.workerA1.id)!.waiting
    return { desk: desk!, person: { waiting, isMore: waiting > most } }
  }
  test.each([
    [42, { count: 42, more: false }, { waiting: 42, isMore: false }],
    [99, { count: 99, more: false }, { waiting: 99, isMore: false }],
    [100, { count: 99, more: true }, { waiting: 100, isMore: true }],
    [180, { count: 99, more: true }, { waiting: 100, isMore: true }],
  ])('%i', async (n, desk, person) => {
    upTo(n, 'desk', IN_STATE.ACCEPTED)
    upTo(n, WHO.workerA1.id, IN_STATE.ASSIGNED)
    expect(await numbers()).toEqual({ desk, person })
  })
})
