import { DAY_MS } from '../../domain/calendar/zone'
import type { CallName, ReadView } from '../../domain/contract'
import type { ReportState } from '../../domain/report/lifecycle'
import { leavePhone, readsOf, userDoc } from './bindings'
import { applied, booked, chair, clerk, lead, proposed } from './caseStates'
import { LI, WANG, official, openHall, type Hall } from './committee'
import { IN_STATE, put, submitted } from './reports'
import { MONDAY, OPENID, WHO, userId, type Person } from './street'
import { rid, startTown, type Town } from './town'

/** Who is told who reported it, and that this is logged before it is told, for the person to see. */
const NUMBER = '10000007001'
const NAME = '王秀兰'

describe('a report', () => {
  let town: Town
  beforeAll(async () => {
    town = await startTown()
    await town.ask('resident', 'identity.update', { requestId: rid(), nickname: NAME })
    await leavePhone(town, OPENID.resident, NUMBER)
  })
  afterAll(() => town.stop())

  const reveal = (who: Person, id: string, requestId = rid('reveal')) =>
    town.call(who, 'report.reveal', { requestId, id })
  const logged = () => readsOf(town, userId('resident'))

  /** Everybody who may be told in a state; all others may not. 保密: a dispatcher alone. */
  const TABLE: [ReportState, open: Person[], confidential: Person[]][] = [
    ['SUBMITTED', ['workerA1'], ['dispatcher']],
    ['ACCEPTED', ['dispatcher'], ['dispatcher']],
    ['ASSIGNED', ['workerA1'], ['dispatcher']],
    ['PROCESSING', ['workerA1'], ['dispatcher']],
    ['RESOLVED', ['workerA1'], ['dispatcher']],
    ['CLOSED', [], []],
    ['EVALUATED', [], []],
    ['REJECTED', [], []],
    ['CANCELLED', [], []],
  ]
  const PEOPLE = Object.keys(OPENID) as Person[]
  const CASES = TABLE.flatMap(([state, open, confidential]) => [
    [state, '', open] as const,
    [state, '保密', confidential] as const,
  ])

  test.each(CASES)('%s %s: told to %p alone, and the page knows it', async (state, secret, may) => {
    const confidential = secret !== ''
    const id = put(town, { ...IN_STATE[state](), confidential })
    for (const who of PEOPLE) {
      const before = logged().length
      const answer = await reveal(who, id)
      const isTold = may.includes(who)
      expect([who, answer.ok]).toEqual([who, isTold])
      if (answer.ok) expect(answer.data).toEqual({ name: NAME, phone: NUMBER })
      expect([who, logged().length - before]).toEqual([who, isTold ? 1 : 0])
      const page = await town.call(who, 'report.get', { id })
      if (page.ok) expect([who, page.data.callable]).toEqual([who, isTold])
    }
  })

  test('the same request again is one look; another is another', async () => {
    const id = put(town, IN_STATE.PROCESSING())
    const before = logged().length
    const requestId = rid('again')
    const first = await reveal('workerA1', id, requestId)
    const told = { ok: true, data: { name: NAME, phone: NUMBER } }
    expect([first, await reveal('workerA1', id, requestId)]).toMatchObject([told, told])
    expect(logged()).toHaveLength(before + 1)
    await reveal('workerA1', id)
    expect(logged()).toHaveLength(before + 2)
  })

  test.each(['before', 'after'] as const)(
    'dies %s the commit: never told without a line',
    async (when) => {
      const id = put(town, IN_STATE.PROCESSING())
      const before = logged().length
      const action = 'database.commitTransaction'
      town.cloud.faults.add({ function: 'api', action, effect: { kind: 'kill', when } })
      const requestId = rid('dies')
      await expect(reveal('workerA1', id, requestId)).rejects.toThrow()
      expect(logged()).toHaveLength(before + (when === 'after' ? 1 : 0))
      expect(await reveal('workerA1', id, requestId)).toMatchObject({ ok: true })
      expect(logged()).toHaveLength(before + 1)
    },
  )

  test.each([
    ['a year', 365, 1],
    ['three years and a day', 3 * 365 + 1, 0],
  ])('after %s', async (_, days, left) => {
    const _id = `read:${String(days).padStart(24, '0')}`
    const at = MONDAY - days * DAY_MS
    const line = { _id, of: 'user:o-somebody-else', by: WHO.workerA1.id, byText: '', about: '' }
    const lines = [{ ...line, what: ['phone'], aboutText: '', at }]
    town.cloud.store.insertMany('reads', lines as never)
    await town.tick()
    expect(town.cloud.store.find('reads', { _id })).toHaveLength(left)
  })

  test('no number was left: said so, and nothing is logged', async () => {
    const id = put(town, { ...IN_STATE.PROCESSING(), reporter: userId('neighbour') })
    const before = await town.settled()
    expect(await reveal('workerA1', id)).toMatchObject({ ok: false, code: 'noPhoneLeft' })
    expect(await town.settled()).toBe(before)
  })

  test('谁看过我的信息: by post and first character, newest first, by pages, for the person alone', async () => {
    const id = put(town, IN_STATE.PROCESSING())
    for (let i = 0; i < 22; i++) {
      town.cloud.clock.set(MONDAY + (i + 1) * 60_000)
      await reveal('workerA1', id)
    }
    const first = await town.ask('resident', 'identity.reads', {})
    const line: ReadView = first.items[0]!
    const { no } = town.report(id)
    expect(line).toEqual({
      at: expect.any(Number),
      by: `网格员 ${[...WHO.workerA1.name][0]}*`,
      what: '称呼、电话',
      about: `上报 ${no}`,
    })
    const ats = first.items.map(({ at }) => at)
    expect(ats).toEqual([...ats].sort((a, b) => b - a))
    expect(first.items).toHaveLength(20)
    const next = await town.ask('resident', 'identity.reads', { cursor: first.next! })
    expect(next.items.length).toBeGreaterThan(0)
    expect((await town.ask('neighbour', 'identity.reads', {})).items).toEqual([])
    const text = JSON.stringify(first)
    expect(text).not.toContain(WHO.workerA1.name)
    expect(text).not.toContain(OPENID.workerA1)
    town.cloud.clock.set(MONDAY)
  })
})

describe('a case', () => {
  let hall: Hall
  beforeAll(async () => {
    hall = await openHall()
  })
  afterAll(() => hall.town.stop())

  const call = (who: { openid: string }, id: string, party = 'p2') =>
    hall.town.call(who, 'mediation.reveal', { requestId: rid('party'), id, party })

  test.each([
    ['the chair', chair, applied, 'ok'],
    ['the clerk', clerk, applied, 'ok'],
    ['a party, the other one', WANG, applied, 'notAllowed'],
    ['who only was asked to mediate', lead, proposed, 'notAllowed'],
    ['who mediates', lead, booked, 'ok'],
    ['a mediator of another case', official('third'), booked, 'notFound'],
    ['street leader', { openid: OPENID.leader }, booked, 'notFound'],
    ['a resident', { openid: OPENID.resident }, booked, 'notFound'],
  ] as const)('%s: %s', async (_, who, made, expected) => {
    const id = await made(hall)
    const answer = await call(who, id)
    expect(answer.ok ? 'ok' : answer.code).toBe(expected)
    if (answer.ok) expect(answer.data).toEqual({ name: '李乙', phone: '10000003002' })
    const view = await hall.town.call(who, 'mediation.get', { id })
    const text = JSON.stringify(view)
    for (const phone of ['10000003001', '10000003002']) expect(text).not.toContain(phone)
    if (view.ok) {
      const isTold = expected === 'ok'
      expect(view.data.parties.map((p) => p.callable)).toEqual([isTold, isTold])
    }
  })

  test('logged with the party’s account, which sees by whom and for what', async () => {
    const id = await booked(hall)
    await call(lead, id)
    const [line] = (await hall.town.ask(LI, 'identity.reads', {})).items
    expect(line).toMatchObject({ what: '电话' })
    expect(line!.by).toMatch(/^\S+ .\*$/)
    expect(line!.about).toMatch(/^调解 /)
  })

  test('no party of that key: refused, nothing logged', async () => {
    const id = await applied(hall)
    const before = await hall.town.settled()
    expect(await call(chair, id, 'p9')).toMatchObject({ ok: false, code: 'invalidInput' })
    expect(await hall.town.settled()).toBe(before)
  })
})

describe('保密 holds in every answer', () => {
  let town: Town
  beforeAll(async () => {
    town = await startTown()
    await town.ask('resident', 'identity.update', { requestId: rid(), nickname: NAME })
    await leavePhone(town, OPENID.resident, NUMBER)
    // Of a reporter who holds a post the name is known: it is in no answer either.
    for (const reporter of [userId('resident'), userId('secretaryA')]) {
      const reporterStaffId = reporter === userId('secretaryA') ? WHO.secretaryA.id : null
      for (const state of ['SUBMITTED', 'ACCEPTED', 'PROCESSING', 'RESOLVED', 'CLOSED'] as const)
        put(town, { ...IN_STATE[state](), confidential: true, reporter, reporterStaffId })
    }
    put(town, { ...submitted(), confidential: true })
  })
  afterAll(() => town.stop())

  const READING: [CallName, object][] = [
    ['home.open', {}],
    ...(['mine', 'mineOpen', 'todo', 'handled', 'desk'] as const).map(
      (scope): [CallName, object] => ['report.list', { scope }],
    ),
    ['duty.people', {}],
    ['duty.tasksOf', {}],
    ['notice.list', { box: 'mine' }],
    ['notice.list', { box: 'work' }],
    ['mediation.figures', {}],
    ['points.published', {}],
  ]
  const OTHERS = (Object.keys(OPENID) as Person[]).filter(
    (p) => p !== 'resident' && p !== 'secretaryA',
  )

  test.each(READING)('%s %j', async (name, input) => {
    for (const who of OTHERS) {
      const text = JSON.stringify(await town.call(who, name, input))
      for (const secret of [NAME, NUMBER, '100****7001', WHO.secretaryA.name, 'user:'])
        expect([who, secret, text.includes(secret)]).toEqual([who, secret, false])
    }
  })

  test('report.get, of every report, by everybody', async () => {
    const ids = town.cloud.store.find('reports', {}).map((r) => String(r._id))
    let read = 0
    for (const id of ids)
      for (const who of OTHERS) {
        const answer = await town.call(who, 'report.get', { id })
        if (!answer.ok) continue
        read++
        expect(answer.data.reporterText).toBe('上报人要求保密')
        const text = JSON.stringify(answer)
        for (const secret of [NAME, NUMBER, WHO.secretaryA.name, 'user:'])
          expect([who, secret, text.includes(secret)]).toEqual([who, secret, false])
      }
    expect(read).toBeGreaterThan(30)
    expect(userDoc(town, OPENID.resident)?.nickname).toBe(NAME)
  })
})
