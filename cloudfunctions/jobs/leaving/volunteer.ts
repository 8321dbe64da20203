import { AGAIN_AFTER_MS } from '../../../domain/identity/leaving'
import { TIMER_REQUEST } from '../../../domain/matter/escalate'
import { nameless as activityWithout } from '../../../domain/volunteer/activity/nameless'
import { nameless as partWithout } from '../../../domain/volunteer/part/nameless'
import { nameless } from '../../../domain/volunteer/team/nameless'
import { now } from '../../platform/clock'
import { collection, command } from '../../platform/collections'
import { forgetInvitations } from '../../platform/invitations'
import { looked } from '../../platform/rolls'
import { volunteerId } from '../../platform/volunteers'
import { followTeam } from '../watches/activities'
import { changeAll, type Leaver } from './leaver'

const PAGE = 50

const MOST = 200

/** A place that he had is free again, when nothing that began before can still bring it back. */
async function freePlaces(user: string): Promise<void> {
  const coming = await collection('parts').find(
    { user, state: command.in(['WAITING', 'SIGNED']) },
    { limit: MOST, fields: ['activity'] },
  )
  const look = looked(now() + AGAIN_AFTER_MS)
  for (const { activity } of coming)
    if (activity !== null) await collection('rolls').changeWhere({ _id: activity }, look)
}

/** What he took part in stays without him; what he led is led by others, and where there are none waits for the community. */
async function leaveActivities(user: string): Promise<void> {
  await freePlaces(user)
  for (const filter of [{ user }, { 'history.by': user }] as const)
    await changeAll('parts', filter, (part) => partWithout(part, user, now()))
  const led = await collection('activities').find(
    { organisers: user },
    { limit: MOST, fields: ['team'] },
  )
  for (const team of new Set(led.map((a) => a.team))) await followTeam(team)
  const hands = [
    { organisers: user },
    { 'history.by.principal': user },
    // Whoever confirmed it by a post stands there as an account, and in the history as the post's holder.
    { confirmedBy: user },
  ] as const
  for (const filter of hands)
    await changeAll('activities', filter, (activity) => activityWithout(activity, user))
}

/** A volunteer's own words and places in teams go; teams stay, and whose they were does not stand in them. */
export const leaveVolunteering: Leaver = async ({ user }) => {
  await collection('volunteers').remove(volunteerId(user))
  for (;;) {
    const fields = ['_id', 'team'] as const
    const mine = await collection('teamMembers').find({ user }, { limit: PAGE, fields })
    await forgetInvitations(
      user,
      mine.map(({ team }) => team),
    )
    for (const { _id } of mine) await collection('teamMembers').remove(_id)
    if (mine.length < PAGE) break
  }
  for (;;) {
    const codes = await collection('recordCodes').find({ user }, { limit: PAGE, fields: ['_id'] })
    for (const { _id } of codes) await collection('recordCodes').remove(_id)
    if (codes.length < PAGE) break
  }
  const hands = [
    { applicant: user },
    { 'leaders.user': user },
    { 'history.by.principal': user },
  ] as const
  for (const filter of hands)
    await changeAll('teams', filter, (team) =>
      nameless(team, user, { now: now(), requestId: TIMER_REQUEST }),
    )
  await leaveActivities(user)
}
