import { phoneId } from '../../domain/identity/phones'
import type { Answered, Invitation, TeamInvitation } from '../../domain/volunteer/invitation'
import { answered, isOpen } from '../../domain/volunteer/invitation'
import { LIMITS } from '../../domain/volunteer/limits'
import type { Team } from '../../domain/volunteer/team/types'
import { collection } from './collections'
import { keyOf } from './keyOf'
import { bothLists, list, mapLists, type Lists } from './lists'
import type { Transaction } from './transact'

/** 邀请入队: a list names somebody by his number; who has left or bound that number is he. */

/** What stands in the place of a number. */
export const numberKey = (phone: string): string => keyOf(`number:${phone}`)

/** `_id` in `teamInvitations` of a number in a team: one list after another says it once. */
export const invitationId = (team: string, phone: string): string =>
  `teamInvitation:${keyOf(`${team}:${phone}`)}`

/** The number of an account (`user:…`), null where there is none: read together with others. */
export const numberOf = (user: string): Lists<string | null> =>
  mapLists(
    list(
      'phones',
      { _id: phoneId(user.slice('user:'.length)) },
      { limit: 1, fields: ['_id', 'phone'] },
    ),
    ([found]) => found?.phone ?? null,
  )

/** The number of an account, and the teams that it is in, whose invitations are none. */
export const invitedBy = (user: string): Lists<{ phone: string | null; joined: Set<string> }> =>
  mapLists(
    bothLists(
      numberOf(user),
      list('teamMembers', { user }, { limit: MOST_JOINED, fields: ['_id', 'team'] }),
    ),
    ([phone, teams]) => ({ phone, joined: new Set(teams.map(({ team }) => team)) }),
  )

const MOST_JOINED = 200

/** As a list that is joined with `teams` brings it. */
export type WithTeams = TeamInvitation & { teams: Team[] }

/** An invitation that stands, with its team. */
export interface Invite {
  invitation: Invitation
  team: Team
}

/** To a number, the oldest first: of teams that are there, and that are not among those `joined`. */
export const invitesTo = (
  phone: string,
  joined: ReadonlySet<string>,
  now: number,
): Lists<Invite[]> =>
  mapLists(
    list(
      'teamInvitations',
      { number: numberKey(phone) },
      {
        sort: [
          ['at', 'asc'],
          ['_id', 'asc'],
        ],
        limit: LIMITS.invitations,
        joined: { from: 'teams', by: 'team' },
      },
    ) as unknown as Lists<WithTeams[]>,
    (found) =>
      found.flatMap((mark) => {
        const [team] = mark.teams
        const stands = isOpen(mark, now) && team?.state === 'ACTIVE' && !joined.has(team._id)
        return stands ? [{ invitation: mark, team }] : []
      }),
  )

/** Nobody is invited by this number to this team any more, whatever he has said. */
export async function putAnswered(
  transaction: Transaction,
  team: string,
  phone: string,
): Promise<void> {
  const mark: Answered = answered({ _id: invitationId(team, phone) })
  await transaction.collection('teamInvitations').put(mark)
}

/** Of whoever leaves the service: nothing of the lists is left, and none of them invites this number once more. */
export async function forgetInvitations(user: string, left: readonly string[]): Promise<void> {
  const phone = (await collection('phones').get(phoneId(user.slice('user:'.length))))?.phone
  if (phone === undefined) return
  const marks = collection('teamInvitations')
  for (const team of left) await marks.put(answered({ _id: invitationId(team, phone) }))
  for (;;) {
    const filter = { number: numberKey(phone) }
    const found = await marks.find(filter, { limit: LIMITS.invitations, fields: ['_id'] })
    for (const { _id } of found) await marks.put(answered({ _id }))
    if (found.length < LIMITS.invitations) return
  }
}
