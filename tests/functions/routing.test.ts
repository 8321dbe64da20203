import { buildingCode } from '../../domain/place/buildingCode'
import type { PlaceInput } from '../../domain/contract'
import { CODE, WHO, pointIn, type GridName } from './street'
import { rid, startTown, type Town } from './town'

/** Where a place leads: the right grid, the right person, or a dispatcher; never a guess. */
let town: Town
beforeAll(async () => {
  town = await startTown()
})
afterAll(() => town.stop())

/** Metres to degrees at this latitude. */
const north = (metres: number): number => metres / 111_320
const east = (metres: number): number => metres / (111_320 * Math.cos((40.64 * Math.PI) / 180))

const pin = ([lng, lat]: readonly [number, number]): PlaceInput => ({
  kind: 'pin',
  lng,
  lat,
  label: '',
})
const pinIn = (grid: GridName, x: number, y: number): PlaceInput => pin(pointIn(grid, x, y))
const moved = (grid: GridName, x: number, y: number, eastM: number, northM: number): PlaceInput => {
  const [lng, lat] = pointIn(grid, x, y)
  return pin([lng + east(eastM), lat + north(northM)])
}
const building = (buildingId: string): PlaceInput => ({ kind: 'building', buildingId })
const code = (text: string): PlaceInput => ({ kind: 'code', code: text })

const submit = (place: PlaceInput, category: string | undefined = '0201') =>
  town.call('resident', 'report.submit', {
    requestId: rid(),
    text: '路灯不亮，晚上看不见路',
    place,
    ...(category ? { category } : {}),
  })

interface Row {
  what: string
  place: PlaceInput
  grid: GridName | null
  basis: string
}
const PLACES: Row[] = [
  { what: 'middle of A1', place: pinIn('A1', 0.5, 0.5), grid: 'A1', basis: 'pin' },
  { what: 'middle of A2', place: pinIn('A2', 0.5, 0.5), grid: 'A2', basis: 'pin' },
  { what: 'middle of B1', place: pinIn('B1', 0.5, 0.5), grid: 'B1', basis: 'pin' },
  { what: 'edge of A1 and A2', place: pinIn('A1', 1, 0.5), grid: 'A1', basis: 'pin' },
  { what: 'edge of A1 and B1', place: pinIn('A1', 0.5, 1), grid: 'A1', basis: 'pin' },
  { what: 'where all four meet', place: pinIn('A1', 1, 1), grid: 'A1', basis: 'pin' },
  { what: 'outer corner of A1', place: pinIn('A1', 0, 0), grid: 'A1', basis: 'pin' },
  { what: '30 m west of A1', place: moved('A1', 0, 0.5, -30, 0), grid: 'A1', basis: 'near' },
  { what: '30 m south of A2', place: moved('A2', 0.5, 0, 0, -30), grid: 'A2', basis: 'near' },
  { what: '70 m west of A1', place: moved('A1', 0, 0.5, -70, 0), grid: null, basis: 'none' },
  { what: '2 km north of B1', place: moved('B1', 0.5, 1, 0, 2000), grid: null, basis: 'none' },
  { what: 'building in A1', place: building('101'), grid: 'A1', basis: 'building' },
  { what: 'its code', place: code(buildingCode('101')), grid: 'A1', basis: 'code' },
  {
    what: 'its code as a mini-program path',
    place: code(`packages/report/form/index?scene=${buildingCode('101')}`),
    grid: 'A1',
    basis: 'code',
  },
  { what: 'register over map', place: building('102'), grid: 'A2', basis: 'building' },
]

test.each(PLACES)('$what: grid $grid by $basis', async ({ place, grid, basis }) => {
  const seen = await town.ask('resident', 'place.locate', { place })
  expect(seen.found).toBe(grid !== null)
  const answer = await submit(place)
  if (!answer.ok) throw new Error(answer.code)
  const stored = town.report(answer.data.id)
  expect(stored.place).toMatchObject({ basis, gridCode: grid && CODE[grid] })
  const worker = grid && WHO[`worker${grid}` as 'workerA1']
  expect(stored.waitingFor).toBe(worker ? worker.id : 'desk')
  expect(seen.workerName).toBe(worker ? worker.name : '')
  // Whoever must act is told, in the app at once; a worker without subscriptions through the 网格长.
  const told = town.notices({ about: stored._id }).map((n) => n.to)
  expect(told[0]).toBe(worker ? worker.id : WHO.dispatcher.id)
})

test('sixty random points go where plain arithmetic says', async () => {
  const seed = Number(process.env.SEED ?? 20261123)
  let state = seed
  const random = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
  for (let i = 0; i < 60; i++) {
    const name = (['A1', 'A2', 'B1', 'B2'] as const)[Math.floor(random() * 4)]!
    const at = pinIn(name, 0.001 + random() * 0.998, 0.001 + random() * 0.998)
    const seen = await town.ask('resident', 'place.locate', { place: at })
    const where = name.startsWith('A') ? '黄河社区' : '西园社区'
    if (!seen.gridText.startsWith(`${where} 第${name[1]}网格`))
      throw new Error(`seed ${seed}, point ${i}: ${JSON.stringify(at)} → ${seen.gridText}`)
  }
})

describe('who is asked first', () => {
  test.each([
    ['grid and category known', '101', '0201', 'ASSIGNED', WHO.workerA1.id, '住建'],
    ['category not said', '101', undefined, 'SUBMITTED', WHO.workerA1.id, '类别待定'],
    ['category “其他”', '101', '1006', 'SUBMITTED', WHO.workerA1.id, '类别待定'],
    ['a grid without a worker', '104', '0201', 'SUBMITTED', 'desk', '暂无在岗网格员'],
  ])('%s', async (_, buildingId, category, state, waitingFor, words) => {
    const answer = await town.call('resident', 'report.submit', {
      requestId: rid(),
      text: '路灯不亮，晚上看不见路',
      place: building(buildingId),
      ...(category ? { category } : {}),
    })
    expect(answer).toMatchObject({ ok: true, data: { state } })
    if (!answer.ok) return
    expect(answer.data.reason).toContain(words)
    expect(town.report(answer.data.id).waitingFor).toBe(waitingFor)
  })

  test('doubtful words are kept, and a person looks first', async () => {
    const answer = await town.call('resident', 'report.submit', {
      requestId: rid(),
      text: '这里有人赌博，还有违规内容',
      category: '0201',
      place: building('101'),
    })
    if (!answer.ok) throw new Error(answer.code)
    expect(town.report(answer.data.id)).toMatchObject({ moderation: 'review', waitingFor: 'desk' })
  })

  test('a content check that fails stops nothing', async () => {
    town.cloud.faults.add({
      action: 'wx.openApi',
      function: 'api',
      effect: { kind: 'error', code: 'SYS_ERR' },
    })
    const answer = await submit(building('101'))
    town.cloud.faults.clear()
    if (!answer.ok) throw new Error(answer.code)
    expect(town.report(answer.data.id)).toMatchObject({
      moderation: 'unchecked',
      state: 'ASSIGNED',
    })
  })
})

describe('places that are none', () => {
  test.each([
    ['Paris', pin([2.35, 48.85]), 'placeTooFar'],
    ['6 km south', moved('A1', 0.5, 0, 0, -6000), 'placeTooFar'],
    ['a building nobody knows', building('777'), 'buildingUnknown'],
    ['a building torn down', building('199'), 'buildingUnknown'],
    ['the code of another maker', code('https://example.com/x'), 'badBuildingCode'],
    ['a misread code', code(buildingCode('101').replace(/.$/, '!')), 'badBuildingCode'],
    ['a good code of no building', code(buildingCode('777')), 'buildingUnknown'],
    ['an empty code', code(''), 'badBuildingCode'],
  ] as [string, PlaceInput, string][])('%s', async (_, place, expected) => {
    const before = await town.settled()
    const answer = await submit(place)
    expect(answer).toMatchObject({ ok: false, code: expected })
    expect(await town.code('resident', 'place.locate', { place })).toBe(expected)
    expect(await town.settled()).toBe(before)
  })
})
