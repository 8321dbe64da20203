import { dateOf } from '../../domain/calendar/zone'
import { ASKED, Cases, CHAIR, CLERK, MEDIATOR, PARTY } from './cases'
import { accountOf, homePlace, persona, stepOn, type World } from './world'

type Ask = World['call']

/** Disputes of a street, told so that every call of mediation is made. */
export async function tellCases(world: World, ask: Ask): Promise<void> {
  const cases = new Cases({ ...world, call: ask })
  // As every minute: the days that can be booked are there before anybody asks.
  await world.cloud.runTimer('jobs')
  await looks(world, ask)
  await fromReport(world, ask)
  await notBegun(world, ask, cases)
  await choosesAgain(world, cases)
  await times(world, ask, cases)
  await besideIt(world, cases)
  await noSitting(cases)
  await sits(world, ask, cases)
}

const withNote = { note: '已和各方说明' }

async function looks(world: World, ask: Ask): Promise<void> {
  await ask(PARTY, 'mediation.window', {})
  await ask(PARTY, 'mediation.figures', {})
  await ask(PARTY, 'mediation.mediator', { id: 'staff:M001' })
  await ask(MEDIATOR, 'mediation.day', {})
  await ask(CHAIR, 'mediation.strands', {})
  await ask(CHAIR, 'mediation.list', { scope: 'open' })
}

/** 转调解: somebody else's report ends with the advice to ask for mediation. */
async function fromReport(world: World, ask: Ask): Promise<void> {
  const [resident, worker] = [persona('wang'), persona('zhang')]
  const place = await homePlace(world)
  const text = '对门在楼道堆杂物，说了几次都吵起来'
  const input = { requestId: world.requestId(), text, category: '0201', place }
  const { id } = await world.call(resident, 'report.submit', input)
  let report = await world.call(worker, 'report.get', { id })
  report = await world.call(worker, 'report.sign', stepOn(world, report))
  await ask(worker, 'report.toMediation', { ...stepOn(world, report), ...withNote })
}

/** Declined, refused, and one whose other side comes in with a code. */
async function notBegun(world: World, ask: Ask, cases: Cases): Promise<void> {
  const declined = await cases.apply()
  await ask(CLERK, 'mediation.reveal', { requestId: world.requestId(), id: declined, party: 'p1' })
  await cases.step(CHAIR, 'decline', declined, withNote)
  await cases.step(CLERK, 'refuse', await cases.at('consenting'), { ...ASKED, note: '' })
  const id = await cases.at('consenting')
  const asked = { requestId: world.requestId(), id, party: 'p2' }
  const { code } = await ask(CLERK, 'mediation.issueCode', asked)
  const entered = { requestId: world.requestId(), code, name: '王建设' }
  await ask(persona('wang'), 'mediation.enterCode', entered)
  await cases.step(persona('wang'), 'consent', id, {})
  await cases.terminate(id)
}

/** 推荐, 婉拒, 请换一位, and 回避 that is decided both ways. */
async function choosesAgain(world: World, cases: Cases): Promise<void> {
  // Members of the committee's list who have no phone yet.
  const second = await accountOf(world, { jobNo: 'M002' })
  for (const jobNo of ['M005', 'M012']) await accountOf(world, { jobNo })
  const proposed = await cases.at('ranking')
  await cases.step(PARTY, 'rank', proposed, { ranked: ['staff:M001'] })
  await cases.step(CLERK, 'rank', proposed, { ranked: ['staff:M003'], ...ASKED })
  const propose = { team: [], note: '懂邻里的事' }
  await cases.step(CHAIR, 'propose', proposed, { lead: 'staff:M001', ...propose })
  await cases.step(MEDIATOR, 'pass', proposed, { note: '这几天请假' })
  await cases.step(CHAIR, 'propose', proposed, { lead: 'staff:M002', ...propose })
  await cases.step(second, 'take', proposed, { disclosure: '' })
  await cases.step(PARTY, 'approve', proposed, {})
  await cases.step(CLERK, 'replace', proposed, { ...ASKED, note: '' })

  const recused = await cases.at('booking')
  const doubt = { note: '他是对方的老邻居' }
  await cases.step(PARTY, 'recuse', recused, doubt)
  await cases.step(CHAIR, 'dismissRecusal', recused, withNote)
  const upheld = await cases.at('booking')
  await cases.step(PARTY, 'recuse', upheld, doubt)
  await cases.step(CHAIR, 'upholdRecusal', upheld, { note: '' })
}

/** A time is kept and let go, moved, waited for and cancelled. */
async function times(world: World, ask: Ask, cases: Cases): Promise<void> {
  const kept = await cases.at('booking')
  await cases.hold(kept)
  await ask(PARTY, 'mediation.release', { requestId: world.requestId(), id: kept })
  const full = await cases.at('scheduled')
  await cases.wait(kept, full)
  const { waiting } = await world.call(PARTY, 'mediation.get', { id: kept })
  const n = waiting[0]?.n ?? 0
  await ask(PARTY, 'mediation.unwait', { requestId: world.requestId(), id: kept, n })
  await cases.step(PARTY, 'move', full, { ...(await cases.hold(full)), link: '', note: '' })
  await cases.step(PARTY, 'cancel', full, withNote)
}

/** More time and a guest, which every side has to agree to. */
async function besideIt(world: World, cases: Cases): Promise<void> {
  const id = await cases.at('scheduled')
  await cases.step(MEDIATOR, 'askExtend', id, { note: '要等鉴定结果' })
  await cases.step(PARTY, 'extend', id, {})
  await cases.step(CLERK, 'extend', id, ASKED)
  await cases.step(MEDIATOR, 'invite', id, { staff: 'staff:M005' })
  await cases.step(PARTY, 'refuseInvite', id, {})
  await cases.step(MEDIATOR, 'invite', id, { staff: 'staff:M012' })
  await cases.step(PARTY, 'agreeInvite', id, {})
  await cases.step(CLERK, 'agreeInvite', id, ASKED)
}

async function noSitting(cases: Cases): Promise<void> {
  const absent = await cases.at('scheduled')
  await cases.comeTo(absent)
  await cases.step(MEDIATOR, 'absent', absent, { missing: ['p2'], note: '' })
  const adjourned = await cases.at('session')
  await cases.step(MEDIATOR, 'adjourn', adjourned, { note: '等鉴定结果' })
}

/** At the table: an offer, notes, a draft, an agreement that is revised, signed or not, and rated. */
async function sits(world: World, ask: Ask, cases: Cases): Promise<void> {
  const id = await cases.at('session')
  const atTable = () => ({ requestId: world.requestId(), id })
  await ask(MEDIATOR, 'mediation.offer', { ...atTable(), text: '本月修好，粉刷费各出一半' })
  await ask(PARTY, 'mediation.jot', { ...atTable(), text: '底线是修好' })
  for (const stage of ['drafted', 'agreed'] as const) await cases.lead(id, stage)
  await ask(CLERK, 'mediation.paper', { id })
  await cases.step(MEDIATOR, 'revise', id, { note: '金额写错了' })
  for (const stage of ['drafted', 'agreed'] as const) await cases.lead(id, stage)
  const { version } = await world.call(CLERK, 'mediation.get', { id })
  const requestId = world.requestId()
  const day = dateOf(world.cloud.clock.now())
  await ask(CLERK, 'mediation.sign', {
    ...{ requestId, id, version, mediator: day, seal: day },
    parties: ['p1', 'p2'].map((party) => ({ party, date: day })),
    photos: [await world.upload(CLERK, requestId)],
  })
  await cases.step(PARTY, 'rate', id, { stars: 5, comment: '讲得清楚' })
  const refused = await cases.at('agreed')
  await cases.step(MEDIATOR, 'refuseSign', refused, { note: '回家商量后不同意' })
}
