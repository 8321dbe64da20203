import type { Fault } from '../../devtools/cloud'
import { HOUR_MS, MINUTE_MS } from '../../domain/calendar/zone'
import { urgeFrom } from '../../domain/report/pressing'
import { withCommittee } from './committee'
import { IN_STATE, after, put, submitted } from './reports'
import { MONDAY, OPENID, SETTINGS, WHO, type Person } from './street'
import { rid, startTown, type Town } from './town'

/** 补充 and 催办 through the real functions: what is kept, who hears of it, and that it happens once. */
let town: Town
beforeAll(async () => {
  town = await startTown(undefined, {}, {}, withCommittee)
})
afterAll(() => town.stop())
afterEach(() => {
  town.cloud.faults.clear()
  town.cloud.clock.set(MONDAY)
})

const step = (id: string) => ({ requestId: rid(), id, version: town.report(id).version })
const signed = () => put(town, IN_STATE.PROCESSING())
const more = <W extends object>(id: string, words: W) => ({ ...step(id), ...words })
/** Nobody here has a subscription: who is to call instead is told besides, and is no matter here. */
const told = (id: string) =>
  town
    .notices({ about: id })
    .filter((n) => !n._id.endsWith(':lead'))
    .map((n) => [n.to, n.title])
    .sort()

describe('补充', () => {
  test('words and photos, kept as evidence, told to the handler, seen by both', async () => {
    const id = signed()
    const requestId = rid()
    const photo = await town.upload('resident', `drafts/${requestId}/1.jpg`, 'a deeper hole')
    const input = { ...more(id, { text: '又塌了一块', photos: [photo] }), requestId }
    const view = await town.ask('resident', 'report.supplement', input)
    expect(view).toMatchObject({ state: 'PROCESSING', stateText: '处置中' })
    await town.cloud.atRest()
    expect(told(id)).toEqual([[WHO.workerA1.id, '上报人补充了情况']])
    for (const who of ['resident', 'workerA1'] as const) {
      const { supplements = [] } = await town.ask(who, 'report.get', { id })
      expect(supplements.map((s) => s.text)).toEqual(['又塌了一块'])
      const bytes = await (await fetch(supplements[0]!.photos[0]!.url)).text()
      expect(bytes).toMatch(/a deeper hole$/)
    }
    expect(town.report(id).history.at(-1)!.photos[0]!.fileId).toContain('/evidence/')
  })

  test('doubtful words are kept, and are marked for a person', async () => {
    const id = signed()
    const input = more(id, { text: '这里有人赌博，还有违规内容' })
    await town.ask('resident', 'report.supplement', input)
    expect(town.report(id)).toMatchObject({ moderation: 'review', state: 'PROCESSING' })
  })

  test('a content check that fails stops nothing', async () => {
    const id = signed()
    const effect = { kind: 'error', code: 'SYS_ERR' } as const
    town.cloud.faults.add({ action: 'wx.openApi', function: 'api', effect })
    await town.ask('resident', 'report.supplement', more(id, { text: '又塌了一块' }))
    expect(town.report(id).moderation).toBe('unchecked')
  })

  test('what the handler saw before it is no longer how things are', async () => {
    const id = signed()
    const seen = step(id)
    await town.ask('resident', 'report.supplement', more(id, { text: '又塌了一块' }))
    const done = { ...seen, text: '好了', noPhotoReason: '雨' }
    expect(await town.code('workerA1', 'report.resolve', done)).toBe('changed')
  })

  const REFUSED: { what: string; who: Person; words: object; code: string }[] = [
    { what: 'nothing at all', who: 'resident', words: { text: '' }, code: 'nothingAdded' },
    { what: 'blanks', who: 'resident', words: { text: '  \n ' }, code: 'nothingAdded' },
    {
      what: 'a photo of somebody else',
      who: 'resident',
      words: { text: '', photos: ['cloud://local-env.bucket/drafts/another-request-0001/1.jpg'] },
      code: 'photoNotYours',
    },
    { what: 'too long', who: 'resident', words: { text: '塌'.repeat(1001) }, code: 'textTooLong' },
    { what: 'the handler', who: 'workerA1', words: { text: '塌了' }, code: 'notAllowed' },
    { what: 'a neighbour', who: 'neighbour', words: { text: '塌了' }, code: 'notFound' },
  ]
  test.each(REFUSED)('$what: $code, and nothing is written', async ({ who, words, code }) => {
    const id = signed()
    const before = await town.settled()
    expect(await town.code(who, 'report.supplement', more(id, words))).toBe(code)
    expect(await town.settled()).toBe(before)
  })

  test('a sixth is refused', async () => {
    const id = signed()
    for (let n = 1; n <= 5; n++) {
      await town.ask('resident', 'report.supplement', more(id, { text: `第${n}次` }))
    }
    const sixth = more(id, { text: '第6次' })
    expect(await town.code('resident', 'report.supplement', sixth)).toBe('supplementLimit')
  })
})

describe('催办', () => {
  /** Half of its time has passed. */
  const old = () => {
    const report = after(submitted({}, MONDAY), 'workerA1', { action: 'sign' })
    town.cloud.clock.set(urgeFrom(report, SETTINGS.calendar) + MINUTE_MS)
    return put(town, report)
  }

  test('the handler and the level above are told, the history says it, the button goes', async () => {
    const id = old()
    const shown = await town.ask('resident', 'report.get', { id })
    expect(shown.actions.map((a) => a.action)).toContain('urge')
    const view = await town.ask('resident', 'report.urge', step(id))
    expect(view.history.at(-1)).toMatchObject({ title: '已催办', by: '我' })
    expect(view.actions.map((a) => a.action)).not.toContain('urge')
    await town.cloud.atRest()
    await town.tick()
    expect(told(id)).toEqual(
      [
        [WHO.leadA.id, '上报人催办您这一片的事'],
        [WHO.workerA1.id, '上报人催办，请尽快处理'],
      ].sort(),
    )
    const { history } = await town.ask('workerA1', 'report.get', { id })
    expect(history.at(-1)).toMatchObject({ title: '已催办', by: '上报人' })
  })

  test('again after 24 hours, not before', async () => {
    const id = old()
    await town.ask('resident', 'report.urge', step(id))
    expect(await town.code('resident', 'report.urge', step(id))).toBe('urgedToday')
    town.cloud.clock.advance(24 * HOUR_MS)
    await town.ask('resident', 'report.urge', step(id))
    expect(town.report(id).history.filter((h) => h.action === 'urge')).toHaveLength(2)
  })

  test('not before half of the time, and by nobody else', async () => {
    const id = signed()
    const before = await town.settled()
    expect(await town.code('resident', 'report.urge', step(id))).toBe('urgeTooSoon')
    expect(await town.code('leadA', 'report.urge', step(id))).toBe('notAllowed')
    expect(await town.code('neighbour', 'report.urge', step(id))).toBe('notFound')
    expect(await town.settled()).toBe(before)
  })

  test('two phones at once: one 催办', async () => {
    const id = old()
    const taps = [step(id), step(id)].map((tap) => town.code('resident', 'report.urge', tap))
    const codes = await Promise.all(taps)
    expect(codes).toContain('ok')
    expect(codes).toContainEqual(expect.stringMatching(/^(changed|urgedToday)$/))
    expect(town.report(id).history.filter((h) => h.action === 'urge')).toHaveLength(1)
  })
})

const COMMIT = { function: 'api', action: 'database.commitTransaction' } as const
const WRITE = { function: 'api', action: 'database.modifyDocument' } as const
const DEATHS: { what: string; fault: Fault }[] = [
  { what: 'the answer to the commit', fault: { ...COMMIT, effect: { kind: 'loseAnswer' } } },
  { what: 'after the commit', fault: { ...COMMIT, effect: { kind: 'kill', when: 'after' } } },
  { what: 'before the commit', fault: { ...COMMIT, effect: { kind: 'kill', when: 'before' } } },
  { what: 'before a write', fault: { ...WRITE, effect: { kind: 'kill', when: 'before' } } },
  { what: 'after a write', fault: { ...WRITE, effect: { kind: 'kill', when: 'after' } } },
]

describe('it dies, and is asked again', () => {
  // What was killed says so.
  afterEach(() => void town.unexpected.splice(0))

  async function insist(name: 'report.supplement' | 'report.urge', input: object): Promise<void> {
    for (let tries = 0; tries < 4; tries++) {
      const who = { openid: OPENID.resident }
      const answer = await town.call(who, name, input).catch(() => null)
      if (answer?.ok) return
      if (answer && !answer.retryable) throw new Error(answer.code)
    }
    throw new Error('no answer')
  }
  /** The timer makes up for what a death has left; what it does after that is nothing. */
  const toldTwice = async (id: string) => {
    await town.cloud.atRest()
    for (let minutes = 1; minutes <= 2; minutes++) {
      town.cloud.clock.advance(MINUTE_MS)
      await town.tick()
    }
    const first = told(id)
    town.cloud.clock.advance(MINUTE_MS)
    await town.tick()
    expect(told(id)).toEqual(first)
    return first
  }

  test.each(DEATHS)('$what: supplemented once, told once', async ({ fault }) => {
    const id = signed()
    const requestId = rid()
    const photo = await town.upload('resident', `drafts/${requestId}/1.jpg`, 'a deeper hole')
    const input = { ...more(id, { text: '又塌了一块', photos: [photo] }), requestId }
    town.cloud.faults.add(fault)
    await insist('report.supplement', input)
    expect(town.report(id).history.filter((h) => h.action === 'supplement')).toHaveLength(1)
    expect(await toldTwice(id)).toHaveLength(1)
    const { supplements = [] } = await town.ask('resident', 'report.get', { id })
    const bytes = await (await fetch(supplements[0]!.photos[0]!.url)).text()
    expect(bytes).toMatch(/a deeper hole$/)
  })

  test.each(DEATHS)('$what: urged once, two are told once', async ({ fault }) => {
    const report = after(submitted({}, MONDAY), 'workerA1', { action: 'sign' })
    town.cloud.clock.set(urgeFrom(report, SETTINGS.calendar) + MINUTE_MS)
    const id = put(town, report)
    const input = step(id)
    town.cloud.faults.add(fault)
    await insist('report.urge', input)
    expect(town.report(id).history.filter((h) => h.action === 'urge')).toHaveLength(1)
    expect(await toldTwice(id)).toHaveLength(2)
  })
})
