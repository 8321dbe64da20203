import type { Doc } from '../../devtools/cloud'
import { DAY_MS } from '../../domain/calendar/zone'
import { FALLBACK_WORDS } from '../../domain/report/notices'
import type { Report } from '../../domain/report/types'
import { reportAs, startOldTown, type OldTown } from './previous'
import { NEXT, takeNext } from './previousSteps'
import { WHO, at } from './street'
import { rid } from './town'

/** What began under the version before is carried on under this one, once it is migrated. */
let town: OldTown
const start = async (): Promise<void> => {
  town = await startOldTown()
}
const stop = (): Promise<void> => town.stop()

const now = (name: string): Report => town.report(reportAs(name))
const stored = (name: string): Doc[] => town.cloud.store.find(name, {}, { _id: 1 })

describe('afterwards life goes on', () => {
  beforeAll(async () => {
    await start()
    await town.migrate()
  })
  afterAll(stop)

  test.each(Object.keys(NEXT))('with the report that is %s', (name) => takeNext(town, name))
})

describe('afterwards', () => {
  beforeEach(async () => {
    await start()
    await town.migrate()
  })
  afterEach(stop)

  test('the list of work goes by what is due', async () => {
    const { items } = await town.ask('workerA1', 'report.list', { scope: 'todo' })
    const due = items.map((card) => card.dueAt!)
    expect(due).toEqual([...due].sort((a, b) => a - b))
    expect(items.map((card) => card.id)).toEqual(
      expect.arrayContaining(['late', 'submitted', 'assigned', 'star', 'signed'].map(reportAs)),
    )
  })

  test('the timer looks when it would have looked: late is late, unrated is unrated', async () => {
    const before = now('late').escalations
    town.cloud.clock.set(at('06-08 17:01'))
    await town.tick()
    expect(now('late').escalations).toBe(before + 1)
    expect(now('closed').waitingFor).not.toBeNull()
    town.cloud.clock.set(now('closed').wakeAt! + 1)
    // After days the first tick only notes that it is so late.
    await town.tick()
    await town.tick()
    expect(now('closed')).toMatchObject({ state: 'CLOSED', waitingFor: null, rating: null })
    expect(now('closed').history.at(-1)!.action).toBe('noRating')
  })

  test('a push that was not made is tried, and its fallback is told', async () => {
    const [waiting] = town.notices({ about: reportAs('untold') })
    expect(waiting!.push.state).toBe('waiting')
    town.cloud.clock.advance(DAY_MS / 24)
    await town.tick()
    const [after] = town.notices({ _id: waiting!._id })
    expect(after!.push.state).toBe('noQuota')
    const [lead] = town.notices({ _id: `${waiting!._id}:lead` })
    expect(lead).toMatchObject({ to: WHO.leadA.id, title: FALLBACK_WORDS.title })
    expect(lead!.page).toMatch(/^packages\/duty\/task\/index\?id=/)
  })
})

describe('before it', () => {
  beforeEach(start)
  afterEach(stop)

  test('a report of the version before is not acted on, nor escalated: it waits', async () => {
    town.cloud.clock.set(at('06-09 16:50'))
    await town.tick()
    await town.tick()
    const before = stored('reports')
    for (const name of Object.keys(NEXT)) {
      const { who, action, words } = NEXT[name]!
      const input = { requestId: rid(), id: reportAs(name), version: now(name).version, ...words }
      expect([name, await town.code(who, `report.${action}`, input)]).toEqual([name, 'busy'])
    }
    expect(stored('reports')).toEqual(before)
    expect(stored('requests').filter(({ call }) => call !== 'identity.agree')).toEqual([])
  })
})
