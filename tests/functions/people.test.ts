import { PURPOSE_NAMES } from '../../domain/call/basis'
import { inWordsOfNow } from '../../domain/identity/purposes'
import { IN_STATE, noticesAbout, put, submitted } from './reports'
import { CODE, MONDAY, SETTINGS, STAFF, WHO, phoneOf, userId, type StaffName } from './street'
import { inLanes, rid, startTown, type Town } from './town'

/** Accounts, binding, subscriptions, inbox and lists. */
let town: Town
beforeAll(async () => {
  town = await startTown()
})
afterAll(() => town.stop())

/** A code as the phone's button gives it, for whoever holds the phone of `staff`. */
async function codeFor(openid: string, phone: string): Promise<string> {
  town.cloud.phones.set(openid, phone)
  const response = await fetch(`${town.cloud.url}/wx/phoneCode`, {
    method: 'POST',
    headers: { 'x-wx-openid': openid },
  })
  return ((await response.json()) as { code: string }).code
}
const staffDoc = (name: StaffName) => town.cloud.store.find('staff', { _id: WHO[name].id })[0]!
const userDoc = (openid: string) => town.cloud.store.find('users', { _id: `user:${openid}` })[0]

describe('one’s own account', () => {
  test('reading stores nothing', async () => {
    const before = await town.settled()
    const who = { openid: 'o-nobody-yet' }
    const me = await town.ask(who, 'identity.me', {})
    expect(me).toMatchObject({
      nickname: '',
      roles: [],
      unread: 0,
      quota: {},
      consents: {},
      streetRev: 'r1',
      templates: { progress: { id: 'T-progress', title: '事件进度' } },
    })
    await town.ask(who, 'identity.myData', {})
    expect(await town.settled()).toBe(before)
  })

  test('a staff member sees the posts in words', async () => {
    const me = await town.ask('leadA', 'identity.me', {})
    expect(me.staffName).toBe(WHO.leadA.name)
    expect(me.phoneMasked).toMatch(/^\d{3}\*{4}\d{4}$/)
    expect(me.roles).toEqual([
      { role: 'gridLead', title: '网格长', scopeName: '黄河社区 第1网格' },
      { role: 'gridLead', title: '网格长', scopeName: '黄河社区 第2网格' },
    ])
    const secretary = await town.ask('secretaryA', 'identity.me', {})
    expect(secretary.roles[0]).toMatchObject({ title: '第一书记', scopeName: '黄河社区' })
  })

  test('elder mode, nickname, consents and their withdrawal', async () => {
    const who = { openid: 'o-somebody-new' }
    const consents = inWordsOfNow(PURPOSE_NAMES)
    await town.ask(who, 'identity.agree', { requestId: rid(), consents })
    const set = await town.ask(who, 'identity.update', { requestId: rid(), elderMode: true })
    expect(set.elderMode).toBe(true)
    await town.ask(who, 'identity.update', { requestId: rid(), nickname: ' 王阿姨 ' })
    const me = await town.ask(who, 'identity.me', {})
    expect(me).toMatchObject({ elderMode: true, nickname: '王阿姨' })
    expect(Object.keys(me.consents)).toEqual([...PURPOSE_NAMES])
    await town.ask(who, 'identity.withdraw', { requestId: rid(), purposes: ['points'] })
    const left = (await town.ask(who, 'identity.me', {})).consents
    expect(Object.keys(left)).toEqual(['account', 'place', 'mediation', 'volunteer', 'ward'])
    await town.ask(who, 'identity.withdraw', { requestId: rid(), purposes: ['account'] })
    expect((await town.ask(who, 'identity.me', {})).consents).toEqual({})
  })

  test('eight first calls of a new person at once: one account, nothing lost', async () => {
    const who = { openid: 'o-somebody-fast' }
    await Promise.all([
      ...Array.from({ length: 4 }, () =>
        town.ask(who, 'notice.accept', { requestId: rid(), results: { progress: 'accept' } }),
      ),
      ...Array.from({ length: 4 }, () =>
        town.ask(who, 'identity.update', { requestId: rid(), elderMode: true }),
      ),
    ])
    expect(userDoc(who.openid)).toMatchObject({ elderMode: true, quota: { progress: 4 } })
  })

  test('我的数据 counts and masks', async () => {
    put(town, submitted({ reporter: userId('workerB1') }))
    const data = await town.ask('workerB1', 'identity.myData', {})
    expect(data.reports).toBe(1)
    expect(data.items.map((i) => i.label)).toContain('手机号')
    expect(JSON.stringify(data)).not.toContain(phoneOf('workerB1'))
    for (const item of data.items) expect(item.purpose && item.kept).toBeTruthy()
  })
})

describe('binding a staff member', () => {
  const newcomer = { openid: 'o-newcomer-01' }

  test('by the phone number that WeChat vouches for; the same request needs no second code', async () => {
    const code = await codeFor(newcomer.openid, phoneOf('unbound'))
    const input = { requestId: rid(), code }
    const bound = await town.ask(newcomer, 'identity.bindPhone', input)
    const me = await town.ask(newcomer, 'identity.me', {})
    expect(bound.staffName).toBe(me.staffName)
    expect(me.roles).toEqual([
      { role: 'gridWorker', title: '网格员', scopeName: '西园社区 第1网格' },
    ])
    expect(staffDoc('unbound').openid).toBe(newcomer.openid)
    const before = await town.settled()
    expect(await town.ask(newcomer, 'identity.bindPhone', input)).toMatchObject({
      staffName: WHO.unbound.name,
    })
    expect(await town.settled()).toBe(before)
  })

  test.each([
    [
      'the phone of somebody bound already, and no administrator',
      phoneOf('workerA1'),
      'alreadyBound',
    ],
    ['a phone of nobody', '10000009999', 'noStaffWithPhone'],
    ['a phone of somebody retired', phoneOf('retired'), 'noStaffWithPhone'],
  ])('%s: refused, nothing written', async (_, phone, expected) => {
    const who = { openid: 'o-outsider-01' }
    const code = await codeFor(who.openid, phone)
    const before = await town.settled()
    expect(await town.code(who, 'identity.bindPhone', { requestId: rid(), code })).toBe(expected)
    expect(await town.settled()).toBe(before)
  })

  test('a code works once', async () => {
    const code = await codeFor(newcomer.openid, phoneOf('unbound'))
    const bind = (): Promise<string> =>
      town.code(newcomer, 'identity.bindPhone', { requestId: rid(), code })
    expect([await bind(), await bind()]).toEqual(['ok', 'phoneCodeInvalid'])
  })

  test('two people at once for one post: one is bound', async () => {
    const staff = { ...STAFF[0]!, _id: 'staff:R1', jobNo: 'R1', phone: '10000008888', openid: null }
    town.cloud.store.insertMany('staff', [structuredClone(staff) as never])
    const racers = ['o-racer-01', 'o-racer-02', 'o-racer-03']
    const codes = await Promise.all(racers.map((o) => codeFor(o, '10000008888')))
    const answers = await Promise.all(
      racers.map((openid, i) =>
        town.code({ openid }, 'identity.bindPhone', { requestId: rid(), code: codes[i] }),
      ),
    )
    expect(answers.filter((a) => a === 'ok')).toHaveLength(1)
    expect(answers.filter((a) => a === 'alreadyBound' || a === 'busy')).toHaveLength(2)
    const bound = racers.filter((o) => userDoc(o)?.staffId === 'staff:R1')
    expect(bound).toEqual([town.cloud.store.find('staff', { _id: 'staff:R1' })[0]!.openid])
  })
})

describe('inbox', () => {
  test('what is mine and what is work; reading marks only the own', async () => {
    const requestId = rid()
    await town.ask('resident', 'report.submit', {
      requestId,
      text: '路灯不亮，晚上看不见路',
      category: '0201',
      place: { kind: 'building', buildingId: '102' },
    })
    const work = await town.ask('workerA2', 'notice.list', { box: 'work' })
    expect(work.items).toHaveLength(1)
    const [first] = work.items
    expect(first).toMatchObject({ title: '有新任务待签收', read: false })
    expect((await town.ask('workerA2', 'notice.list', { box: 'mine' })).items).toEqual([])
    // Somebody else marks it: nothing happens.
    await town.ask('workerA1', 'notice.read', { requestId: rid(), ids: [first!.id] })
    expect((await town.ask('workerA2', 'identity.me', {})).unread).toBe(1)
    const input = { requestId: rid(), ids: [first!.id] }
    expect(await town.ask('workerA2', 'notice.read', input)).toEqual({ unread: 0 })
    expect(await town.ask('workerA2', 'notice.read', input)).toEqual({ unread: 0 })
  })

  test('a resident marks the own notice by the id that the list gave', async () => {
    const id = put(town, IN_STATE.ASSIGNED())
    const version = town.report(id).version
    await town.ask('workerA1', 'report.sign', { requestId: rid(), id, version })
    const { items } = await town.ask('resident', 'notice.list', { box: 'mine' })
    expect(items[0]).toMatchObject({ title: '网格员已签收，正在处理', read: false })
    await town.ask('resident', 'notice.read', { requestId: rid(), ids: [items[0]!.id] })
    const again = await town.ask('resident', 'notice.list', { box: 'mine' })
    expect(again.items[0]!.read).toBe(true)
  })
})

test('all as read: the whole box, also what no page has shown, and nothing of another box', async () => {
  const report = IN_STATE.CLOSED()
  const told = Array.from({ length: 60 }, (_, i) => ({
    ...noticesAbout(report, report.history, [], MONDAY)[0]!,
    _id: `notice:all:${i}:${WHO.leadB.id}`,
    to: WHO.leadB.id,
    push: { state: 'sent', tries: 1, nextAt: null, code: 0 },
  }))
  const mine = { ...told[0]!, _id: `notice:all:mine:${userId('leadB')}`, to: userId('leadB') }
  town.cloud.store.insertMany('notices', [...told, mine] as never)
  const input = { requestId: rid(), box: 'work' as const }
  expect(await town.ask('leadB', 'notice.readAll', input)).toEqual({ unread: 1 })
  expect(town.cloud.store.count('notices', { to: WHO.leadB.id, read: false })).toBe(0)
  // A late duplicate leaves alone what has come since.
  const later = { ...told[0]!, _id: `notice:all:later:${WHO.leadB.id}` }
  town.cloud.store.insertMany('notices', [later] as never)
  expect(await town.ask('leadB', 'notice.readAll', input)).toEqual({ unread: 2 })
})

describe('the street', () => {
  test('its public face', async () => {
    const street = await town.ask('resident', 'street.get', {})
    expect(street).toMatchObject({
      rev: 'r1',
      name: SETTINGS.name,
      majors: expect.any(Array) as unknown,
    })
    expect(street.grids.map((g) => g.code)).toEqual(Object.values(CODE))
    expect(street.grids[0]!.polygon).toHaveLength(5)
    expect(street.categories.find((c) => c.code === '0404')!.callFirst!.phone).toBe('10000000119')
    const buildings = await town.ask('resident', 'place.buildings', { estateId: 'E1' })
    expect(buildings.items.map((b) => [b.id, b.gridName])).toEqual([
      ['101', '第1网格'],
      ['102', '第2网格'],
      ['103', '第1网格'],
      ['104', '第2网格'],
    ])
  })

  test('candidates: the grid’s own people first, then the unit’s, nobody retired', async () => {
    const { items } = await town.ask('dispatcher', 'duty.candidates', {
      gridCode: CODE.A1,
      unit: 'ZJ',
    })
    expect(items).toEqual([
      { id: WHO.workerA1.id, name: WHO.workerA1.name, title: '本网格网格员' },
      { id: WHO.leadA.id, name: WHO.leadA.name, title: '本网格网格长' },
      { id: WHO.builder.id, name: WHO.builder.name, title: '住建 部门联络员' },
    ])
  })

  test('candidates of one’s grid for whoever answers for it, and nobody who never bound', async () => {
    const ofA1 = [WHO.workerA1.id, WHO.leadA.id]
    for (const who of ['leadA', 'secretaryA'] as const) {
      const { items } = await town.ask(who, 'duty.candidates', { gridCode: CODE.A1, unit: 'ZJ' })
      expect([who, items.map((i) => i.id)]).toEqual([who, ofA1])
    }
    const elsewhere = { gridCode: CODE.B1, unit: 'ZJ' }
    expect(await town.code('leadA', 'duty.candidates', elsewhere)).toBe('notAllowed')
    const { items } = await town.ask('dispatcher', 'duty.candidates', { gridCode: CODE.B1 })
    expect(items.map((i) => i.id)).toEqual([WHO.workerB1.id, WHO.leadB.id])
  })

  test('settings are read once a minute, so an import shows within one', async () => {
    const readings = (): number =>
      town.cloud.trips().filter((t) => t.collection === 'settings').length
    // As many parallel calls as there may be instances, so that the next finds a warm one.
    await inLanes(Array(20).fill(0), () => town.ask('resident', 'street.get', {}), 20)
    readings()
    await town.ask('resident', 'street.get', {})
    expect(readings()).toBe(0)
    town.cloud.clock.advance(61_000)
    await town.ask('resident', 'street.get', {})
    expect(readings()).toBe(1)
  })
})
