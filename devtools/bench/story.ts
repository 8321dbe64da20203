import { PURPOSE_NAMES } from '../../domain/call/basis'
import { inWordsOfNow } from '../../domain/identity/purposes'
import { HOURS_SHAPE, hoursId } from '../../domain/booking/types'
import { dateString, dayOf } from '../../domain/calendar/zone'
import type { ReportView } from '../../domain/contract'
import { tellAccounts, tellNumber } from './accountStory'
import { tellCases } from './caseStory'
import { tellComplaints } from './complaintStory'
import { tellPoints } from './pointsStory'
import { tellTeams } from './teamStory'
import { GRID, atDesk, bind, homePlace, persona, stepOn, type World } from './world'

/** 路面破损: has no ★ and no call first, so the plain path. */
const CATEGORY = '0201'

type Ask = World['call']

/** What a street does in a day, told once, so that every call of the contract is made. */
export async function tellStory(world: World, ask: Ask): Promise<void> {
  const solved = await straight(world, ask)
  const rating = { outcome: 'solved' as const, stars: 5, comment: '很快' }
  await ask(persona('wang'), 'report.rate', { ...stepOn(world, solved), ...rating })
  await unsolved(world, ask, 'grantReopen')
  await unsolved(world, ask, 'declineReopen')
  await byTheDesk(world, ask)
  await alone(world, ask)
  await away(world, ask)
  await offersHours(world, ask)
  await looks(world, ask)
  await settings(world, ask)
  const waiting = await submit(world, ask)
  await tellNumber(world, ask, waiting)
  await tellPoints(world, ask)
  // A week later nothing has come of it.
  const late = await world.call(persona('wang'), 'report.get', { id: waiting.id })
  await ask(persona('wang'), 'report.urge', stepOn(world, late))
  await tellComplaints(world, ask, solved.id)
  await tellTeams(world, ask)
  await tellCases(world, ask)
  await tellAccounts(world, ask)
}

async function submit(world: World, ask: Ask): Promise<ReportView> {
  const resident = persona('wang')
  const requestId = world.requestId()
  const announced = { requestId: world.requestId(), under: requestId, names: ['0-bench.jpg'] }
  await ask(resident, 'evidence.begin', announced)
  return ask(resident, 'report.submit', {
    requestId,
    text: '楼道口的路面破了一个坑，晚上很危险',
    photos: [await world.upload(resident, requestId)],
    category: CATEGORY,
    place: await homePlace(world),
  })
}

async function resolve(world: World, ask: Ask, report: ReportView): Promise<ReportView> {
  const worker = persona('zhang')
  const step = stepOn(world, report)
  const photos = [await world.upload(worker, step.requestId)]
  return ask(worker, 'report.resolve', { ...step, text: '已修补平整', photos })
}

/** 上报 → 签收 → 办好了 → 核查不过 → 办好了 → 核查通过; returns what the resident then sees. */
async function straight(world: World, ask: Ask): Promise<ReportView> {
  const [resident, worker, lead] = [persona('wang'), persona('zhang'), persona('zhao')]
  const { id } = await submit(world, ask)
  let report = await ask(worker, 'report.get', { id })
  report = await ask(worker, 'report.sign', stepOn(world, report))
  report = await resolve(world, ask, report)
  report = await ask(lead, 'report.get', { id })
  report = await ask(lead, 'report.verifyFail', { ...stepOn(world, report), note: '边上没补' })
  report = await ask(worker, 'report.get', { id })
  report = await resolve(world, ask, report)
  await ask(lead, 'report.verifyPass', stepOn(world, report))
  return ask(resident, 'report.get', { id })
}

/** 未解决, then asked for again: the first 重办 comes by itself, of the next the street decides. */
async function unsolved(
  world: World,
  ask: Ask,
  decision: 'grantReopen' | 'declineReopen',
): Promise<void> {
  const [resident, worker, lead] = [persona('wang'), persona('zhang'), persona('zhao')]
  const first = await straight(world, ask)
  const rating = { outcome: 'unsolved' as const, stars: 2, comment: '还是松动' }
  await ask(resident, 'report.rate', { ...stepOn(world, first), ...rating })
  let report = await ask(worker, 'report.get', { id: first.id })
  if (report.actions.some((a) => a.action === 'sign')) {
    report = await ask(worker, 'report.sign', stepOn(world, report))
  }
  report = await resolve(world, ask, report)
  report = await ask(lead, 'report.get', { id: first.id })
  await ask(lead, 'report.verifyPass', stepOn(world, report))
  report = await ask(resident, 'report.get', { id: first.id })
  await ask(resident, 'report.reopen', { ...stepOn(world, report), note: '又坏了' })
  report = await ask(persona('sun'), 'report.get', { id: first.id })
  await ask(persona('sun'), `report.${decision}`, { ...stepOn(world, report), note: '已去看过' })
}

/** What goes to the dispatcher: returned, accepted, assigned, rejected; and one taken back. */
async function byTheDesk(world: World, ask: Ask): Promise<void> {
  const [resident, worker, desk] = [persona('wang'), persona('zhang'), persona('sun')]
  const { id } = await submit(world, ask)
  let report = await ask(worker, 'report.get', { id })
  await ask(worker, 'report.return', { ...stepOn(world, report), note: '属于市政管网' })
  report = await ask(desk, 'report.get', { id })
  const { items } = await ask(desk, 'duty.candidates', { gridCode: report.gridCode ?? undefined })
  const handler = items[0]?.id
  if (!handler) throw new Error('the demo grid has no candidate')
  await ask(desk, 'report.assign', { ...stepOn(world, report), handler })

  const accepted = await ask(desk, 'report.get', { id: (await atDesk(world, ask)).id })
  await ask(desk, 'report.accept', { ...stepOn(world, accepted), category: CATEGORY })
  const refused = await ask(desk, 'report.get', { id: (await atDesk(world, ask)).id })
  await ask(desk, 'report.reject', { ...stepOn(world, refused), note: '不在本街道辖区' })
  const mine = await atDesk(world, ask)
  await ask(resident, 'report.withdraw', { ...stepOn(world, mine), note: '已经好了' })
}

async function alone(world: World, ask: Ask): Promise<void> {
  const requestId = world.requestId()
  await ask(persona('zhang'), 'report.selfHandle', {
    requestId,
    text: '路边杂物已清走',
    photos: [await world.upload(persona('zhang'), requestId)],
    category: CATEGORY,
    place: await homePlace(world),
  })
}

/** Another 网格员 of the demo grid, who may stand in for the worker. */
async function colleagueOf(world: World, staffId: string): Promise<string> {
  const inGrid = { active: true, 'posts.scopeId': GRID }
  const found = world.cloud.store
    .find('staff', inGrid, {}, 50)
    .find(({ _id, posts }) => _id !== staffId && JSON.stringify(posts).includes('"gridWorker"'))
  if (!found) throw new Error('the demo worker has no colleague')
  await bind(world, world.call, 'o-bench-colleague', found.phone)
  return String(found._id)
}

/** Somebody is away: work goes to others, one by one and all at once. */
async function away(world: World, ask: Ask): Promise<void> {
  const [worker, lead, desk] = [persona('zhang'), persona('zhao'), persona('sun')]
  const staffOf = (openid: string): string =>
    String(world.cloud.store.find('staff', { openid }, {}, 1)[0]?._id)
  const { id } = await submit(world, ask)
  let report = await ask(lead, 'report.get', { id })
  report = await ask(lead, 'report.reassign', { ...stepOn(world, report), handler: staffOf(lead) })
  report = await ask(desk, 'report.get', { id })
  await ask(desk, 'report.reassign', { ...stepOn(world, report), handler: staffOf(worker) })

  report = await ask(worker, 'report.get', { id: (await submit(world, ask)).id })
  report = await ask(worker, 'report.sign', stepOn(world, report))
  await resolve(world, ask, report)
  report = await ask(desk, 'report.get', { id: report.id })
  const verifier = { ...stepOn(world, report), handler: staffOf(desk) }
  await ask(desk, 'report.reassignVerifier', verifier)

  const now = world.cloud.clock.now()
  const deputy = await colleagueOf(world, staffOf(worker))
  const leave = { from: now, to: now + 86_400_000, deputy }
  await ask(worker, 'duty.leave', { requestId: world.requestId(), leave })
  await ask(worker, 'duty.ownLeave', {})
  await ask(lead, 'duty.people', {})
  await ask(lead, 'duty.tasksOf', { staff: staffOf(worker) })
  const order = { requestId: world.requestId(), staff: staffOf(worker), to: staffOf(lead) }
  await ask(lead, 'duty.handOver', order)
  await ask(worker, 'duty.leave', { requestId: world.requestId(), leave: null })
}

/** Somebody who can be booked looks at his hours and takes an hour off; a resident looks at the week. */
async function offersHours(world: World, ask: Ask): Promise<void> {
  const [resident, worker] = [persona('wang'), persona('zhang')]
  const staffId = String(world.cloud.store.find('staff', { openid: worker }, {}, 1)[0]?._id)
  if (world.cloud.store.count('hours', { _id: hoursId(staffId) }) === 0) {
    const weekly = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '09:00', to: '17:00' }))
    const offered = { weekly, onHolidays: false, minutes: 60 as const, bufferMinutes: 15, off: [] }
    const stored = { _id: hoursId(staffId), shape: HOURS_SHAPE, resource: staffId, ...offered }
    world.cloud.store.insertMany('hours', [{ ...stored, leave: null, rev: 1 }])
  }
  const { weekly, onHolidays, minutes, bufferMinutes, rev } = await ask(worker, 'booking.hours', {})
  const now = world.cloud.clock.now()
  await ask(worker, 'booking.setHours', {
    ...{ requestId: world.requestId(), weekly, onHolidays, minutes, bufferMinutes, rev },
    off: [{ from: now, to: now + 3_600_000 }],
  })
  await ask(resident, 'booking.week', { from: dateString(dayOf(now)) })
}

/** Reading calls of people who open the mini-program and look around. */
async function looks(world: World, ask: Ask): Promise<void> {
  const [resident, worker, desk] = [persona('wang'), persona('zhang'), persona('sun')]
  for (const someone of [resident, worker, desk]) await ask(someone, 'home.open', {})
  await ask(resident, 'identity.me', {})
  await ask(worker, 'identity.me', {})
  await ask(resident, 'identity.myData', {})
  const street = await ask(resident, 'street.get', {})
  await ask(resident, 'place.buildings', { estateId: street.estates[0]?.id ?? '' })
  await ask(resident, 'place.locate', { place: await homePlace(world) })
  const [west, south, east, north] = street.bounds
  const pin = { kind: 'pin' as const, lng: (west + east) / 2, lat: (south + north) / 2 }
  await ask(resident, 'place.locate', { place: pin })
  await ask(resident, 'report.list', { scope: 'mine' })
  await ask(resident, 'report.list', { scope: 'mineOpen' })
  await ask(worker, 'report.list', { scope: 'todo' })
  await ask(worker, 'report.list', { scope: 'handled' })
  await ask(desk, 'report.list', { scope: 'desk' })
  await ask(resident, 'notice.list', { box: 'mine' })
  const inbox = await ask(worker, 'notice.list', { box: 'work' })
  const ids = inbox.items.map((n) => n.id)
  await ask(worker, 'notice.read', { requestId: world.requestId(), ids })
  await ask(worker, 'notice.readAll', { requestId: world.requestId(), box: 'work' })
}

async function settings(world: World, ask: Ask): Promise<void> {
  const resident = persona('li')
  const consents = inWordsOfNow(PURPOSE_NAMES)
  await ask(resident, 'identity.agree', { requestId: world.requestId(), consents })
  await ask(resident, 'identity.update', { requestId: world.requestId(), elderMode: true })
  const results = { progress: 'accept' as const }
  await ask(resident, 'notice.accept', { requestId: world.requestId(), results })

  const staff = world.cloud.store.find('staff', { active: true }, { jobNo: 1 }, 200)
  const unbound = staff.find((s) => s.openid === null && s.phone !== '')
  if (!unbound) throw new Error('every member of staff is bound already')
  await bind(world, ask, 'o-bench-newcomer', unbound.phone)
}
