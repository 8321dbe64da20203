import { DAY_MS } from '../../domain/calendar/zone'
import type { StreetSettings } from '../../domain/street/types'
import { decideOn, partsOf } from './activities'
import { counted, issued, yearOf } from './recordCases'
import { SETTINGS } from './street'
import { eachTown } from './eachTown'
import { rid, type Town } from './town'
import { NAME, TEAMS_IN, joined, register } from './volunteers'

/** 服务记录: one's own, and what a 核验码 shows of it to whoever has the code. */
let town: Town
eachTown((fresh) => (town = fresh))

const EMPLOYER = { openid: 'o-employer' }
const own = () => town.ask('neighbour', 'volunteer.record', yearOf(town))
const verify = (code: string, who: typeof EMPLOYER = EMPLOYER) =>
  town.plainly(who, 'volunteer.verify', { requestId: rid('verify'), code })
const seen = async (code: string) => {
  const answer = await verify(code)
  return answer.ok ? answer.data : answer.code
}
const codes = () => town.cloud.store.find('recordCodes')

describe('one’s own record', () => {
  test('says who, when, where, with whom, how long, how that is known, and who records', async () => {
    await counted(town)
    const { record, bandText, codes } = await own()
    expect(record).toMatchObject({
      ...{ name: NAME.neighbour, issuer: '黄河西路街道', no: '' },
      minutes: { SCANNED: 60, ROSTER: 0, SUPPLEMENT: 0 },
      lines: [{ title: '扫雪除冰', place: '丁香小区门口', team: '扫雪队', minutes: 60 }],
    })
    expect([bandText, codes]).toEqual(['18岁及以上', []])
  })

  test('hours that nobody has confirmed are not in it, nor those of another period', async () => {
    const team = await TEAMS_IN.ACTIVE(town)
    await joined(town, team)
    const to = town.cloud.clock.now()
    const told = { title: '给老人送菜', note: '没有签到', from: to - 3_600_000, to }
    await town.ask('neighbour', 'volunteer.claim', { requestId: rid('claim'), team, ...told })
    expect((await own()).record.lines).toEqual([])
    const [claimed] = partsOf(town, null)
    const span = { from: claimed!.inAt!, to: claimed!.outAt!, note: '我知道这件事' }
    await decideOn(town, 'resident', claimed!, 'count', span)
    expect((await own()).record.minutes).toEqual({ SCANNED: 0, ROSTER: 0, SUPPLEMENT: 60 })
    const before = { from: '2025-01-01', to: '2025-12-31' }
    expect((await town.ask('neighbour', 'volunteer.record', before)).record.lines).toEqual([])
  })

  test.each([
    ['two years', '2025-01-01', '2026-12-31', 'recordPeriod'],
    ['ends before it begins', '2026-03-02', '2026-03-01', 'recordPeriod'],
    ['a leap year and a day', '2024-01-01', '2025-01-01', 'recordPeriod'],
    ['a leap year', '2024-01-01', '2024-12-31', 'ok'],
    ['one day', '2026-03-01', '2026-03-01', 'ok'],
  ])('a period of %s', async (_, from, to, code) => {
    await register(town, 'neighbour', NAME.neighbour)
    expect(await town.code('neighbour', 'volunteer.record', { from, to })).toBe(code)
  })

  test('whoever is no volunteer has none', async () => {
    expect(await town.code('resident', 'volunteer.record', yearOf(town))).toBe('needVolunteer')
  })
})

describe('核验码', () => {
  test.each([
    ['name masked, minutes alone', { name: 'masked', lines: false }, '李*', 0],
    ['no name, each service', { name: 'none', lines: true }, '', 1],
    ['all', { name: 'whole', lines: true }, NAME.neighbour, 1],
  ])('shows what was chosen and no more: %s', async (_, choice, name, lines) => {
    await counted(town)
    const { code, no } = await issued(town, choice)
    const view = await seen(code)
    expect(view).toMatchObject({ name, no, minutes: { SCANNED: 60 }, issuer: '黄河西路街道' })
    expect(Object.keys(view as object).sort()).toEqual(
      'from issuedAt issuer lines minutes name no to'.split(' '),
    )
    expect((view as { lines: unknown[] }).lines).toHaveLength(lines)
    expect(JSON.stringify(view)).not.toContain('o-')
  })

  test('only its hash is kept, and the same tap twice shows the same code', async () => {
    await counted(town)
    const asked = { requestId: rid('issue'), ...yearOf(town) }
    const choice = { name: 'masked', lines: false, days: 30 } as const
    const first = await town.ask('neighbour', 'volunteer.recordCode', { ...asked, ...choice })
    const second = await town.ask('neighbour', 'volunteer.recordCode', { ...asked, ...choice })
    expect(first.code).toMatch(/^\d{12}$/)
    expect(second).toEqual(first)
    expect(codes()).toHaveLength(1)
    expect(town.everything()).not.toContain(first.code)
    expect((await own()).codes).toEqual([{ ...first, code: '' }])
  })

  test('hours that came after it are not shown; hours that were taken back are gone', async () => {
    const part = await counted(town)
    const { code } = await issued(town)
    town.cloud.clock.advance(60_000)
    await counted(town)
    expect(await seen(code)).toMatchObject({ minutes: { SCANNED: 60 } })
    expect((await own()).record.minutes.SCANNED).toBe(120)
    const [stored] = town.cloud.store.find('parts', { _id: part })
    await town.replace('parts', { ...stored, _id: part, state: 'VOID' } as never)
    expect(await seen(code)).toMatchObject({ minutes: { SCANNED: 0 } })
  })

  test('over, ended, never issued: the same word; the timer takes away what is over', async () => {
    await counted(town)
    const { code, id, until } = await issued(town)
    expect(await seen('000000000000')).toBe('recordUnknown')
    const stranger = { requestId: rid('end'), id }
    expect(await town.code('resident', 'volunteer.endRecordCode', stranger)).toBe('notFound')
    expect(await seen(code)).toMatchObject({ name: '李*' })
    town.cloud.clock.set(until)
    expect(await seen(code)).toBe('recordUnknown')
    expect((await own()).codes).toEqual([])
    await town.tick()
    expect(codes()).toEqual([])
    const next = await issued(town)
    await town.ask('neighbour', 'volunteer.endRecordCode', { requestId: rid('end'), id: next.id })
    expect(await seen(next.code)).toBe('recordUnknown')
  })

  test('five at a time', async () => {
    await register(town, 'neighbour', NAME.neighbour)
    const ask = () =>
      town.code('neighbour', 'volunteer.recordCode', {
        ...{ requestId: rid('issue'), ...yearOf(town) },
        ...{ name: 'masked', lines: false, days: 7 },
      })
    for (let n = 0; n < 5; n++) expect(await ask()).toBe('ok')
    expect(await ask()).toBe('recordCodesFull')
    town.cloud.clock.advance(7 * DAY_MS)
    expect(await ask()).toBe('ok')
  })

  test('whoever tries many is told to come later, right ones and wrong ones counted', async () => {
    // The street's own limits, in place of those of tests.
    const own: StreetSettings = { ...SETTINGS, limits: {} }
    await town.replace('settings', own)
    await counted(town)
    const { code } = await issued(town)
    const tried: (string | object)[] = []
    for (let n = 0; n < 20; n++) tried.push(await seen(String(n).padStart(12, '0')))
    expect(new Set(tried)).toEqual(new Set(['recordUnknown']))
    expect(await seen(code)).toBe('tooMuch')
    // Nobody else is kept from it.
    const other = await verify(code, { openid: 'o-school' })
    expect(other.ok).toBe(true)
  })

  test('whoever leaves takes the codes along', async () => {
    await counted(town)
    const { code } = await issued(town, { name: 'whole', lines: true })
    await town.ask('neighbour', 'identity.leave', { requestId: rid('leave') })
    expect(await seen(code)).toBe('recordUnknown')
    town.cloud.clock.advance(10 * 60_000)
    for (let n = 0; n < 3; n++) await town.tick()
    expect(codes()).toEqual([])
  })
})
