import { DAY_MS, HOUR_MS } from '../../domain/calendar/zone'
import type { Report } from '../../domain/report/types'
import { IN_STATE, put } from './reports'
import { MONDAY, WHO } from './street'
import { rid, startTown, type Town } from './town'

/** Small things that once went wrong, each as its person met it. */
let town: Town
beforeEach(async () => {
  town = await startTown()
})
afterEach(() => {
  expect(town.unexpected).toEqual([])
  return town.stop()
})

const PLACE = { kind: 'building', buildingId: '101' } as const
const SUBMIT = { text: '路灯不亮，晚上看不见路', category: '0201', place: PLACE }

test('a report whose answer was lost, asked again when its mark is not there: done, once', async () => {
  const input = { requestId: rid(), ...SUBMIT }
  const { id } = await town.ask('resident', 'report.submit', input)
  // As after an upgrade from a version without marks, or a hundred days later: the timer removes them.
  town.cloud.clock.advance(100 * DAY_MS)
  await town.tick()
  await town.tick()
  expect(town.cloud.store.count('requests')).toBe(0)
  const before = town.cloud.store.count('reports')
  const again = await town.ask('resident', 'report.submit', input)
  expect(again).toMatchObject({ id, repeated: true })
  expect(town.cloud.store.count('reports')).toBe(before)
})

describe('重办申请 past its time', () => {
  const asked = (): string =>
    put(town, {
      ...(IN_STATE.CLOSED() as Report),
      ...{ reopens: 1, reopenAsked: true, waitingFor: 'desk', watching: 'grant' },
      ...{ dueAt: MONDAY + HOUR_MS, wakeAt: MONDAY + HOUR_MS },
    })

  test.each([
    ['before', -60_000, false],
    ['after', 1, true],
  ] as const)('%s: its cards say so', async (_, ms, overdue) => {
    const id = asked()
    town.cloud.clock.set(MONDAY + HOUR_MS + ms)
    const { items } = await town.ask('dispatcher', 'report.list', { scope: 'desk' })
    expect(items).toMatchObject([{ id, overdue, tone: overdue ? 'bad' : 'turn' }])
    expect(await town.ask('resident', 'report.get', { id })).toMatchObject({ overdue })
  })

  test('a rating that is awaited is owed by nobody', async () => {
    const id = put(town, IN_STATE.CLOSED())
    town.cloud.clock.advance(30 * DAY_MS)
    expect(await town.ask('resident', 'report.get', { id })).toMatchObject({ overdue: false })
  })
})

describe('place.locate names whoever would be given it now', () => {
  const seen = () => town.ask('resident', 'place.locate', { place: PLACE })
  const change = async (who: keyof typeof WHO, fields: object): Promise<void> => {
    const [staff] = town.cloud.store.find('staff', { _id: WHO[who].id })
    await town.replace('staff', { ...(staff as { _id: string }), ...fields })
  }
  const away = (deputy: object | null) => ({
    leave: { from: MONDAY, to: MONDAY + DAY_MS, deputy },
  })
  const gone = { active: false, openid: null }

  test.each([
    ['at work', {}, {}, WHO.workerA1.name, /第1网格$/],
    ['on leave with a deputy', away(WHO.workerA2), {}, WHO.workerA2.name, /第1网格$/],
    ['gone', gone, {}, '', new RegExp(`网格长 ${WHO.leadA.name}$`)],
    ['on leave without one', away(null), {}, '', new RegExp(`网格长 ${WHO.leadA.name}$`)],
    ['gone, and the 网格长 as well', gone, gone, '', /暂无在岗网格员，将由街道分流员安排$/],
  ])('its worker is %s', async (_, worker, lead, name, text) => {
    await change('workerA1', worker)
    await change('leadA', lead)
    const { gridText, workerName } = await seen()
    expect(workerName).toBe(name)
    expect(gridText).toMatch(text)
    const { id } = await town.ask('resident', 'report.submit', { requestId: rid(), ...SUBMIT })
    const waitsFor = town.report(id).waitingFor
    const said = Object.values(WHO).find((p) => p.id === waitsFor)?.name ?? '街道分流员'
    expect(workerName + gridText).toContain(said)
  })
})

test('我的数据 lists a leave with its deputy', async () => {
  const leaveIn = async () =>
    (await town.ask('workerA1', 'identity.myData', {})).items.find((i) =>
      i.label.startsWith('请假'),
    )?.value
  expect(await leaveIn()).toBe('未保存')
  const leave = { from: MONDAY, to: MONDAY + DAY_MS, deputy: WHO.workerA2.id }
  await town.ask('workerA1', 'duty.leave', { requestId: rid(), leave })
  expect(await leaveIn()).toContain(`代理人${WHO.workerA2.name}`)
})
