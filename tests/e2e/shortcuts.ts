export { agreed } from '../../devtools/bench/world'
import { persona, stepOn, worldOf, type World } from '../../devtools/bench/world'
import type { TestDesk } from './desk'

const worlds = new WeakMap<TestDesk, World>()

/**
 * The same people, but by calls: what a story needs to have happened before it begins. One a desk,
 * for its request ids are counted.
 */
export function worldAt(desk: TestDesk): World {
  const world = worlds.get(desk) ?? worldOf(desk.cloud)
  worlds.set(desk, world)
  return world
}

/** A report of 王阿姨 that is solved, verified and waits for her word; returns its id. */
export async function solvedReport(
  world: World,
  text: string,
  buildingId: string,
): Promise<string> {
  const [worker, lead] = [persona('zhang'), persona('zhao')]
  const place = { kind: 'building' as const, buildingId }
  const input = { requestId: world.requestId(), text, category: '0202', place }
  const { id } = await world.call(persona('wang'), 'report.submit', input)
  let report = await world.call(worker, 'report.get', { id })
  report = await world.call(worker, 'report.sign', stepOn(world, report))
  const done = { text: '已处理', noPhotoReason: '夜间拍不清' }
  await world.call(worker, 'report.resolve', { ...stepOn(world, report), ...done })
  report = await world.call(lead, 'report.get', { id })
  await world.call(lead, 'report.verifyPass', stepOn(world, report))
  return id
}
