import type { Fault } from '../../devtools/cloud'
import { lostSeed } from '../../devtools/street/seeds/lost'
import { makeStreet } from '../../devtools/street/street'
import type { CallName } from '../../domain/contract'
import { KEPT_DAYS, REMINDED_DAYS } from '../../domain/lost/decide'
import { BACK, HEAR, KEEP, LATE } from '../../domain/lost/notices'
import type { LostThing } from '../../domain/lost/types'
import type { LostView } from '../../domain/lost/views'
import { DAY_MS, MINUTE_MS } from '../../domain/calendar/zone'
import { KEYS, UMBRELLA } from './lostThings'
import { CODE, OPENID, SETTINGS, WHO, userId, type Person } from './street'
import { rid, startTown, type Town } from './town'

/** A context beyond those of the house, through the same runner, timer and home page. */
let town: Town
beforeEach(async () => {
  town = await startTown()
})
afterEach(() => town.stop())

const found = (): Promise<LostView> =>
  town.ask('resident', 'lost.register', { requestId: rid(), ...KEYS })
const back = ({ id, version }: LostView, requestId = rid()) => ({
  requestId,
  id,
  version,
  note: '失主凭照片领走',
})
const stored = (id: string): LostThing =>
  town.cloud.store.find('lost', { _id: id })[0] as unknown as LostThing

const TOLD = [WHO.leadA, WHO.secretaryA, WHO.dispatcher, WHO.leader, WHO.workerA1]
const titles = (about: string): string[] =>
  town
    .notices({ about })
    .map((n) => `${n.to} ${n.title}`)
    .sort()
const REGISTERED = TOLD.map(
  (who) => `${who.id} ${who === WHO.workerA1 ? KEEP.title : HEAR.title}`,
).sort()

const nameOf = (staffId: string): Person =>
  (Object.keys(OPENID) as Person[]).find(
    (p) => p in WHO && WHO[p as keyof typeof WHO].id === staffId,
  )!

const sent = (): number => town.cloud.pushes.all().filter((p) => p.errCode === 0).length

/** The person taps “接收下一条” once. */
async function subscribe(person: Person): Promise<void> {
  town.cloud.pushes.grant(OPENID[person], SETTINGS.templates.task.id, 1)
  await town.ask(person, 'notice.accept', { requestId: rid(), results: { task: 'accept' } })
}

describe('its step', () => {
  test('is offered to whoever may take it, and ends it', async () => {
    const thing = await found()
    expect(thing).toMatchObject({ stateText: '待认领', actions: [], keeperName: '张网格' })
    const seen = await town.ask('workerA1', 'lost.get', { id: thing.id })
    expect(seen.actions.map((a) => [a.action, a.label, a.needs])).toEqual([
      ['giveBack', '归还', 'note'],
    ])
    const after = await town.ask('workerA1', 'lost.giveBack', back(seen))
    expect(after).toMatchObject({ stateText: '已归还', actions: [], repeated: false })
    expect(stored(thing.id)).toMatchObject({
      state: 'RETURNED',
      open: false,
      waitingFor: null,
      wakeAt: null,
      dueAt: null,
      watching: null,
    })
    expect(stored(thing.id).history.map((h) => [h.action, h.by.role, h.note])).toEqual([
      ['register', 'finder', ''],
      ['giveBack', 'keeper', '失主凭照片领走'],
    ])
  })

  test.each<[Person, string]>([
    ['resident', 'notAllowed'],
    ['neighbour', 'notFound'],
    ['workerB1', 'notFound'],
    ['leadA', 'notFound'],
    ['dispatcher', 'notAllowed'],
  ])('%s: %s, and nothing is written', async (who, code) => {
    const thing = await found()
    await town.cloud.atRest()
    const before = town.everything()
    expect(await town.code(who, 'lost.giveBack', back(thing))).toBe(code)
    expect(town.everything()).toBe(before)
  })

  test('on another version than was seen: changed', async () => {
    const thing = await found()
    const old = back({ ...thing, version: thing.version + 1 })
    expect(await town.code('workerA1', 'lost.giveBack', old)).toBe('changed')
  })

  test('where nobody can keep it, and in no grid of ours', async () => {
    const code = (gridCode: string) =>
      town.code('resident', 'lost.register', { ...KEYS, requestId: rid(), gridCode })
    expect([await code(CODE.B2), await code('150203012099001')]).toEqual([
      'staffUnknown',
      'notFound',
    ])
  })
})

describe('the same request twice', () => {
  test('has one effect, and an answer that says so', async () => {
    const requestId = rid()
    const first = await town.ask('resident', 'lost.register', { requestId, ...KEYS })
    const second = await town.ask('resident', 'lost.register', { requestId, ...KEYS })
    expect([first.repeated, second.repeated, second.id]).toEqual([false, true, first.id])
    const input = back(first)
    await town.ask('workerA1', 'lost.giveBack', input)
    expect(await town.ask('workerA1', 'lost.giveBack', input)).toMatchObject({ repeated: true })
    expect(town.cloud.store.count('lost')).toBe(1)
    expect(stored(first.id).history).toHaveLength(2)
    expect(town.cloud.store.count('requests')).toBe(2)
  })

  test.each<[string, CallName, (thing: LostView) => object]>([
    ['another thing', 'lost.register', () => UMBRELLA],
    ['a step', 'lost.giveBack', ({ id, version }) => ({ id, version, note: '领走' })],
    ['another context', 'identity.update', () => ({ elderMode: true })],
  ])('%s under the id of a registration: requestReused', async (_, name, input) => {
    const requestId = rid()
    const thing = await town.ask('workerA1', 'lost.register', { requestId, ...KEYS })
    await town.cloud.atRest()
    const before = town.everything()
    expect(await town.code('workerA1', name, { requestId, ...input(thing) })).toBe('requestReused')
    expect(town.everything()).toBe(before)
  })
})

describe('what it tells', () => {
  test('one person with the step: a notice in the inbox', async () => {
    const thing = await found()
    await town.ask('workerA1', 'lost.giveBack', back(thing))
    const { items } = await town.ask('resident', 'notice.list', { box: 'mine' })
    expect(items.map((n) => [n.title, n.page])).toEqual([
      [BACK.title, `packages/lost/thing/index?id=${encodeURIComponent(thing.id)}`],
    ])
  })

  test('five people, by one document that jobs spreads', async () => {
    const thing = await found()
    await town.cloud.atRest()
    expect(titles(thing.id)).toEqual(REGISTERED)
    const { items } = await town.ask('workerA1', 'notice.list', { box: 'work' })
    expect(items.map((n) => n.title)).toEqual([KEEP.title])
  })

  /** One death of jobs: the told are told once, and one push each. */
  async function tellThrough(fault: Fault): Promise<number> {
    for (const who of TOLD) await subscribe(nameOf(who.id))
    // Nobody is pushed more than four times a minute.
    town.cloud.clock.advance(2 * MINUTE_MS)
    const before = sent()
    town.cloud.faults.add(fault)
    const thing = await found()
    await town.cloud.atRest()
    const hits = town.cloud.faults.list()[0]!.hits
    town.cloud.faults.clear()
    await town.tick()
    expect([fault, titles(thing.id)]).toEqual([fault, REGISTERED])
    expect([fault, town.cloud.store.count('fanouts')]).toEqual([fault, 0])
    expect([fault, sent() - before]).toEqual([fault, TOLD.length])
    return hits
  }

  test('each of the five once, wherever jobs dies in between', async () => {
    let deaths = 0
    for (const when of ['before', 'after'] as const) {
      const effect = { kind: 'kill', when } as const
      for (const [nth] of TOLD.entries()) {
        const action = 'database.insertDocument'
        deaths += await tellThrough({ function: 'jobs', action, nth: nth + 1, effect })
      }
      const action = 'database.removeDocument'
      deaths += await tellThrough({ function: 'jobs', action, collection: 'fanouts', effect })
    }
    expect(deaths).toBe(2 * (TOLD.length + 1))
  })
})

describe('the timer', () => {
  test('asks about what is kept for long, again and again, and of what is given back no more', async () => {
    const thing = await found()
    const late = () =>
      titles(thing.id)
        .filter((title) => title.endsWith(LATE.title))
        .map((title) => title.split(' ')[0])
    town.cloud.clock.advance(KEPT_DAYS * DAY_MS - MINUTE_MS)
    await town.tick()
    expect(late()).toEqual([])
    const { dueAt } = stored(thing.id)
    const ladder = TOLD.slice(0, 4).map((who) => who.id)
    town.cloud.clock.advance(MINUTE_MS)
    for (let told = 1; told <= ladder.length; told++) {
      await town.tick()
      await town.tick()
      expect(late()).toEqual(ladder.slice(0, told).sort())
      expect(stored(thing.id)).toMatchObject({ escalations: told, dueAt, state: 'FOUND' })
      town.cloud.clock.advance(REMINDED_DAYS * DAY_MS)
    }
    const now = await town.ask('workerA1', 'lost.get', { id: thing.id })
    await town.ask('workerA1', 'lost.giveBack', back(now))
    town.cloud.clock.advance(30 * DAY_MS)
    const before = stored(thing.id)
    await town.tick()
    expect(stored(thing.id)).toEqual(before)
  })
})

describe('the home page', () => {
  test('has it among what is open: of its finder, and of whoever keeps it', async () => {
    const thing = await found()
    const mine = (await town.ask('resident', 'home.open', {})).mine
    expect(mine.map((r) => [r.id, r.title, r.line, r.tag.text, r.action])).toEqual([
      [thing.id, '一串钥匙', '黄河社区 第1网格 · 在张网格处', '待认领', ''],
    ])
    const { todo } = await town.ask('workerA1', 'home.open', {})
    expect(todo.map((r) => [r.id, r.line, r.action, r.overdue])).toEqual([
      [thing.id, '黄河社区 第1网格 · 等您归还', '归还', false],
    ])
    await town.ask('workerA1', 'lost.giveBack', back(thing))
    expect((await town.ask('resident', 'home.open', {})).mine).toEqual([])
  })

  test('sorts it with the other kinds by what is due first', async () => {
    const thing = await found()
    const report = await town.ask('resident', 'report.submit', {
      requestId: rid(),
      text: '路上有个坑，老人差点摔倒',
      category: '0202',
      place: { kind: 'building', buildingId: '101' },
    })
    const { todo } = await town.ask('workerA1', 'home.open', {})
    expect(todo.map((r) => r.id)).toEqual([report.id, thing.id])
  })
})

describe('whoever keeps it', () => {
  test('hands it over with all else that waits for him, and is told how much that is', async () => {
    const thing = await found()
    await town.ask('resident', 'report.submit', {
      requestId: rid(),
      text: '路上有个坑，老人差点摔倒',
      place: { kind: 'building', buildingId: '101' },
    })
    const list = await town.ask('dispatcher', 'duty.tasksOf', { staff: WHO.workerA1.id })
    expect(list.items.map((r) => r.title).sort()).toEqual(['一串钥匙', '路上有个坑，老人差点摔倒'])
    const order = { requestId: rid(), staff: WHO.workerA1.id, to: WHO.workerA2.id }
    expect(await town.ask('dispatcher', 'duty.handOver', order)).toEqual({ count: 2 })
    await town.until('it is handed over', () => town.cloud.store.count('handovers', {}) === 0)
    expect(stored(thing.id)).toMatchObject({ keeper: WHO.workerA2, waitingFor: WHO.workerA2.id })
    expect(titles(thing.id)).toContain(`${WHO.workerA2.id} ${KEEP.title}`)
    const seen = await town.ask('workerA2', 'lost.get', { id: thing.id })
    await town.ask('workerA2', 'lost.giveBack', back(seen))
  })

  test('has left at that very moment: the next who is there keeps it', async () => {
    const [gone] = town.cloud.store.find('staff', { _id: WHO.workerA1.id })
    await town.replace('staff', { ...(gone as { _id: string }), active: false, openid: null } as {
      _id: string
    })
    const thing = await found()
    const { _id: id } = stored(thing.id)
    await town.until('it goes to another', () => stored(id).waitingFor !== WHO.workerA1.id)
    expect(stored(id)).toMatchObject({ keeper: WHO.leadA, waitingFor: WHO.leadA.id })
  })
})

test('a finder is known to nobody by the account', async () => {
  const thing = await found()
  const seen = await town.ask('workerA1', 'lost.get', { id: thing.id })
  expect(JSON.stringify(seen)).not.toContain(userId('resident'))
})

test('the demo street begins with one, however often it is sown', async () => {
  const street = { ...makeStreet(), grids: [{ ...makeStreet().grids[0]!, code: CODE.A1 }] }
  await lostSeed(town.cloud, street)
  await lostSeed(town.cloud, street)
  expect(town.cloud.store.find('lost').map((t) => t.what)).toEqual(['一串钥匙'])
})
