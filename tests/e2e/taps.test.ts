import { join } from 'node:path'
import { MAX_FIRST_BYTES, MAX_TAP_BYTES } from '../../devtools/bench/setData'
import type { BrowserPhone } from '../../devtools/desk/browser'
import type { Visit } from '../../devtools/bench/visit'
import { prepareVisits } from '../../devtools/bench/visits'
import { TestDesk } from './desk'
import { memberNoOf } from '../../devtools/street/shop'
import { questionsOfClient } from '../client/asked'
import { ELDER_PX, faultsOfLooks } from './looks'
import { worldAt } from './shortcuts'
import { Tapper, type Tapped, type Target } from './tapping'

/**
 * Every page of the mini-program and every sheet that a button of it opens, in 长辈版 on the narrowest
 * phone that WeChat runs on: looked at, whether it scrolls sideways, and what can be tapped is tapped, with
 * nothing filled in at first; what a form then asks is answered, one question after the other.
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
/** `packages/points/helper/index` → `packages/points`, as `questionsOfClient` names it. */
const roomOf = (visit: Visit): string => pathOf(visit).split('/').slice(0, 2).join('/')

/** What is wrong, by where it was seen. */
type Faults = Record<string, string[]>
const note = (faults: Faults, where: string, found: string[]): void => {
  if (found.length > 0) faults[where] = [...(faults[where] ?? []), ...found]
}

/** Of rows and tiles that look alike on one page, so many are tapped. */
const ALIKE = 2
const VISITS_BETWEEN_STARTS = 8
/** More of a list is content, as what the cloud brings is. */
const SHOWS_MORE = /^(看其余|查看其余|再看)/
/** The longest form has fewer questions. */
const MOST_QUESTIONS = 8

/** Fields at which a question was seen, by room: `packages/points name`. */
const questioned = new Set<string>()

/** One visit, and what it shares with the others of its quarter: what was found, and what was tapped how often. */
class Looking {
  constructor(
    private readonly tapper: Tapper,
    private readonly visit: Visit,
    private readonly faults: Faults,
    private readonly known: Map<string, number>,
  ) {}

  /** Whether it was tapped before: a button by what it says, of rows and tiles the first ones. */
  private isKnown({ name, kind }: Target): boolean {
    const isOne = kind === 'button' || kind.startsWith('tab')
    const key = [pathOf(this.visit), kind, isOne ? name.replace(/\d+/g, '0') : ''].join(' ')
    const times = this.known.get(key) ?? 0
    this.known.set(key, times + 1)
    return times >= (isOne ? 1 : ALIKE)
  }

  async around(): Promise<void> {
    const { tapper, visit, faults } = this
    note(faults, visit.name, await stillBeyond(tapper.phone))
    note(faults, visit.name, await faultsOfLooks(tapper.phone, ELDER_PX))
    for (const target of await tapper.targets()) {
      if (this.isKnown(target)) continue
      const tapped = await tapper.tap(target)
      if (!tapped) continue
      const where = `${visit.name} › ${target.name}`
      this.judge(where, target, tapped)
      if (tapped.came === 'sheet') await this.intoSheet(`${where} › ${tapped.sheet}`)
      else if (tapped.came === 'question') await this.answers(where, target, tapped)
      await tapper.anew(visit.page)
    }
  }

  private judge(where: string, target: Target, { came, question, bytes, loaded }: Tapped): void {
    if (came === 'nothing') note(this.faults, where, ['nothing comes of it'])
    if (came === 'hidden question') note(this.faults, where, [`unseen: ${question}`])
    const most = loaded || SHOWS_MORE.test(target.name) ? MAX_FIRST_BYTES : MAX_TAP_BYTES
    // Another page is that page's first content, not an answer to a tap.
    if (came !== 'page' && bytes > most) note(this.faults, where, [`${bytes} B`])
  }

  /** The sheet as it opens, and what its last button says with nothing filled in. */
  private async intoSheet(where: string): Promise<void> {
    const { tapper, faults } = this
    note(faults, where, await faultsOfLooks(tapper.phone, ELDER_PX))
    const target = (await tapper.targets()).filter(({ kind }) => kind === 'button').at(-1)
    const tapped = target ? await tapper.tap(target) : null
    if (!target || !tapped) return
    this.judge(`${where} › ${target.name}`, target, tapped)
    if (tapped.came !== 'question') return
    note(faults, where, await faultsOfLooks(tapper.phone, ELDER_PX))
    await this.answers(where, target, tapped)
  }

  /** Answers what is asked and taps again, until nothing more is asked. */
  private async answers(where: string, target: Target, first: Tapped): Promise<void> {
    let asked: Tapped | null = first
    for (let i = 0; i < MOST_QUESTIONS && asked?.came === 'question'; i++) {
      questioned.add(`${roomOf(this.visit)} ${asked.field}`)
      const before: string = asked.question
      const how = await this.tapper.answer(asked.field)
      if (how === 'no field') note(this.faults, where, [`no field for ${before}`])
      if (how !== 'answered') return
      asked = await this.tapper.tap(target)
      if (asked) this.judge(`${where} (${before})`, target, asked)
      if (asked?.question === before) return
    }
  }
}

/** What fields ask for that has to exist: somebody’s number of points. */
const NUMBER = memberNoOf('o-resident-li')
const ANSWERS = { no: NUMBER, number: NUMBER }

async function tapperOf(openid: string, page: string): Promise<Tapper> {
  const { phone } = await desk.person(openid, { page, screen: NARROW })
  await phone.settled()
  const tapper = new Tapper(phone, ANSWERS)
  await tapper.begin()
  return tapper
}

const of = (room: string, fields: string): string[] =>
  fields.split(' ').map((field) => `packages/${room} ${field}`)

const QUARTERS = [0, 1, 2, 3] as const

test.each(QUARTERS)(
  'in large type on the narrowest phone, quarter %i',
  async (nth) => {
    await inElderMode()
    // All visits of one page together: what they share is tapped once. One phone for each person.
    const paths = [...new Set(visits.map(pathOf))]
    const mine = visits.filter((v) => paths.indexOf(pathOf(v)) % QUARTERS.length === nth)
    const people = new Map<string, Visit[]>()
    for (const v of mine) people.set(v.openid, [...(people.get(v.openid) ?? []), v])
    const faults: Faults = {}
    const known = new Map<string, number>()
    for (const [openid, theirs] of people) {
      let tapper = await tapperOf(openid, theirs[0]!.page)
      for (const [i, visit] of theirs.entries()) {
        // A phone that is never closed grows slow: all that it ever did is on record.
        if (i > 0 && i % VISITS_BETWEEN_STARTS === 0) await tapper.phone.restart()
        await tapper.anew(visit.page)
        if (!(await tapper.isLarge())) {
          await desk.putAway()
          tapper = await tapperOf(openid, visit.page)
        }
        await new Looking(tapper, visit, faults, known).around()
      }
      await desk.putAway()
    }
    expect(faults).toEqual({})
  },
  600_000,
)

/**
 * Asked only after what this hand does not do: somebody is chosen, a wheel is turned, a photo is taken, a field is
 * emptied again; or where there are several goods, as no visit has them. That each has its place is read in `tests/client/questions`.
 */
const DEEPER = [
  'components note',
  ...of('complaint', 'question subject who whom'),
  ...of('duty', 'place when'),
  ...of('keeper', 'confidential day deed kin minutes reason rule team'),
  ...of('me', 'note'),
  ...of('mediation', 'agentName claim facts guest how lead missing near off party police present'),
  ...of('mediation', 'rights specialty told why'),
  ...of('points', 'good proxy upTo'),
  ...of('report', 'category handler photo'),
  ...of('volunteer', 'digits domain places when'),
]

test('each question of a form was asked before the eyes, but for what lies deeper', () => {
  const all = [...questionsOfClient()].flatMap(([room, { asked }]) =>
    [...asked].map((field) => `${room} ${field}`),
  )
  const unseen = all.filter((name) => !questioned.has(name) && !DEEPER.includes(name))
  expect(unseen.sort()).toEqual([])
  expect(questioned.size).toBeGreaterThan(40)
})
