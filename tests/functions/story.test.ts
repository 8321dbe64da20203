import { maskedName } from '../../domain/identity/masks'
import { inProcesses } from './instances'
import { rid, startTown, type Town } from './town'
import { WHO } from './street'

let town: Town
beforeAll(async () => {
  // Through processes, as on the platform.
  town = await startTown(undefined, {}, inProcesses)
})
afterAll(() => town.stop())

const building = (buildingId: string) => ({ kind: 'building' as const, buildingId })

test('五步: from a hole in the road to five stars', async () => {
  const photo = await town.upload('resident', 'drafts/request-story-00000001/1-a.jpg')
  const sent = await town.ask('resident', 'report.submit', {
    requestId: 'request-story-00000001',
    text: '路上有个坑，老人差点摔倒',
    photos: [photo],
    category: '0201',
    place: building('101'),
  })
  expect(sent).toMatchObject({
    state: 'ASSIGNED',
    reason: '黄河社区 第1网格 · 路面破损 → 住建',
    handlerName: maskedName(WHO.workerA1.name),
    mine: true,
    repeated: false,
    phone: '10000000003',
  })
  expect(sent.photos[0]!.url).toMatch(/^http/)
  const { id } = sent
  const step = (version: number) => ({ requestId: rid(), id, version })

  const signed = await town.ask('workerA1', 'report.sign', step(sent.version))
  expect(signed).toMatchObject({ state: 'PROCESSING', myTurn: true, reporterText: '居民' })
  const done = await town.ask('workerA1', 'report.resolve', {
    ...step(signed.version),
    text: '已补平',
    noPhotoReason: '相机坏了',
  })
  expect(done.state).toBe('RESOLVED')
  const closed = await town.ask('leadA', 'report.verifyPass', step(done.version))
  expect(closed.state).toBe('CLOSED')
  const rated = await town.ask('resident', 'report.rate', {
    ...step(closed.version),
    outcome: 'solved',
    stars: 5,
  })
  expect(rated).toMatchObject({ state: 'EVALUATED', rating: { outcome: 'solved', stars: 5 } })
  expect(town.report(id).history.map((h) => h.action)).toEqual([
    'submit',
    'accept',
    'assign',
    'sign',
    'resolve',
    'verifyPass',
    'rate',
  ])
})
