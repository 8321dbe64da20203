import type { ActivityView, InputOf, PartView, RosterLine } from '../../domain/contract'
import { HOUR_MS } from '../../domain/calendar/zone'
import { persona, stepOn, type World } from './world'

type Ask = World['call']
type Plan = Omit<InputOf<'volunteer.draft'>, 'requestId' | 'team'>

/** Has no phone at hand: ticked on the roster. */
const OTHER = persona('keeper-su')

export const planAt = (from: number, places: number): Plan => ({
  ...{ title: '扫雪除冰', content: '清扫小区门口的雪', from, to: from + 2 * HOUR_MS, places },
  ...{ venue: { name: '丁香小区门口', point: null }, minAge: 0, insured: true, skills: '' },
  ...{ rule: 'GM01', risk: '路滑，请穿防滑鞋' },
})

/** Activities of a team that the first of these leads, told so that every call of theirs is made. */
export async function tellActivities(
  world: World,
  ask: Ask,
  team: string,
  [leader, member]: [leader: string, member: string],
): Promise<void> {
  const registered = { requestId: world.requestId(), name: '陈先生', band: 'adult' as const }
  await ask(OTHER, 'volunteer.register', registered)
  const { id, from } = await planned(world, ask, team, leader)
  await peopleSignUp(world, ask, id, [member, OTHER])
  await looks(ask, id, member, leader)
  await isHeld(world, ask, { id, from }, [leader, member])
  await hoursAreTold(world, ask, team, [leader, member])
  const { activity } = await ask(leader, 'volunteer.activity', { id })
  await ask(leader, 'volunteer.confirm', stepOn(world, activity))
  await ask(member, 'volunteer.hours', {})
  const off = await planned(world, ask, team, leader)
  await ask(leader, 'volunteer.cancel', { ...stepOn(world, off), note: '下大雪，改期再办' })
}

/** A draft, published, with a place more. */
async function planned(
  world: World,
  ask: Ask,
  team: string,
  leader: string,
): Promise<ActivityView> {
  const from = world.cloud.clock.now() + 3 * HOUR_MS
  const requestId = world.requestId()
  const draft = await ask(leader, 'volunteer.draft', { requestId, team, ...planAt(from, 2) })
  const open = await ask(leader, 'volunteer.publish', stepOn(world, draft))
  return ask(leader, 'volunteer.change', {
    ...{ ...stepOn(world, open), ...planAt(from, 3) },
    note: '多一个名额',
  })
}

async function peopleSignUp(world: World, ask: Ask, activity: string, who: string[]) {
  const asked = () => ({ requestId: world.requestId(), activity, risk: 1 })
  for (const one of who) await ask(one, 'volunteer.signUp', asked())
  const [first = ''] = who
  await ask(first, 'volunteer.cancelSignUp', { requestId: world.requestId(), activity })
  await ask(first, 'volunteer.signUp', asked())
}

async function looks(ask: Ask, id: string, member: string, leader: string): Promise<void> {
  await ask(member, 'volunteer.activities', { scope: 'open' })
  await ask(leader, 'volunteer.activities', { scope: 'led' })
  await ask(leader, 'volunteer.activities', { scope: 'todo' })
  await ask(member, 'volunteer.activity', { id })
}

/** One checks in and out by himself, one by the roster. */
async function isHeld(
  world: World,
  ask: Ask,
  { id, from }: Pick<ActivityView, 'id' | 'from'>,
  [leader, member]: [string, string],
): Promise<void> {
  const { clock } = world.cloud
  clock.advance(from - clock.now())
  const { digits: code } = await ask(leader, 'volunteer.code', { id })
  await ask(member, 'volunteer.checkIn', { requestId: world.requestId(), activity: id, code })
  const line = async (step: string): Promise<RosterLine> => {
    const { lines } = await ask(leader, 'volunteer.roster', { id })
    const found = lines.find(({ actions, name }) =>
      actions.some((x) => x === step && name.startsWith('陈')),
    )
    if (!found) throw new Error(`nobody to ${step}`)
    return found
  }
  await ask(leader, 'volunteer.tickIn', stepOn(world, await line('tickIn')))
  clock.advance(HOUR_MS)
  await ask(member, 'volunteer.checkOut', { requestId: world.requestId(), activity: id })
  await ask(leader, 'volunteer.tickOut', stepOn(world, await line('tickOut')))
  const { activity } = await ask(leader, 'volunteer.activity', { id })
  await ask(leader, 'volunteer.finish', stepOn(world, activity))
  await world.cloud.atRest()
}

/** Own hours: one finds some right, and others not. */
async function hoursAreTold(
  world: World,
  ask: Ask,
  team: string,
  [leader, member]: [string, string],
): Promise<void> {
  const claimed = (hoursAgo: number): Promise<PartView> => {
    const to = world.cloud.clock.now() - hoursAgo * HOUR_MS
    const told = { team, title: '陪邻居看病', from: to - HOUR_MS, to, note: '邻居独居' }
    return ask(member, 'volunteer.claim', { requestId: world.requestId(), ...told })
  }
  const [right, wrong] = [await claimed(10), await claimed(20)]
  await ask(leader, 'volunteer.day', {})
  const found = { from: right.from, to: right.to, note: '核实过' }
  await ask(leader, 'volunteer.count', { ...stepOn(world, right), ...found })
  await ask(leader, 'volunteer.strike', { ...stepOn(world, wrong), note: '当天没有去' })
}
