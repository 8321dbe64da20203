import { NOBODY } from '../../../domain/duty/presence'
import { TIMER_REQUEST } from '../../../domain/matter/escalate'
import { assertWhole } from '../../../domain/matter/lifecycle'
import { noticeOf } from '../../../domain/notice/compose'
import { ok } from '../../../domain/result'
import type { StreetSettings } from '../../../domain/street/types'
import { settle, watch } from '../../../domain/volunteer/activity/decide'
import { ACTIVITY } from '../../../domain/volunteer/activity/lifecycle'
import { lateActivityTell } from '../../../domain/volunteer/activity/notices'
import { shut, written } from '../../../domain/volunteer/activity/roll'
import { ACTIVITIES_TENDED } from '../../../domain/volunteer/activity/tended'
import type { Activity } from '../../../domain/volunteer/activity/types'
import { ladderOf, type Situation } from '../../../domain/volunteer/team/decide'
import type { Tended } from '../../../domain/duty/tended'
import { now } from '../../platform/clock'
import { collection, command } from '../../platform/collections'
import { presenceOfAll } from '../../platform/presence'
import { streetSettings } from '../../platform/settings'
import { writeTended } from '../../platform/tended'
import { transact, type Transaction } from '../../platform/transact'
import type { Watch } from '../watch'
import { followRoll } from './rolls'

/** An activity: led by whoever leads its team, over at its end, its list confirmed in time. */
const ACTIVITIES = { name: 'activities', rules: ACTIVITIES_TENDED as Tended } as const

async function situationIn(
  transaction: Transaction,
  { community }: Activity,
  settings: StreetSettings,
): Promise<Situation> {
  const people = ladderOf(community, settings)
  const presence = await presenceOfAll(transaction, { ...NOBODY, people })
  return { now: transaction.at, settings, presence, requestId: TIMER_REQUEST }
}

/** As its team is led now; the activity as it is then, written only where something has changed. */
async function settled(
  transaction: Transaction,
  activity: Activity,
  s: Situation,
): Promise<Activity> {
  const team = await transaction.collection('teams').get(activity.team)
  const next = team && settle(activity, team, s)
  if (!next) return activity
  await writeTended(transaction, ACTIVITIES, next, activity, s.settings, s.now)
  return next
}

/** What the timer does with one whose moment has come; nobody enters a roll of what is over. */
async function lookIn(transaction: Transaction, activity: Activity, s: Situation): Promise<void> {
  const seen = watch(activity, s)
  if (!seen) return
  const next = seen.matter
  assertWhole(ACTIVITY, next)
  if (next.state !== activity.state) {
    const roll = await transaction.collection('rolls').get(next._id)
    if (roll) await transaction.collection('rolls').put(written(shut(roll), s.now))
    await writeTended(transaction, ACTIVITIES, next, activity, s.settings, s.now)
    return
  }
  await transaction.collection('activities').put(next)
  if (!seen.tell) return
  const tell = lateActivityTell(next, seen.tell, s.now)
  await transaction.collection('notices').add(noticeOf(next, tell, s.now))
}

/** Settles one, and looks whether its moment has come. */
async function look({ _id }: { _id: string }): Promise<void> {
  const settings = await streetSettings()
  await transact(async (transaction) => {
    const stored = await transaction.collection('activities').get(_id)
    if (!stored?.open) return ok(null)
    const s = await situationIn(transaction, stored, settings)
    const activity = await settled(transaction, stored, s)
    // Whoever has it now has time to look at it himself.
    if (activity.waitingFor === stored.waitingFor) await lookIn(transaction, activity, s)
    return ok(null)
  })
}

/** What a team has open at once. */
const OF_ONE_TEAM = 200

/** The leaders of a team have changed: so have those who lead what it has open. */
export async function followTeam(team: string): Promise<void> {
  const open = await collection('activities').find(
    { team, open: true },
    { limit: OF_ONE_TEAM, fields: ['_id'] },
  )
  for (const one of open) await look(one)
}

const activityWatch: Watch = {
  name: 'activities',
  share: 0.1,
  due: (limit) =>
    collection('activities').find(
      { wakeAt: command.lte(now()) },
      { sort: [['wakeAt', 'asc']], limit, fields: ['_id'] },
    ),
  look,
}

/** Rolls that somebody has entered, or whose activity has changed. */
const rollWatch: Watch = {
  name: 'rolls',
  share: 0.2,
  due: (limit) =>
    collection('rolls').find(
      { lookAt: command.lte(now()) },
      { sort: [['lookAt', 'asc']], limit, fields: ['_id'] },
    ),
  look: ({ _id }) => followRoll(_id),
}

export const ACTIVITY_WATCHES: readonly Watch[] = [activityWatch, rollWatch]
