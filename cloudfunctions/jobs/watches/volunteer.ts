import type { Tended } from '../../../domain/duty/tended'
import { TIMER_REQUEST } from '../../../domain/matter/escalate'
import { assertWhole } from '../../../domain/matter/lifecycle'
import { noticeOf } from '../../../domain/notice/compose'
import { ok } from '../../../domain/result'
import { ladderOf, watch } from '../../../domain/volunteer/team/decide'
import { TEAM } from '../../../domain/volunteer/team/lifecycle'
import { lateTeamTell } from '../../../domain/volunteer/team/notices'
import { TEAMS_TENDED } from '../../../domain/volunteer/team/tended'
import { now } from '../../platform/clock'
import { collection, command } from '../../platform/collections'
import { presenceOfAll, type Known } from '../../platform/presence'
import { gridBySettings, settleIn } from '../../platform/settle'
import { streetSettings } from '../../platform/settings'
import { transact } from '../../platform/transact'
import type { Watch } from '../watch'

const TEAMS = { name: 'teams', rules: TEAMS_TENDED as Tended } as const

/** An application that nobody has decided: to whoever is there now, else up the ladder. */
async function look({ _id }: { _id: string }): Promise<void> {
  const settings = await streetSettings()
  await transact(async (transaction) => {
    const teams = transaction.collection('teams')
    const stored = await teams.get(_id)
    const { at } = transaction
    if (!stored || stored.wakeAt === null || stored.wakeAt > at) return ok(null)
    const known: Known = new Map()
    const gridOf = gridBySettings(TEAMS, settings)
    const team = await settleIn(transaction, TEAMS, stored, gridOf, settings, known)
    if (team.waitingFor !== stored.waitingFor) return ok(null)
    const people = ladderOf(team.community, settings)
    const presence = await presenceOfAll(transaction, { people, except: [] }, known)
    const seen = watch(team, { now: at, settings, presence, requestId: TIMER_REQUEST })
    if (!seen) return ok(null)
    assertWhole(TEAM, seen.matter)
    await teams.put(seen.matter)
    if (seen.tell) {
      const tell = lateTeamTell(seen.matter, seen.tell, at)
      await transaction.collection('notices').add(noticeOf(seen.matter, tell, at))
    }
    return ok(null)
  })
}

/** 队伍申请 that wait too long, the longest first. */
export const teamWatch: Watch<{ _id: string }> = {
  name: 'teams',
  share: 0.1,
  due: (limit) =>
    collection('teams').find(
      { wakeAt: command.lte(now()) },
      { sort: [['wakeAt', 'asc']], limit, fields: ['_id'] },
    ),
  look,
}

/** 邀请入队 that nobody has answered for so long: all of it goes, without a mark, for he has said nothing. */
export const invitationWatch: Watch<{ _id: string }> = {
  name: 'teamInvitations',
  share: 0.1,
  due: (limit) =>
    collection('teamInvitations').find(
      { until: command.lte(now()) },
      { sort: [['until', 'asc']], limit, fields: ['_id'] },
    ),
  async look({ _id }) {
    await transact(async (transaction) => {
      const invitations = transaction.collection('teamInvitations')
      const mark = await invitations.get(_id)
      // Somebody may just have answered.
      if (mark && 'until' in mark && mark.until <= transaction.at) await invitations.remove(_id)
      return ok(null)
    })
  },
}

/** 核验码 that are over: they show nothing any more, and go. */
export const recordCodeWatch: Watch<{ _id: string }> = {
  name: 'recordCodes',
  share: 0.1,
  due: (limit) =>
    collection('recordCodes').find(
      { until: command.lte(now()) },
      { sort: [['until', 'asc']], limit, fields: ['_id'] },
    ),
  look: async ({ _id }) => void (await collection('recordCodes').remove(_id)),
}
