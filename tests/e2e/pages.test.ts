import { join } from 'node:path'
import { MAX_FIRST_BYTES, MAX_TAP_BYTES, measurePage } from '../../devtools/bench/setData'
import type { Visit } from '../../devtools/bench/visit'
import { pagesOf, prepareVisits } from '../../devtools/bench/visits'
import type { BrowserPhone } from '../../devtools/desk/browser'
import { TestDesk } from './desk'
import { TOUCH_PX, faultsOfLooks } from './looks'
import { worldAt } from './shortcuts'

const root = join(__dirname, '..', '..')
const HOME = 'pages/home/index'
/** A page that is nobody's first, to come from. */
const ELSEWHERE = 'packages/report/place/index'
/** 320 px is the narrowest phone that WeChat runs on. */
const NARROW = { width: 320, height: 568 }

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

/** What is beyond its bounds on a page that has just been opened, and after its first taps. */
async function overBudget(phone: BrowserPhone): Promise<string[]> {
  const { firstBytes, tap, load } = await measurePage(phone)
  return [
    ...(firstBytes > MAX_FIRST_BYTES ? [`first ${firstBytes} B`] : []),
    ...(tap.bytes > MAX_TAP_BYTES ? [`tap ${tap.bytes} B`] : []),
    ...(load.bytes > MAX_FIRST_BYTES ? [`load ${load.bytes} B`] : []),
  ]
}

/**
 * Opens a page from another one, on a phone that knows its person and the street, as all but the very first
 * visit does; answers how many calls it made until its first content.
 */
async function openFromElsewhere(phone: BrowserPhone, page: string): Promise<number> {
  await phone.settled()
  if (page === HOME) return phone.callCount
  await phone.open(ELSEWHERE)
  await phone.settled()
  await phone.clearSetData()
  const before = phone.callCount
  await phone.open(page)
  await phone.settled()
  return phone.callCount - before
}

test.each([0, 1, 2, 3])(
  'every page, quarter %i: clean, within its bytes, large enough, its first content by one call',
  async (nth) => {
    const faults: Record<string, string[]> = {}
    for (const visit of visits.filter((_, i) => i % 4 === nth)) {
      const { phone } = await desk.person(visit.openid, { screen: NARROW })
      const calls = await openFromElsewhere(phone, visit.page)
      const found = calls > 1 ? [`${calls} calls`] : []
      found.push(...(await faultsOfLooks(phone, TOUCH_PX)))
      found.push(...(await overBudget(phone)))
      if (found.length > 0) faults[visit.name] = found
      await desk.expectClean()
      await desk.putAway()
    }
    expect(faults).toEqual({})
  },
  360_000,
)
