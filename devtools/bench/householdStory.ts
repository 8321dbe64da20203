import type { GoodView } from '../../domain/contract'
import { persona, type World } from './world'

type Ask = World['call']

const [HEAD, MEMBER] = [persona('wang'), persona('resident-li')]
const PUT_IN = 30

/** A household of two people who have points, told so that every call of theirs is made. */
export async function tellHousehold(world: World, ask: Ask): Promise<void> {
  const [head, member] = [await numberOf(world, HEAD), await numberOf(world, MEMBER)]
  const on = (id: string) => ({ requestId: world.requestId(), id })
  const { id } = await ask(HEAD, 'household.found', {
    requestId: world.requestId(),
    name: '和睦家',
  })
  const enters = async (yes: boolean): Promise<void> => {
    await ask(HEAD, 'household.invite', { ...on(id), no: member })
    await ask(MEMBER, 'household.answer', { ...on(id), yes })
  }
  await ask(HEAD, 'household.invite', { ...on(id), no: member })
  await ask(HEAD, 'household.takeBack', { ...on(id), no: member })
  await enters(false)
  await enters(true)
  await ask(HEAD, 'household.setRules', { ...on(id), upTo: 0, shows: true })
  for (const who of [HEAD, MEMBER]) await ask(who, 'household.put', { ...on(id), points: PUT_IN })
  await spends(world, ask, id)
  for (const who of [HEAD, MEMBER]) {
    await ask(who, 'household.open', {})
    await ask(who, 'household.shop', {})
  }
  await ask(HEAD, 'household.passOn', { ...on(id), no: member })
  await ask(MEMBER, 'household.passOn', { ...on(id), no: head })
  // Each takes along what is his: once as the head says, once by himself, and the last one.
  await ask(HEAD, 'household.leave', { ...on(id), no: member })
  await enters(true)
  await ask(MEMBER, 'household.put', { ...on(id), points: PUT_IN })
  await ask(MEMBER, 'household.leave', on(id))
  await ask(HEAD, 'household.leave', on(id))
}

async function numberOf(world: World, who: string): Promise<string> {
  const { no } = await world.call(who, 'points.account', {})
  if (!no) throw new Error(`${who} has no number`)
  return no
}

/** By the head at once; by the member what the head says yes to, what he refuses, and what is taken back. */
async function spends(world: World, ask: Ask, id: string): Promise<void> {
  const spend = async (who: string): Promise<string> => {
    const { code: good, price } = await cheapest(world)
    await ask(who, 'household.spend', { requestId: world.requestId(), id, good, price })
    return good
  }
  await spend(HEAD)
  for (const yes of [true, false]) {
    const good = await spend(MEMBER)
    const settled = { requestId: world.requestId(), id, ask: await asked(world), good, yes }
    await ask(HEAD, 'household.settle', settled)
  }
  await spend(MEMBER)
  await ask(MEMBER, 'household.withdraw', {
    ...{ requestId: world.requestId(), id },
    ask: await asked(world),
  })
}

async function cheapest(world: World): Promise<GoodView> {
  const { goods } = await world.call(HEAD, 'points.shop', {})
  const [good] = goods
    .filter((g) => g.offered && g.left > 0 && g.perMonth === null)
    .sort((a, b) => a.price - b.price)
  if (!good || good.price > PUT_IN) throw new Error('nothing that the household can have')
  return good
}

/** What waits for the head's word. */
async function asked(world: World): Promise<string> {
  const { household } = await world.call(HEAD, 'household.open', {})
  const [ask] = household?.asks ?? []
  if (!ask) throw new Error('nothing is asked for')
  return ask.id
}
