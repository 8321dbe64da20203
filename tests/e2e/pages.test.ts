import { join } from 'node:path'
import { MAX_FIRST_BYTES, MAX_TAP_BYTES, measurePage } from '../../devtools/bench/setData'
import type { Visit } from '../../devtools/bench/visit'
import { pagesOf, prepareVisits } from '../../devtools/bench/visits'
import type { BrowserPhone } from '../../devtools/desk/browser'
import { TestDesk } from './desk'
import { worldAt } from './shortcuts'

const root = join(__dirname, '..', '..')
const HOME = 'pages/home/index'
/** 320 px is the narrowest phone that WeChat runs on. */
const NARROW = { width: 320, height: 568 }

/** Long after a page that slides in has come to rest. */
const REST_MS = 5_000

/** What stays beyond the screen's sides: a page that is still sliding in is beyond it rightly. */
async function stillBeyond(phone: BrowserPhone): Promise<string[]> {
  const until = Date.now() + REST_MS
  for (;;) {
    const beyond = await phone.overflows()
    if (beyond.length === 0 || Date.now() > until) return beyond
    await phone.settled()
  }
}

let desk: TestDesk
let visits: Visit[]
beforeAll(async () => {
  desk = await TestDesk.open()
  visits = await prepareVisits(worldAt(desk), root)
}, 60_000)
afterAll(() => desk?.close())
afterEach(() => desk.putAway())

test('every page of the mini-program is visited', () => {
  const seen = new Set(visits.map((v) => v.page.split('?')[0]))
  expect(pagesOf(root).filter((page) => !seen.has(page))).toEqual([])
})

test('every page: no error, no unknown wx, setData within its budget', async () => {
  const over: string[] = []
  for (const visit of visits) {
    const { phone } = await desk.person(visit.openid, { page: visit.page })
    const { firstBytes, tap, load } = await measurePage(phone)
    if (firstBytes > MAX_FIRST_BYTES) over.push(`${visit.name}: first ${firstBytes} B`)
    if (tap.bytes > MAX_TAP_BYTES) over.push(`${visit.name}: tap ${tap.bytes} B`)
    if (load.bytes > MAX_FIRST_BYTES) over.push(`${visit.name}: load ${load.bytes} B`)
    await desk.expectClean()
    await desk.putAway()
  }
  expect(over).toEqual([])
}, 360_000)

test('every page: its first content by one call', async () => {
  const calls: Record<string, number> = {}
  for (const visit of visits) {
    // A phone that knows its person and the street, as all but the very first visit does.
    const { phone } = await desk.person(visit.openid)
    await phone.settled()
    const home = phone.callCount
    await phone.open('packages/report/place/index')
    await phone.settled()
    const before = phone.callCount
    if (visit.page !== HOME) await phone.open(visit.page)
    await phone.settled()
    const made = visit.page === HOME ? home : phone.callCount - before
    if (made > 1) calls[visit.name] = made
    await desk.putAway()
  }
  expect(calls).toEqual({})
}, 360_000)

test('no page scrolls sideways, in elder type on the narrowest phone either', async () => {
  const world = worldAt(desk)
  for (const openid of new Set(visits.map((v) => v.openid))) {
    const requestId = world.requestId()
    await world.call(openid, 'identity.update', { requestId, elderMode: true })
  }
  const wide: Record<string, string[]> = {}
  for (const visit of visits) {
    const { phone } = await desk.person(visit.openid, { page: visit.page, screen: NARROW })
    await phone.settled()
    const beyond = await stillBeyond(phone)
    if (beyond.length > 0) wide[visit.name] = beyond
    await desk.putAway()
  }
  expect(wide).toEqual({})
}, 360_000)
