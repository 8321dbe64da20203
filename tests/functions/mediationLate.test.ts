import { LI, WANG, openHall, timing, tuesday, type Hall } from './committee'
import { rid } from './town'

/** The day has the booking, the case has not yet: whoever is slow there must not undo who was quicker. */
let hall: Hall
beforeEach(async () => {
  hall = await openHall()
})
afterEach(async () => {
  await hall.town.stop()
  expect(hall.town.unexpected).toEqual([])
})

/** What the day, the booking and the case say of one key. */
function says(id: string, key: string): { day: number; booking: unknown; booked: unknown } {
  const { store } = hall.town.cloud
  const days = store.find('days', {}) as unknown as { booked: Record<string, { key: string }[]> }[]
  const taken = days.flatMap(({ booked }) => Object.values(booked).flat())
  return {
    day: taken.filter((b) => b.key === key).length,
    booking: store.find('bookings', { _id: `booking:${key}` })[0]?.['state'],
    booked: hall.stored(id).booking?.key,
  }
}

/** Someone holds Tuesday at ten and confirms it; what is to be written of the case is on its way meanwhile. */
async function slowly(meanwhile: (id: string) => Promise<unknown>) {
  const id = await timing(hall)
  const slot = tuesday(10)
  const { holdNo, version } = await hall.see(WANG, id)
  const { n } = await hall.town.ask(WANG, 'mediation.hold', {
    requestId: rid('hold'),
    id,
    n: holdNo,
    ...slot,
  })
  hall.town.cloud.faults.add({
    function: 'api',
    action: 'write',
    collection: 'cases',
    effect: { kind: 'slow', ms: 2_000 },
  })
  const booking = { requestId: rid('book'), id, version, ...slot, n }
  const confirming = hall.town.call(WANG, 'mediation.book', booking)
  const key = `${id}:${n}`
  await hall.town.until('the day has it', () => says(id, key).day > 0)
  await meanwhile(id)
  return { id, key, booking, answer: await confirming }
}

test('the timer completes it first: the person reads the case with its booking, and it stands', async () => {
  const { id, key, booking, answer } = await slowly(() => hall.town.cloud.runTimer('jobs'))
  expect(answer).toMatchObject({ ok: true, data: { state: 'SCHEDULED' } })
  expect(says(id, key)).toEqual({ day: 2, booking: 'booked', booked: key })
  const again = await hall.town.call(WANG, 'mediation.book', booking)
  expect(again).toMatchObject({ ok: true, data: { state: 'SCHEDULED' } })
  expect(says(id, key)).toEqual({ day: 2, booking: 'booked', booked: key })
  expect(hall.stored(id).history.filter((h) => h.action === 'book')).toHaveLength(1)
})

test('the other side ends the case first: nothing is booked, and the hour is free again', async () => {
  const { id, key, answer } = await slowly((id) =>
    hall.step(LI, id, 'terminate', { reason: 'WITHDRAWN' }),
  )
  expect(answer).toMatchObject({ ok: false })
  expect(says(id, key)).toEqual({ day: 0, booking: 'void', booked: undefined })
  await hall.town.cloud.runTimer('jobs')
  expect(says(id, key)).toEqual({ day: 0, booking: 'void', booked: undefined })
})
