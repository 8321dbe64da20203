import { join } from 'node:path'
import { MAX_FIRST_BYTES, firstBytesOf } from '../../devtools/bench/setData'
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

/** What is wrong with a page that was just opened, with its looks and with its bytes. */
async function faultsOf(phone: BrowserPhone): Promise<string[]> {
  const faults = await faultsOfLooks(phone, TOUCH_PX)
  const bytes = await firstBytesOf(phone)
  return bytes > MAX_FIRST_BYTES ? [...faults, `first ${bytes} B`] : faults
}

/**
 * Opens a page from another one, on a phone that knows its person and the street, as all but the very first
 * visit does; answers how many calls it made until its first content.
 */
async function openFromElsewhere(phone: BrowserPhone, page: string): Promise<number> {
  await phone.open(ELSEWHERE)
  await phone.settled()
  await phone.clearSetData()
  const before = phone.callCount
  await phone.open(page)
  await phone.settled()
  return phone.callCount - before
}

/** One person's visits on one phone; what was wrong, by the visit's name. */
async function faultsSeenBy(openid: string, theirs: Visit[]): Promise<Record<string, string[]>> {
  const faults: Record<string, string[]> = {}
  const { phone } = await desk.person(openid, { screen: NARROW })
  await phone.settled()
  const firstCalls = phone.callCount
  for (const { name, page } of theirs) {
    const fromElsewhere = await openFromElsewhere(phone, page)
    const calls = page === HOME ? firstCalls : fromElsewhere
    const found = [...(calls > 1 ? [`${calls} calls`] : []), ...(await faultsOf(phone))]
    if (found.length > 0) faults[name] = found
    await desk.expectClean()
  }
  await desk.putAway()
  return faults
}

test.each([0, 1, 2, 3])(
  'every page, quarter %i of the people: clean, within its bytes, large enough, its first content by one call',
  async (nth) => {
    const people = [...new Set(visits.map(({ openid }) => openid))]
    const faults: Record<string, string[]> = {}
    for (const openid of people.filter((_, i) => i % 4 === nth)) {
      const theirs = visits.filter((v) => v.openid === openid)
      Object.assign(faults, await faultsSeenBy(openid, theirs))
    }
    expect(faults).toEqual({})
  },
  360_000,
)
