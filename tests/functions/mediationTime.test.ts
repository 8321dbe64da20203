import { MINUTE_MS } from '../../domain/calendar/zone'
import { booked, clerk, lead, sitting } from './caseStates'
import {
  COMMITTEE,
  LI,
  STRANGER,
  WANG,
  bookAt,
  openHall,
  staffIdOf,
  timing,
  tuesday,
  type Hall,
} from './committee'
import { SETTINGS } from './street'
import { rid } from './town'

/** When a sitting may begin, who has its time, and moving it a little. */
let hall: Hall
beforeEach(async () => {
  hall = await openHall()
})
afterEach(async () => {
  await hall.town.stop()
  expect(hall.town.unexpected).toEqual([])
})

const opening = { present: ['p1', 'p2'], rightsTold: true }
const bookingOf = (id: string) =>
  hall.town.cloud.store.find('bookings', { _id: `booking:${hall.stored(id).booking!.key}` })[0]
const takenOf = (id: string, name: 'lead' | 'lawyer') => {
  const { date, key } = hall.stored(id).booking!
  const day = hall.town.cloud.store.find('days', { _id: `day:${date}` })[0] as unknown as {
    booked: Record<string, { key: string }[]>
  }
  return (day.booked[staffIdOf(name)] ?? []).filter((b) => b.key === key).length
}

test.each([
  ['a day before', -1_440, 'tooEarly'],
  ['sixteen minutes before', -16, 'tooEarly'],
  ['a quarter of an hour before', -15, 'ok'],
  ['on time', 0, 'ok'],
  ['late', 40, 'ok'],
])('a sitting is opened %s: %s', async (_, minutes, code) => {
  const id = await booked(hall)
  const { from } = hall.stored(id).booking!
  hall.town.cloud.clock.set(from + minutes * MINUTE_MS)
  const buttons = (await hall.see(lead, id)).actions.map((a) => a.action)
  expect(buttons.includes('open')).toBe(code === 'ok')
  expect(await hall.tryStep(lead, id, 'open', opening)).toBe(code)
  expect(hall.stored(id).state).toBe(code === 'ok' ? 'IN_SESSION' : 'SCHEDULED')
})

describe('a guest', () => {
  const invite = (id: string) => hall.tryStep(lead, id, 'invite', { staff: staffIdOf('lawyer') })

  test.each([
    ['before', booked],
    ['during the sitting', sitting],
  ])(
    'invited %s has the sitting’s time with everybody’s yes, and nobody else gets it',
    async (_, made) => {
      const id = await made(hall)
      expect(await invite(id)).toBe('ok')
      await hall.step(WANG, id, 'agreeInvite', {})
      expect(takenOf(id, 'lawyer')).toBe(0)
      await hall.step(LI, id, 'agreeInvite', {})
      expect(takenOf(id, 'lawyer')).toBe(1)
      const { booking, team } = hall.stored(id)
      expect(team).toMatchObject([{ id: staffIdOf('lawyer'), taken: true }])
      expect(booking!.resources).toContain(staffIdOf('lawyer'))
      expect(bookingOf(id)).toMatchObject({ resources: booking!.resources, state: 'booked' })
    },
  )

  test('gives the time back with the others when it is cancelled', async () => {
    const id = await booked(hall)
    await invite(id)
    for (const who of [WANG, LI]) await hall.step(who, id, 'agreeInvite', {})
    const { date } = hall.stored(id).booking!
    await hall.step(LI, id, 'cancel', { note: '要住院' })
    await hall.town.until('the time is free', () => hall.stored(id).freeing.length === 0)
    const day = hall.town.cloud.store.find('days', { _id: `day:${date}` })[0]
    expect(JSON.stringify(day!.booked)).not.toContain(id)
  })

  test('who has another appointment then is not invited, and the reason is said', async () => {
    const id = await booked(hall)
    await occupy(id)
    expect(await invite(id)).toBe('guestBusy')
    expect(hall.stored(id).invited).toBeNull()
  })

  test('who has got one meanwhile does not join, and everybody reads why', async () => {
    const id = await booked(hall)
    await invite(id)
    await hall.step(WANG, id, 'agreeInvite', {})
    await occupy(id)
    const seen = await hall.step(LI, id, 'agreeInvite', {})
    expect(seen).toMatchObject({ invited: null, team: [], state: 'SCHEDULED' })
    expect(seen.history.at(-1)?.title).toContain('有别的安排')
    expect(takenOf(id, 'lawyer')).toBe(0)
    expect(hall.stored(id)).toMatchObject({ watching: 'session', turn: [staffIdOf('lead')] })
  })

  /** The lawyer sits in another case at that hour. */
  async function occupy(id: string): Promise<void> {
    const { date } = hall.stored(id).booking!
    const day = hall.town.cloud.store.find('days', { _id: `day:${date}` })[0] as never as {
      _id: string
      booked: Record<string, object[]>
    }
    const { from, to } = hall.stored(id).booking!
    const other = { from, to, key: 'case:ffffffffffffffffffffffff:1', for: 'mediation' }
    const booked_ = { ...day.booked, [staffIdOf('lawyer')]: [other] }
    const next = { ...day, booked: booked_ }
    await hall.town.replace('days', next)
  }
})

describe('the week of a case that is moved', () => {
  const stateOf = async (who: { openid: string }, moving?: string): Promise<string | undefined> => {
    const asked = { from: '2026-06-09', resources: [staffIdOf('lead'), 'room:R1'], together: true }
    const { lines } = await hall.town.ask(who, 'booking.week', {
      ...asked,
      ...(moving ? { moving } : {}),
    })
    const slots = lines[0]!.days.flatMap((day) => day.slots)
    return slots.find(({ from }) => from === tuesday(10).from)?.state
  }
  const ask = (who: { openid: string }, moving: string) =>
    hall.town.code(who, 'booking.week', { from: '2026-06-09', moving })

  test('has its own time free, and no other’s; to everybody else it is taken', async () => {
    const [id, other] = [await timing(hall), await timing(hall)]
    await bookAt(hall, WANG, id, tuesday(10))
    await bookAt(hall, WANG, other, tuesday(11))
    for (const who of [WANG, LI, lead, clerk]) expect(await stateOf(who, id)).toBe('free')
    for (const who of [WANG, STRANGER]) expect(await stateOf(who)).toBe('taken')
    expect(await stateOf(WANG, other)).toBe('taken')
  })

  test('is for whoever may move it', async () => {
    const id = await booked(hall)
    expect(await ask(STRANGER, id)).toBe('notFound')
    expect(await ask(STRANGER, 'case:0123456789abcdef01234567')).toBe('notFound')
    await hall.step(WANG, id, 'cancel', { note: '要住院' })
    expect(await ask(WANG, id)).toBe('wrongState')
  })
})

describe.each(['update', 'transaction'] as const)('moved by %s', (by) => {
  beforeEach(async () => {
    const settings = { ...SETTINGS, committee: COMMITTEE, booking: { by } }
    await hall.town.replace('settings', settings as never)
  })
  const half = (minutes: number) => {
    const slot = tuesday(10)
    return { ...slot, from: slot.from + minutes * MINUTE_MS, to: slot.to + minutes * MINUTE_MS }
  }
  const hold = async (id: string, slot: object) => {
    const n = (await hall.see(WANG, id)).holdNo
    return hall.town.call(WANG, 'mediation.hold', { requestId: rid('hold'), id, n, ...slot })
  }

  test.each([
    ['half an hour later', 30],
    ['half an hour earlier', -30],
  ])('%s: the own old time is not in the way', async (_, minutes) => {
    const id = await timing(hall)
    await bookAt(hall, WANG, id, tuesday(10))
    const before = hall.stored(id).booking!.key
    const slot = half(minutes)
    const held = await hold(id, slot)
    expect(held).toMatchObject({ ok: true })
    const n = held.ok ? held.data.n : 0
    expect(await hall.step(WANG, id, 'move', { ...slot, n })).toMatchObject({
      state: 'SCHEDULED',
      booking: { from: slot.from },
    })
    await hall.town.until('the old time is free', () => hall.stored(id).freeing.length === 0)
    const day = hall.town.cloud.store.find('days', { _id: 'day:2026-06-09' })[0]
    expect(JSON.stringify(day!.booked)).not.toContain(`"${before}"`)
    expect(takenOf(id, 'lead')).toBe(1)
  })

  test('another case’s time is', async () => {
    const [id, other] = [await timing(hall), await timing(hall)]
    await bookAt(hall, WANG, id, tuesday(10))
    await bookAt(hall, WANG, other, tuesday(11))
    expect(await hold(id, half(30))).toMatchObject({ ok: false, code: 'slotTaken' })
  })
})
