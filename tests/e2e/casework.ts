import { bind, persona, type World } from '../../devtools/bench/world'
import type { CallName, CaseView, InputOf } from '../../domain/contract'
import type { CaseStepName } from '../../domain/mediation/calls'
import type { Case } from '../../domain/mediation/types'
import { pageOf } from '../../domain/notice/pages'
import { dayIn } from '../../domain/calendar/workingTime'
import { HOUR_MS, dayOf, shanghai, startOfDay } from '../../domain/calendar/zone'
import type { StreetSettings, Staff } from '../../domain/street/types'
import type { TestDesk } from './desk'
import type { Person } from './person'
import { agreed } from './shortcuts'

/** Who has to do with a dispute, and what happens to one by calls: what a story begins after. */

export const [WANG, LI] = [persona('wang'), persona('li')]
export const [MEDIATOR, CHAIR, CLERK] = [persona('wuyun'), persona('yang'), persona('bai')]
/** Somebody of the street's own staff whom no case concerns. */
const STRANGER = persona('zhang')

/**
 * The clock goes on to eight o'clock on the next Monday of a week whose weekdays are all worked: what
 * is free then is so on whatever day the tests run.
 */
export function onMonday({ cloud }: TestDesk): void {
  const [settings] = cloud.store.find('settings', {
    _id: 'settings:street',
  }) as unknown as StreetSettings[]
  if (!settings) throw new Error('the street has no settings')
  const now = cloud.clock.now()
  const isWorked = (day: number): boolean => dayIn(settings.calendar, day).worked
  let monday = dayOf(now) + 1
  const fits = () =>
    shanghai(startOfDay(monday)).day() === 1 && [0, 1, 2, 3, 4].every((n) => isWorked(monday + n))
  while (!fits()) monday += 1
  cloud.clock.advance(startOfDay(monday) + 8 * HOUR_MS - now)
}

export const storedCase = ({ cloud }: TestDesk, id: string): Case => {
  const [found] = cloud.store.find('cases', { _id: id }) as unknown as Case[]
  if (!found) throw new Error(`no case ${id}`)
  return found
}

/** The clock goes on to the time that was made for the sitting. */
export function toSitting(desk: TestDesk, id: string): void {
  const { booking } = storedCase(desk, id)
  if (!booking) throw new Error(`${id} has no appointment`)
  desk.cloud.clock.advance(booking.from - desk.cloud.clock.now())
}

/** A step on a case by a call, on the version that is there. */
export async function step(
  world: World,
  who: string,
  action: CaseStepName,
  id: string,
  words: object = {},
): Promise<CaseView> {
  const { version } = await world.call(who, 'mediation.get', { id })
  const input = { requestId: world.requestId(), id, version, ...words }
  const name = `mediation.${action}` as CallName
  return world.call(who, name, input as unknown as InputOf<CallName>) as Promise<CaseView>
}

interface Dispute {
  facts: string
  claim: string
}

/** 王秀英 against 李志远, as she sent it from her phone. */
export async function applied(world: World, dispute: Dispute): Promise<string> {
  for (const who of [WANG, LI]) await agreed(world, who)
  const { id } = await world.call(WANG, 'mediation.apply', {
    requestId: world.requestId(),
    specialty: 'neighbour',
    parties: [
      { side: 'applicant', kind: 'person', name: '王秀英', phone: '10000090001', me: true },
      { side: 'respondent', kind: 'person', name: '李志远', phone: '10000090002' },
    ],
    ...dispute,
  })
  return id
}

/** … as far as 受理: he came in with a code. */
export async function accepted(world: World, dispute: Dispute): Promise<string> {
  const id = await applied(world, dispute)
  await step(world, CHAIR, 'screen', id, { risk: 'GREEN', policeRecord: '' })
  const asked = { requestId: world.requestId(), id, party: 'p2' }
  const { code } = await world.call(CLERK, 'mediation.issueCode', asked)
  const entered = { requestId: world.requestId(), code, name: '李志远' }
  await world.call(LI, 'mediation.enterCode', entered)
  await step(world, LI, 'consent', id)
  await step(world, CHAIR, 'accept', id)
  return id
}

/** … and as far as 双向选择. */
export async function choosing(world: World, dispute: Dispute): Promise<string> {
  const id = await accepted(world, dispute)
  for (const who of [WANG, LI]) await step(world, who, 'acknowledge', id)
  return id
}

export const staffNamed = (desk: TestDesk, name: string): Staff => {
  const found = desk.cloud.store.find('staff', { name, active: true }, {}, 1)[0]
  if (!found) throw new Error(`nobody is called ${name}`)
  return found as unknown as Staff
}

/** Somebody of the committee's list who has a phone from now on; returns his openid. */
export async function hasPhone(desk: TestDesk, world: World, name: string): Promise<string> {
  const { jobNo, phone } = staffNamed(desk, name)
  const openid = `o-committee-${jobNo.toLowerCase()}`
  await bind(world, world.call, openid, phone)
  return openid
}

export const looksAt = ({ phone }: Person, id: string): Promise<void> =>
  phone.open(pageOf('mediation.case', id))
export const worksOn = ({ phone }: Person, id: string): Promise<void> =>
  phone.open(pageOf('mediation.work', id))
export const sitsAt = ({ phone }: Person, id: string): Promise<void> =>
  phone.open(`packages/mediation/table/index?id=${encodeURIComponent(id)}`)

/** A time in the first room, kept and confirmed. */
export async function makesTime(who: Person): Promise<void> {
  await who.taps('约时间')
  await who.taps('到调解室')
  await who.taps(/调解一室/)
  await who.taps('就选这个时间')
  await who.taps('确定这个时间')
  await who.isTold('已约好')
}

/** The mediator's words of an agreement, one duty with money; a day that is missing is asked for. */
export async function writesDraft(mediator: Person): Promise<void> {
  await mediator.taps('写协议草稿')
  await mediator.types('双方认可的事实', '漏水属实，双方认可')
  await mediator.types('做什么', '支付粉刷费')
  await mediator.types('金额', '3000')
  await mediator.types('怎样做', '转账到对方账户')
  await mediator.types('调解记录', '双方当面协商')
  await mediator.taps('放到桌上')
  await mediator.isTold('还有1处要改')
  await mediator.sees('请选最晚哪天做到。')
  await mediator.taps('最晚哪天')
  await mediator.taps('确定')
  await mediator.taps('放到桌上')
  await mediator.sees('协议草稿')
}

/** Whoever has nothing to do with it opens every page of the case, and reads none of the words. */
export async function strangerSeesNothing(
  desk: TestDesk,
  id: string,
  words: readonly string[],
): Promise<void> {
  const stranger = await desk.person(STRANGER)
  for (const opens of [looksAt, worksOn, sitsAt]) {
    await opens(stranger, id)
    await stranger.sees('没能打开')
    for (const word of words) await stranger.noLongerSees(word)
  }
}

/** The whole way of a case: the state it came to, who brought it there, and by which step. */
export function wayOf(desk: TestDesk, id: string): string[] {
  return storedCase(desk, id).history.map(({ to, action, by }) => {
    const who = by.name || by.principal.replace('user:o-resident-', '')
    return `${to} ← ${action}, ${by.role} ${who}`
  })
}
