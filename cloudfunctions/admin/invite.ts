import { DAY_MS } from '../../domain/calendar/zone'
import { TIMER_REQUEST } from '../../domain/matter/escalate'
import type { ListFileName } from '../../domain/street/import'
import { Issues, type ImportIssue } from '../../domain/street/import/issues'
import {
  readTeams,
  readVolunteers,
  type ListedTeam,
  type ListedVolunteer,
} from '../../domain/volunteer/lists'
import { toInvite, type Invitation, type Invited } from '../../domain/volunteer/invitation'
import { LIMITS } from '../../domain/volunteer/limits'
import { brought } from '../../domain/volunteer/team/decide'
import type { Team } from '../../domain/volunteer/team/types'
import { now } from '../platform/clock'
import { addNew } from '../platform/addNew'
import { collection, command } from '../platform/collections'
import { invitationId, numberKey } from '../platform/invitations'
import { keyOf } from '../platform/keyOf'
import { refuseAdmin, type AdminRefusal } from './answer'
import { inParallel } from './apply'
import { readFiles } from './files'
import { WORK_MS } from './import'
import { walk } from './walk'

/**
 * Lists of volunteers: teams that there are, and who is invited to which. They add and retire nothing, so they are
 * no part of the street's files: what was left out of a list is not gone.
 */

export type InvitedAnswer =
  | {
      ok: true
      /** False: call again with the same files, it carries on. */
      done: boolean
      /** Teams that are new, people who are invited now, and rows that had been brought or answered before. */
      teams: number
      invited: number
      known: number
    }
  | (AdminRefusal & { errors?: ImportIssue[] })

type Known = Pick<Team, '_id' | 'name' | 'community' | 'state'>

const PAGE = 100
const VOLUNTEERS = 'volunteers.csv'

/** Teams of the list that are not there yet; one that was dissolved is not brought back by a list. */
function newTeams(listed: readonly ListedTeam[], known: readonly Known[], issues: Issues): Team[] {
  const ids = new Set(known.map(({ _id }) => _id))
  return listed.flatMap(({ row, ...told }) => {
    const isThere = known.some(
      (t) => t.state === 'ACTIVE' && t.name === told.name && t.community === told.community,
    )
    if (isThere) return []
    // Made of what names it, so that a list brought twice says the same team.
    const key = keyOf(`list:${told.community}:${told.name}`)
    const team = brought({ key, ...told }, { now: now(), requestId: TIMER_REQUEST })
    if (!ids.has(team._id)) return [team]
    issues.add('teams.csv', row, 'name', `队伍“${told.name}”已解散，请删去这一行，或换个名字。`)
    return []
  })
}

/** Which team a row names, or null after saying why there is none. */
function teamOf(row: ListedVolunteer, active: readonly Known[], issues: Issues): string | null {
  const found = active.filter(
    ({ name, community }) =>
      name === row.team && (row.community === '' || row.community === community),
  )
  if (found.length === 1) return found[0]!._id
  const message =
    found.length === 0
      ? `没有叫“${row.team}”的队伍，请核对名称，或在teams.csv里补上。`
      : `有${found.length}支队伍叫“${row.team}”，请在“社区编码”里写明是哪一支。`
  issues.add(VOLUNTEERS, row.row, 'team', message)
  return null
}

function invitedIn(
  listed: readonly ListedVolunteer[],
  active: readonly Known[],
  issues: Issues,
): Invited[] {
  return listed.flatMap((row) => {
    const team = teamOf(row, active, issues)
    if (team === null) return []
    const { name, phone } = row
    return [{ _id: invitationId(team, phone), team, name, number: numberKey(phone) }]
  })
}

async function standing(ids: readonly string[]): Promise<Set<string>> {
  const found = new Set<string>()
  for (let at = 0; at < ids.length; at += PAGE) {
    const some = { _id: command.in(ids.slice(at, at + PAGE)) }
    const page = await collection('teamInvitations').find(some, { limit: PAGE, fields: ['_id'] })
    for (const { _id } of page) found.add(_id)
  }
  return found
}

// Another run of the same list may have been faster, and somebody may have answered.
const addTeam = (team: Team) => () => addNew('teams', team)
const addInvitation = (invitation: Invitation) => () => addNew('teamInvitations', invitation)

/**
 * Brings lists of volunteers. All is checked before anything is written; a run that died or ran out of time is
 * carried on by the same call, and the same list a second time writes nothing.
 */
export async function inviteVolunteers(
  fileIds: Partial<Record<ListFileName, string>>,
  startedAt: number,
): Promise<InvitedAnswer> {
  const settings = await collection('settings').get('settings:street')
  if (!settings) return refuseAdmin('noStreet')
  const { input, issues: unread } = await readFiles(fileIds)
  if (unread.length > 0) return { ...refuseAdmin('invalidFiles'), errors: unread }
  const issues = new Issues()
  const cells = (name: ListFileName) => input[name] as string[][] | undefined
  const [teamLines, volunteerLines] = [cells('teams.csv'), cells(VOLUNTEERS)]
  const before = await walk('teams')
  const communities = new Set(Object.keys(settings.directory))
  const listed = teamLines ? readTeams(teamLines, communities, issues) : []
  const teams = newTeams(listed, before, issues)
  const active = [...before.filter(({ state }) => state === 'ACTIVE'), ...teams]
  const people = volunteerLines ? readVolunteers(volunteerLines, issues) : []
  const rows = issues.clean('teams.csv') ? invitedIn(people, active, issues) : []
  if (issues.list.length > 0) return { ...refuseAdmin('invalidFiles'), errors: issues.list }

  const at = now()
  const there = await standing(rows.map(({ _id }) => _id))
  const invitations = toInvite(rows, there, at, at + LIMITS.invitationDays * DAY_MS)
  const isTimeUp = (): boolean => now() - startedAt > WORK_MS
  const done =
    (await inParallel(teams.map(addTeam), isTimeUp)) &&
    (await inParallel(invitations.map(addInvitation), isTimeUp))
  const invited = invitations.length
  return { ok: true, done, teams: teams.length, invited, known: rows.length - invited }
}
