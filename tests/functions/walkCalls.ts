import { CALLS, type CallName } from '../../domain/contract'
import { leavePhone, makeAdmin } from './bindings'
import { COMPLAINT_CASES } from './complaintCalls'
import { hallOf, official, type Hall } from './committee'
import { READING_CALLS, WRITING_CALLS } from './mediationCalls'
import { POINTS_READING, POINTS_WRITING } from './pointsCalls'
import type { Shop, Who } from './pointsWorld'
import { CODE, OPENID, SETTINGS, WHO, pointIn } from './street'
import { rid, type Town } from './town'
import { VOLUNTEER_CASES } from './volunteerCalls'
import { PLANTED } from './walkWho'
import { WRITING_CASES } from './writingCases'

/** Every call of the contract with a good input, by whom it succeeds: what is walked through. */
export interface Walked {
  name: CallName
  who: Who
  input(world: World, requestId: string): Promise<object> | object
}

/** All contexts in one town, and a confidential report of the resident's. */
export interface World {
  town: Town
  shop: Shop
  hall: Hall
  /** 保密, with words, a photo and a pin of her own. */
  secret: string
}

export const worldOf = (shop: Shop): World => ({
  ...{ town: shop.town, shop, hall: hallOf(shop.town), secret: '' },
})

const always = (name: CallName, who: Who, input: object = {}): Walked => ({
  name,
  who,
  input: () => input,
})

const PLACE = { kind: 'building', buildingId: '101' }

/** What is asked of what stands there already. */
export const READING: Walked[] = [
  always('home.open', 'resident'),
  always('identity.me', 'resident'),
  always('identity.myData', 'resident'),
  always('identity.reads', 'resident'),
  always('identity.bindings', 'leadB'),
  always('identity.bindings', 'leadB', { jobNo: 'W2' }),
  always('street.get', 'resident'),
  always('place.buildings', 'resident', { estateId: 'E1' }),
  always('place.locate', 'resident', { place: PLACE }),
  always('duty.candidates', 'dispatcher', { gridCode: CODE.A1, unit: 'ZJ' }),
  always('duty.ownLeave', 'workerA1'),
  always('duty.unsent', 'dispatcher'),
  always('duty.people', 'leadA', { gridCode: CODE.A1 }),
  always('duty.tasksOf', 'dispatcher', { staff: WHO.workerA1.id }),
  always('booking.week', 'resident', { from: '2026-06-08', resources: ['room:R1'] }),
  always('booking.hours', official('lead')),
  { name: 'report.get', who: 'resident', input: ({ secret }) => ({ id: secret }) },
  ...['mine', 'mineOpen'].map((scope) => always('report.list', 'resident', { scope })),
  always('report.list', 'workerA1', { scope: 'todo' }),
  always('report.list', 'workerA1', { scope: 'handled' }),
  always('report.list', 'dispatcher', { scope: 'desk' }),
  always('notice.list', 'resident', { box: 'mine' }),
  always('notice.list', 'workerA1', { box: 'work' }),
]

const isReading = (name: CallName): boolean => CALLS[name].kind !== 'writing'

export const WALKED_READING: Walked[] = [
  ...READING,
  ...[...COMPLAINT_CASES, ...VOLUNTEER_CASES]
    .filter(({ name }) => isReading(name))
    .map(({ name, who, input }): Walked => ({
      name,
      who,
      input: ({ town }) => input(town),
    })),
  ...READING_CALLS.map(({ name, who, input }): Walked => ({
    name,
    who,
    input: ({ hall }, id) => input(hall, id),
  })),
  ...POINTS_READING.map(({ name, who, input }): Walked => ({
    name,
    who,
    input: ({ shop }) => input(shop),
  })),
]

export const WALKED_WRITING: Walked[] = [
  { name: 'report.reveal', who: 'dispatcher', input: ({ secret }) => ({ id: secret }) },
  ...WRITING_CASES.map(({ name, who, first }): Walked => ({
    name,
    who,
    input: ({ town }, id) => first(town, id),
  })),
  ...WRITING_CALLS.map(({ name, who, input }): Walked => ({
    name,
    who,
    input: ({ hall }, id) => input(hall, id),
  })),
  ...POINTS_WRITING.map(({ name, who, input }): Walked => ({
    name,
    who,
    input: ({ shop }) => input(shop),
  })),
]

/** What changes the caller's own account or makes something new: its input is about nobody else. */
const OWN =
  /^(identity\.(?!approve)|notice\.|evidence\.|duty\.leave|booking\.setHours|points\.(join|close|wish|give)|(report|complaint)\.submit|report\.selfHandle|mediation\.(apply|jot)|volunteer\.(register|apply|join|quit))/

/** Whether others ask for the same. */
export const isOfOthers = (name: CallName): boolean => isReading(name) || !OWN.test(name)

/** Everybody with an account has allowed enough messages, so that pushes go out to be walked as well. */
async function withSubscriptions(town: Town): Promise<void> {
  const quota = { progress: 1_000, task: 1_000 }
  const ids = [SETTINGS.templates.progress.id, SETTINGS.templates.task.id]
  for (const user of town.cloud.store.find('users', {}, { _id: 1 }, 1_000)) {
    for (const id of ids) town.cloud.pushes.grant(String(user.openid), id, 1_000)
    await town.replace('users', { ...user, _id: String(user._id), quota } as { _id: string })
  }
}

/** Several people leave what is theirs (`PLANTED`) in the town. */
export async function begin(world: World): Promise<World> {
  const { town } = world
  await makeAdmin(town, 'leadB')
  // A number of nobody else’s, so that what is found is whose it is.
  for (const [i, jobNo] of ['R1', 'R2', 'R3'].entries()) {
    const [staff] = town.cloud.store.find('staff', { _id: `staff:${jobNo}` })
    const other = { ...staff, _id: `staff:${jobNo}`, phone: `1000000910${i}` }
    await town.replace('staff', other)
  }
  await withSubscriptions(town)
  await town.ask('resident', 'identity.update', { requestId: rid(), nickname: PLANTED.nickname })
  await leavePhone(town, OPENID.resident, PLANTED.phone)
  const [lng, lat] = pointIn('A1', 0.5, 0.5)
  const requestId = rid('secret')
  const photo = await town.upload('resident', `drafts/${requestId}/1.jpg`)
  const { id } = await town.ask('resident', 'report.submit', {
    ...{ requestId, text: `${PLANTED.secret}，路灯不亮`, photos: [photo], category: '0201' },
    ...{ place: { kind: 'pin', lng, lat, label: PLANTED.address }, confidential: true },
  })
  return { ...world, secret: id }
}
