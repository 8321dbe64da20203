import { HOUR_MS, MINUTE_MS } from '../../domain/calendar/zone'
import {
  ACTIVITIES_IN,
  act,
  after,
  checkIn,
  checkOut,
  codeNow,
  decideOn,
  partOf,
  partsOf,
  planned,
  refused,
  signUp,
  signUpCode,
  storedActivity,
  storedRoll,
  toEnd,
  toStart,
  volunteer,
  type Somebody,
  told,
  readBy,
  volunteers,
  userOf,
} from './activities'
import { type Person } from './street'
import { eachTown } from './eachTown'
import { rid, type Town } from './town'
import { NAME, TEAMS_IN, joined } from './volunteers'

/** 志愿活动: planned, published, signed up for, held, its list confirmed. */
let town: Town
eachTown((fresh) => (town = fresh))

describe('from the plan to the hours', () => {
  test('published, signed up for, scanned in and out, confirmed, counted', async () => {
    const team = await TEAMS_IN.ACTIVE(town)
    await joined(town, team)
    const id = await ACTIVITIES_IN.DRAFT(town, { team })
    expect(await town.code('neighbour', 'volunteer.activity', { id })).toBe('notFound')
    const published = await act(town, 'resident', id, 'publish')
    expect(published).toMatchObject({
      ...{ stateText: '报名中', places: 3, free: 3, waiting: 0, isOrganiser: true, myTurn: true },
      ...{ communityName: '黄河社区', ruleText: '志愿服务每小时 10分', teamName: '扫雪队' },
      risk: { version: 1, text: '路滑，请穿防滑鞋' },
    })
    const seen = await readBy(town, id)
    expect(seen).toMatchObject({ part: null, hindrance: '', actions: [{ action: 'signUp' }] })
    const part = await signUp(town, 'neighbour', id)
    expect(part).toMatchObject({ stateText: '已报名', actions: [{ action: 'cancel' }] })
    const { items } = await town.ask('neighbour', 'volunteer.activities', { scope: 'open' })
    expect(items).toMatchObject([{ id, free: 2, mine: { stateText: '已报名' }, myTurn: false }])

    toStart(town, id)
    await checkIn(town, 'neighbour', id)
    after(town, 90)
    const out = await checkOut(town, 'neighbour', id)
    expect(out).toMatchObject({ state: 'LEFT', kindText: '扫码签到', odd: [], minutes: 0 })
    toEnd(town, id)
    await town.tick()
    expect(storedActivity(town, id).state).toBe('CLOSING')
    expect(told(town, userOf('resident'))).toContain('活动结束，请确认名单')
    await act(town, 'resident', id, 'confirm')
    await town.cloud.atRest()
    const { minutes, items: own } = await town.ask('neighbour', 'volunteer.hours', {})
    expect(minutes).toEqual({ SCANNED: 90, ROSTER: 0, SUPPLEMENT: 0 })
    expect(own).toMatchObject([{ stateText: '已记时长', minutes: 90 }])
    expect(told(town, userOf('neighbour'))).toContain('您的志愿时长已确认')
  })

  test('only who leads the team plans for it, with a rule that pays a person', async () => {
    const team = await TEAMS_IN.ACTIVE(town)
    const draft = (who: Person, more: object = {}) =>
      town.code(who, 'volunteer.draft', {
        requestId: rid('draft'),
        team,
        ...planned(town),
        ...more,
      })
    expect(await draft('neighbour')).toBe('notAllowed')
    expect(await draft('resident', { rule: 'JS08' })).toBe('ruleUnfit')
    expect(await draft('resident', { rule: 'JS01' })).toBe('ruleUnfit')
    const now = town.cloud.clock.now()
    expect(await draft('resident', { from: now, to: now + HOUR_MS })).toBe('activityPast')
    expect(await draft('resident', { to: planned(town).from + 25 * HOUR_MS })).toBe('activityLong')
    expect(town.cloud.store.count('activities')).toBe(0)
  })

  test('a draft that nobody published lapses at its start', async () => {
    const id = await ACTIVITIES_IN.DRAFT(town)
    toStart(town, id)
    await town.tick()
    expect(storedActivity(town, id)).toMatchObject({ state: 'CANCELLED', waitingFor: null })
  })
})

describe('places', () => {
  test('the last one by twenty at once: one has it, the others wait in a row', async () => {
    const id = await ACTIVITIES_IN.OPEN(town, { places: 1 })
    const all = await volunteers(town, 20)
    const states = await Promise.all(all.map((who) => signUp(town, who, id).then((p) => p.state)))
    expect(states.filter((s) => s === 'SIGNED')).toHaveLength(1)
    expect(states.filter((s) => s === 'WAITING')).toHaveLength(19)
    const roll = storedRoll(town, id)
    expect([Object.keys(roll.going).length, roll.free, new Set(roll.waiting).size]).toEqual([
      ...[1, 0, 19],
    ])
  }, 60_000)

  test('cancelled, the place is free once, and whoever waited longest has it and is told', async () => {
    const id = await ACTIVITIES_IN.OPEN(town, { places: 1 })
    const [first, second, third] = (await volunteers(town, 3)) as [Somebody, Somebody, Somebody]
    for (const who of [first, second, third]) await signUp(town, who, id)
    const cancel = { requestId: rid('cancel'), activity: id }
    expect(await town.ask(first, 'volunteer.cancelSignUp', cancel)).toMatchObject({
      state: 'CANCELLED',
    })
    expect(await town.ask(first, 'volunteer.cancelSignUp', cancel)).toMatchObject({
      repeated: true,
    })
    await town.cloud.atRest()
    expect(partOf(town, id, second).state).toBe('SIGNED')
    expect(partOf(town, id, third).state).toBe('WAITING')
    expect(told(town, 'user:o-volunteer-1')).toEqual(['有名额了，您已从候补转为报名'])
    const again = { requestId: rid('cancel'), activity: id }
    expect(await town.code(first, 'volunteer.cancelSignUp', again)).toBe('wrongState')
    // Once more, behind the others.
    expect((await signUp(town, first, id)).state).toBe('WAITING')
    expect(storedRoll(town, id).waiting).toHaveLength(2)
  })

  test('nobody moves up after the start, and nobody signs up', async () => {
    const id = await ACTIVITIES_IN.OPEN(town, { places: 1 })
    const [first, second, late] = (await volunteers(town, 3)) as [Somebody, Somebody, Somebody]
    for (const who of [first, second]) await signUp(town, who, id)
    toStart(town, id)
    const cancel = { requestId: rid('cancel'), activity: id }
    expect(await town.code(first, 'volunteer.cancelSignUp', cancel)).toBe('activityBegun')
    expect(await signUpCode(town, late, id)).toBe('signUpOver')
    await town.tick()
    expect(partOf(town, id, second).state).toBe('WAITING')
  })

  test('who has not registered, is too young, has read another notice, or has no time', async () => {
    const id = await ACTIVITIES_IN.OPEN(town, { minAge: 18 })
    expect(await signUpCode(town, 'neighbour', id)).toBe('needVolunteer')
    expect((await readBy(town, id)).hindrance).toContain('请先登记为志愿者')
    const young = { openid: 'o-young' }
    const band = { requestId: rid('register'), name: '小明', band: 'from16' as const }
    await town.ask(young, 'volunteer.register', band)
    expect(await signUpCode(town, young, id)).toBe('tooYoung')
    await volunteer(town)
    expect(await signUpCode(town, 'neighbour', id, 2)).toBe('riskChanged')
    await signUp(town, 'neighbour', id)
    expect(await signUpCode(town, 'neighbour', id)).toBe('signedUp')
    const { from, to } = storedActivity(town, id)
    const [crossing, touching] = [
      await ACTIVITIES_IN.OPEN(town, { from: to - MINUTE_MS, to: to + HOUR_MS }),
      await ACTIVITIES_IN.OPEN(town, { from: to, to: to + HOUR_MS }),
    ]
    expect(await signUpCode(town, 'neighbour', crossing)).toBe('signUpCrosses')
    expect(await signUpCode(town, 'neighbour', touching)).toBe('ok')
    expect(from).toBeLessThan(to)
  })

  test('two that cross, signed up for at once: one of them, and no place is lost', async () => {
    const ids = [await ACTIVITIES_IN.OPEN(town), await ACTIVITIES_IN.OPEN(town)]
    const who = await volunteer(town)
    const codes = await Promise.all(ids.map((id) => signUpCode(town, who, id)))
    expect(codes.sort()).toEqual(['ok', 'signUpCrosses'])
    after(town, 3)
    await town.tick()
    expect(ids.map((id) => storedRoll(town, id).free).sort()).toEqual([2, 3])
  })

  test('fewer places than people are refused; more let who waits move up; all are told', async () => {
    const id = await ACTIVITIES_IN.OPEN(town, { places: 2 })
    const all = await volunteers(town, 3)
    for (const who of all) await signUp(town, who, id)
    const plan = planned(town)
    const change = (more: object) =>
      refused(town, 'resident', id, 'change', { ...plan, note: '改在下午', ...more })
    expect(await change({ places: 1 })).toBe('placesTaken')
    const later = { from: plan.from + HOUR_MS, to: plan.to + HOUR_MS }
    expect(await change({ places: 3, ...later, risk: '路滑，请结伴' })).toBe('ok')
    await town.cloud.atRest()
    expect(storedRoll(town, id)).toMatchObject({ free: 0, waiting: [], from: later.from })
    expect(partsOf(town, id).map((p) => [p.state, p.from])).toEqual(
      Array.from({ length: 3 }, () => ['SIGNED', later.from]),
    )
    expect(told(town, 'user:o-volunteer-0')).toEqual(['您报名的活动有变动'])
    expect((await readBy(town, id)).activity.risk).toEqual({ version: 2, text: '路滑，请结伴' })
  })
})

describe('签到 and 签退', () => {
  test('a code that was photographed and sent is over; another activity’s is wrong', async () => {
    const id = await ACTIVITIES_IN.OPEN(town)
    await signUp(town, await volunteer(town), id)
    toStart(town, id)
    const { text, digits } = await town.ask('resident', 'volunteer.code', { id })
    expect(await town.code('neighbour', 'volunteer.code', { id })).toBe('notAllowed')
    const come = (code: string, who: Somebody = 'neighbour') =>
      town.code(who, 'volunteer.checkIn', { requestId: rid('in'), activity: id, code })
    expect(await come('000000')).toBe('checkInWrong')
    expect(await come(text.replace(id.slice(9, 15), '000000'))).toBe('checkInWrong')
    expect(await come(digits, await volunteer(town, 1))).toBe('notSignedUp')
    after(town, 3)
    expect(await come(text)).toBe('checkInOver')
    expect(await come((await town.ask('resident', 'volunteer.code', { id })).text)).toBe('ok')
    expect(await come(await codeNow(town, id))).toBe('wrongState')
  })

  test('the roster: ticked in and out; who waited comes in over it; nobody ticks himself', async () => {
    const id = await ACTIVITIES_IN.OPEN(town, { places: 1 })
    const [first, second] = (await volunteers(town, 2)) as [Somebody, Somebody]
    await signUp(town, await volunteer(town, 'resident'), id)
    for (const who of [first, second]) await signUp(town, who, id)
    toStart(town, id)
    const { lines } = await town.ask('resident', 'volunteer.roster', { id })
    expect(lines.map((l) => [l.stateText, l.actions])).toEqual([
      ['已报名', []],
      ['候补中', ['tickIn']],
      ['候补中', ['tickIn']],
    ])
    const waiting = partOf(town, id, first)
    expect(await decideOn(town, 'resident', waiting, 'tickIn')).toMatchObject({
      line: { stateText: '已签到', kindText: '名单登记', name: NAME.neighbour },
    })
    expect(await refused(town, 'resident', partOf(town, id, 'resident')._id, 'tickIn')).toBe(
      'ownHours',
    )
    after(town, 60)
    await decideOn(town, 'resident', waiting, 'tickOut')
    expect(partOf(town, id, first)).toMatchObject({ state: 'LEFT', kind: 'ROSTER', odd: [] })
    for (const who of ['neighbour', first] as Somebody[])
      expect(await town.code(who, 'volunteer.roster', { id })).toBe('notFound')
  })

  test('two of one name are two: the list tells when each signed up, and one tick is for one', async () => {
    const id = await ACTIVITIES_IN.OPEN(town, { places: 3 })
    const [one, two] = (await volunteers(town, 2)) as [Somebody, Somebody]
    await signUp(town, one, id)
    after(town, 7)
    await signUp(town, two, id)
    toStart(town, id)
    const { lines } = await town.ask('resident', 'volunteer.roster', { id })
    expect(lines.map(({ name }) => name)).toEqual([NAME.neighbour, NAME.neighbour])
    const own = (await town.ask(two, 'volunteer.activity', { id })).part!
    const [his, others] = [
      lines.filter(({ since }) => since === own.since),
      lines.filter(({ since }) => since !== own.since),
    ]
    expect([his, others].map((found) => found.length)).toEqual([1, 1])
    await decideOn(town, 'resident', { ...partOf(town, id, two), _id: his[0]!.id }, 'tickIn')
    expect([one, two].map((who) => partOf(town, id, who).state)).toEqual(['SIGNED', 'PRESENT'])
  })

  test('two hundred within a minute, twenty at once: none lost, none refused', async () => {
    const id = await ACTIVITIES_IN.OPEN(town, { places: 200 })
    const all = Array.from({ length: 200 }, (_, i) => i)
    const inTwenties = async (work: (n: number) => Promise<unknown>) => {
      const queue = [...all]
      const lane = async () => {
        for (let n = queue.shift(); n !== undefined; n = queue.shift()) await work(n)
      }
      await Promise.all(Array.from({ length: 20 }, lane))
    }
    await inTwenties(async (n) => signUp(town, await volunteer(town, n), id))
    toStart(town, id)
    const code = await codeNow(town, id)
    const began = Date.now()
    await inTwenties((n) =>
      town.ask({ openid: `o-volunteer-${n}` }, 'volunteer.checkIn', {
        ...{ requestId: rid('in'), activity: id, code },
      }),
    )
    expect(Date.now() - began).toBeLessThan(60_000)
    expect(partsOf(town, id).filter((p) => p.state === 'PRESENT')).toHaveLength(200)
  }, 180_000)
})
