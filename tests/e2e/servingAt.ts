import { PLAN } from '../../devtools/bench/volunteerVisits'
import { HOUR_MS } from '../../domain/calendar/zone'
import type { Activity } from '../../domain/volunteer/activity/types'
import type { Part } from '../../domain/volunteer/part/types'
import type { TestDesk } from './desk'
import { agreed, worldAt } from './shortcuts'

/** 志愿服务 at a desk: what a story needs to have happened before it begins, and what is stored of it. */
export function servingAt(desk: () => TestDesk) {
  const activityNamed = (title: string): Activity =>
    desk().cloud.store.find('activities', { title })[0] as unknown as Activity
  const partOf = (openid: string, title: string): Part =>
    desk().cloud.store.find('parts', { user: `user:${openid}`, title })[0] as unknown as Part

  /** Of the leader's first team: two hours long, it begins an hour from now. */
  async function published(leader: string, title: string): Promise<Activity> {
    const world = worldAt(desk())
    await agreed(world, leader)
    const { teams } = await world.call(leader, 'volunteer.home', {})
    const from = desk().cloud.clock.now() + HOUR_MS
    const { id, version } = await world.call(leader, 'volunteer.draft', {
      ...{ ...PLAN, requestId: world.requestId(), team: teams[0]!.id, title },
      ...{ from, to: from + 2 * HOUR_MS, places: 8, venue: { name: '三号楼门口', point: null } },
    })
    await world.call(leader, 'volunteer.publish', { requestId: world.requestId(), id, version })
    return activityNamed(title)
  }

  async function registered(openid: string, name: string): Promise<void> {
    const world = worldAt(desk())
    await agreed(world, openid)
    const input = { requestId: world.requestId(), name, band: 'adult' as const }
    await world.call(openid, 'volunteer.register', input)
  }

  /** 签到码 of now, as the organiser reads it out. */
  const digitsOf = async ({ _id: id, organisers }: Activity): Promise<string> => {
    const leader = organisers[0]!.slice('user:'.length)
    return (await worldAt(desk()).call(leader, 'volunteer.code', { id })).digits
  }
  return { activityNamed, partOf, published, registered, digitsOf }
}
