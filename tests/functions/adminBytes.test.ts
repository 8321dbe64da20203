import { callApi } from '../../devtools/street/client'
import { circle, streetOfGrids } from '../domain/street/bigStreet'
import { smallStreet, type SmallFiles } from '../domain/street/files'
import { openOffice, type Office } from './adminOffice'

/** The largest street that is accepted can be read, walked, exported and imported over again. */
let office: Office
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.stop())

const GRIDS = 60
let points = 0
const read = (openid: string) =>
  callApi(office.cloud, openid, 'street.get', {}) as Promise<{ grids: unknown[] }>
/** The same outlines under other codes: all but the two that have people are new, the old retired. */
const renumbered = (files: SmallFiles): SmallFiles => {
  for (const { properties } of files['grids.geojson'].features) {
    properties.code = properties.code!.replace(/0(?!01$|02$)(\d\d)$/, '4$1')
  }
  return files
}

test('the sentence of the refusal says how many points are read', async () => {
  const answer = await office.bring(streetOfGrids(GRIDS, 300))
  expect(answer).toMatchObject({
    ok: false,
    errors: [{ file: 'grids.geojson', field: 'geometry' }],
  })
  points = Math.floor(Number(/不超过(\d+)个点/.exec(answer.errors![0]!.message)?.[1]) / GRIDS)
  expect(points).toBeGreaterThan(100)
})

test('imported, it is answered whole, with room to spare', async () => {
  expect(await office.bring(streetOfGrids(GRIDS, points))).toMatchObject({ ok: true, done: true })
  const street = await read('o-anybody')
  expect(street.grids).toHaveLength(GRIDS)
  expect(Buffer.byteLength(JSON.stringify(street))).toBeLessThan(512 * 1024)
  expect(await office.admin({ action: 'export' })).toMatchObject({ ok: true })
})

test('while all grids are renumbered, old and new are there together, and read', async () => {
  const files = renumbered(streetOfGrids(GRIDS, points))
  office.cloud.faults.add({
    function: 'admin',
    action: 'database.modifyDocument',
    collection: 'grids',
    // The new ones are written; of the old ones none is retired yet.
    nth: GRIDS - 1,
    effect: { kind: 'kill', when: 'before' },
  })
  await expect(office.bring(files, { confirm: true })).rejects.toThrow('admin')
  expect(office.cloud.store.find('grids', { active: true }).length).toBeGreaterThan(1.5 * GRIDS)
  await expect(read('o-somebody')).resolves.toMatchObject({})
  office.cloud.faults.clear()
  expect(await office.bring(files)).toMatchObject({ ok: true, done: true })
})

test('with years of retired grids every later import still goes through', async () => {
  // What older imports left: fifteen decimals and 300 points, more than one answer holds.
  const [old] = office.cloud.store.find('grids', { active: false })
  const polygon = circle(0, 300).geometry
  office.cloud.store.insertMany(
    'grids',
    Array.from({ length: 80 }, (_, i) => ({
      ...old,
      _id: `grid:1502030120${26000 + i}`,
      polygon,
    })),
  )
  expect(await office.bring(smallStreet(), { confirm: true })).toMatchObject({
    ok: true,
    done: true,
  })
})
