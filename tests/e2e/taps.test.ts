import { join } from 'node:path'
import type { BrowserPhone } from '../../devtools/desk/browser'
import type { Visit } from '../../devtools/bench/visit'
import { prepareVisits } from '../../devtools/bench/visits'
import { TestDesk } from './desk'
import { ELDER_PX, faultsOfLooks } from './looks'
import { worldAt } from './shortcuts'
import { Tapper } from './tapping'

/**
 * Every page of the mini-program and every sheet that a button of it opens, in 长辈版 on the narrowest
 * phone that WeChat runs on: looked at, whether it scrolls sideways, and each button tapped with nothing
 * filled in.
 */
const root = join(__dirname, '..', '..')
const NARROW = { width: 320, height: 568 }

let desk: TestDesk
let visits: Visit[]
beforeAll(async () => {
  desk = await TestDesk.open()
  const world = worldAt(desk)
  visits = await prepareVisits(world, root)
}, 60_000)
afterAll(() => desk?.close())
afterEach(() => desk.putAway())

/** Of the demo street: whoever has a visit reads in large type from now on. */
async function inElderMode(): Promise<void> {
  const world = worldAt(desk)
  for (const openid of new Set(visits.map((v) => v.openid))) {
    const requestId = world.requestId()
    await world.call(openid, 'identity.update', { requestId, elderMode: true })
  }
}

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

const pathOf = ({ page }: Visit): string => page.split('?')[0] ?? ''

/** What is wrong, by where it was seen. */
type Faults = Record<string, string[]>
const note = (faults: Faults, where: string, found: string[]): void => {
  if (found.length > 0) faults[where] = [...(faults[where] ?? []), ...found]
}

async function lookInto(tapper: Tapper, visit: Visit, known: Set<string>, faults: Faults) {
  const { phone } = tapper
  note(faults, visit.name, await faultsOfLooks(phone, ELDER_PX))
  for (const button of await tapper.buttons()) {
    const name = `${pathOf(visit)} ${button.replace(/\d+/g, '0')}`
    if (known.has(name)) continue
    known.add(name)
    const tapped = await tapper.tap(button)
    if (!tapped) continue
    const where = `${visit.name} › ${button}`
    if (tapped.came === 'sheet') await lookIntoSheet(tapper, `${where} › ${tapped.sheet}`, faults)
    else if (tapped.came === 'nothing') note(faults, where, ['nothing comes of it'])
    else if (tapped.came === 'hidden question') note(faults, where, [`unseen: ${tapped.question}`])
    if (tapped.came !== 'question') await tapper.anew(visit.page)
  }
}

/** The sheet as it opens, and what its last button says with nothing filled in. */
async function lookIntoSheet(tapper: Tapper, where: string, faults: Faults): Promise<void> {
  note(faults, where, await faultsOfLooks(tapper.phone, ELDER_PX))
  const button = (await tapper.buttons()).at(-1)
  const tapped = button ? await tapper.tap(button) : null
  if (!tapped) return
  if (tapped.came === 'hidden question') note(faults, where, [`unseen: ${tapped.question}`])
  if (tapped.came === 'nothing') note(faults, where, [`nothing comes of ${button}`])
  if (tapped.came === 'question') note(faults, where, await faultsOfLooks(tapper.phone, ELDER_PX))
}

const QUARTERS = [0, 1, 2, 3] as const

test.each(QUARTERS)(
  'in large type on the narrowest phone, quarter %i',
  async (nth) => {
    await inElderMode()
    const faults: Faults = {}
    const known = new Set<string>()
    // All visits of one page together: what they share is tapped once.
    const paths = [...new Set(visits.map(pathOf))]
    const mine = visits.filter((v) => paths.indexOf(pathOf(v)) % QUARTERS.length === nth)
    for (const visit of mine) {
      const { phone } = await desk.person(visit.openid, { page: visit.page, screen: NARROW })
      await phone.settled()
      note(faults, visit.name, await stillBeyond(phone))
      const tapper = new Tapper(phone)
      await tapper.begin()
      await lookInto(tapper, visit, known, faults)
      await desk.putAway()
    }
    expect(faults).toEqual({})
  },
  600_000,
)
