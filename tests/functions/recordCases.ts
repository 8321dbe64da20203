import { HOUR_MS, dateOf } from '../../domain/calendar/zone'
import { checkIn, checkOut, decideOn, partOf, signUp, toStart, ACTIVITIES_IN } from './activities'
import { rid, type Town } from './town'
import type { VolunteerCase } from './volunteerCalls'
import { AT_DESK, NAME, TEAMS_IN, joined, register } from './volunteers'

/** Every call of the service record, each in a state in which it succeeds. */

/** Own hours of the neighbour's that wait, an hour later than whatever was told before. */
async function toldHours(town: Town): Promise<string> {
  const team = await TEAMS_IN.ACTIVE(town, AT_DESK)
  await joined(town, team)
  town.cloud.clock.advance(2 * HOUR_MS)
  const to = town.cloud.clock.now()
  const asked = { team, title: '给老人送菜', from: to - HOUR_MS, to, note: '没有签到' }
  const told = { requestId: rid('claim'), ...asked }
  return (await town.ask('neighbour', 'volunteer.claim', told)).id
}

async function ackCode(town: Town): Promise<string> {
  const asked = { requestId: rid('ack'), id: await toldHours(town) }
  return (await town.ask('neighbour', 'volunteer.ackCode', asked)).digits
}

const ANOTHER_CODE = () => ({ code: '00000000' })

/** From the first day of the year until today. */
export const yearOf = (town: Town): { from: string; to: string } => {
  const to = dateOf(town.cloud.clock.now())
  return { from: `${to.slice(0, 4)}-01-01`, to }
}

/** An hour of the neighbour's that counts, scanned. */
export async function counted(town: Town): Promise<string> {
  await register(town, 'neighbour', NAME.neighbour)
  const ends = town.cloud.store.find('activities').map(({ to }) => Number(to))
  const from = Math.max(town.cloud.clock.now(), ...ends) + HOUR_MS
  const id = await ACTIVITIES_IN.OPEN(town, { from, to: from + 2 * HOUR_MS }, AT_DESK)
  await signUp(town, 'neighbour', id)
  toStart(town, id)
  await checkIn(town, 'neighbour', id)
  town.cloud.clock.advance(HOUR_MS)
  await checkOut(town, 'neighbour', id)
  const part = partOf(town, id, 'neighbour')
  const span = { from: part.inAt!, to: part.outAt!, note: '' }
  await decideOn(town, 'resident', part, 'count', span)
  await town.cloud.atRest()
  return part._id
}

export const LEAST = { name: 'masked', lines: false, days: 7 } as const

/** A code of the neighbour's; those of before are ended, for nobody has more than five. */
export async function issued(town: Town, choice: object = {}) {
  const period = yearOf(town)
  for (const { id } of (await town.ask('neighbour', 'volunteer.record', period)).codes)
    await town.ask('neighbour', 'volunteer.endRecordCode', { requestId: rid('end'), id })
  return town.ask('neighbour', 'volunteer.recordCode', {
    ...{ requestId: rid('issue'), ...period, ...LEAST },
    ...choice,
  })
}

export const RECORD_CASES: VolunteerCase[] = [
  {
    name: 'volunteer.record',
    who: 'neighbour',
    async input(town) {
      await register(town, 'neighbour', NAME.neighbour)
      return yearOf(town)
    },
  },
  {
    name: 'volunteer.recordCode',
    who: 'neighbour',
    async input(town) {
      await register(town, 'neighbour', NAME.neighbour)
      const { id } = await issued(town)
      await town.ask('neighbour', 'volunteer.endRecordCode', { requestId: rid('end'), id })
      return { ...yearOf(town), ...LEAST }
    },
    other: (first) => ({ ...first, lines: true }),
  },
  {
    name: 'volunteer.endRecordCode',
    who: 'neighbour',
    async input(town) {
      await register(town, 'neighbour', NAME.neighbour)
      return { id: (await issued(town)).id }
    },
    other: () => ({ id: 'recordCode:0123456789abcdef01234567' }),
  },
  {
    name: 'volunteer.verify',
    who: 'resident',
    async input(town) {
      await register(town, 'neighbour', NAME.neighbour)
      return { code: (await issued(town, { lines: true })).code }
    },
    other: () => ({ code: '000000000000' }),
  },
  {
    name: 'volunteer.ackCode',
    who: 'neighbour',
    input: async (town) => ({ id: await toldHours(town) }),
    other: () => ({ id: 'part:0123456789abcdef01234567' }),
  },
  ...(['volunteer.served', 'volunteer.acknowledge'] as const).map((name): VolunteerCase => ({
    ...{ name, who: 'resident' },
    input: async (town) => ({ code: await ackCode(town) }),
    other: ANOTHER_CODE,
  })),
]
