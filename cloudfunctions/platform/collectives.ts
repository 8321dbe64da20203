import { accountOfHousehold, memberOf } from '../../domain/household/decide'
import {
  accountOfMerchant,
  merchantAt,
  merchantId,
  merchantOf,
} from '../../domain/merchant/merchants'
import type { Principal } from '../../domain/matter/types'
import { receiverName } from '../../domain/points/award/collective'
import type { Award, Collective } from '../../domain/points/award/types'
import { accountId } from '../../domain/points/ledger/names'
import type { Account } from '../../domain/points/types'
import type { StreetSettings } from '../../domain/street/types'
import { leads, leadersAt } from '../../domain/volunteer/team/leaders'
import type { Team } from '../../domain/volunteer/team/types'
import { collection } from './collections'
import { homeIn } from './households'
import { accountIn } from './ledger'
import { bothLists, everyList, known, list, mapLists, type Lists } from './lists'
import type { Transaction } from './transact'
import { teamMemberId } from './volunteers'

/** 集体 as the books know them: whose the points of an award are, who speaks for them, and who is in them. */

/** More than anybody leads. */
const MOST_TEAMS = 20

const TEAM_FIELDS = ['_id', 'name', 'leaders', 'state'] as const
type Led = Pick<Team, (typeof TEAM_FIELDS)[number]>

/** A collective with who speaks for it. */
export interface Spoken {
  collective: Collective
  user: Principal
  name: string
}

const ofTeam = ({ _id: id, name }: Pick<Team, '_id' | 'name'>): Collective => {
  const key = id.slice('team:'.length)
  return { kind: 'team', id, name, account: accountId('team', key) }
}

/** Those that somebody stands for: the household he is in, the teams he leads, the merchant whose contact he is. */
export const collectivesOf = (
  user: Principal,
  settings: StreetSettings,
  now: number,
): Lists<{ family: Spoken | null; merchant: Spoken | null; teams: Spoken[] }> => {
  const lists = bothLists(
    list('accounts', { 'home.members.user': user }, { limit: 1, fields: ['_id', 'home'] }),
    list('teams', { 'leaders.user': user }, { limit: MOST_TEAMS, fields: TEAM_FIELDS }),
  )
  return mapLists(lists, ([[shared], teams]) => {
    const merchant = merchantOf(settings, user)
    return {
      family: familyOf(shared),
      merchant: merchant && {
        collective: {
          ...{ kind: 'merchant', id: merchantId(merchant), name: merchant.name },
          account: accountOfMerchant(merchant),
        },
        user,
        name: merchant.contactName,
      },
      teams: (teams as Led[])
        .filter((team) => leads(team, user, now))
        .map((team) => ({
          collective: ofTeam(team),
          user,
          name: team.leaders.find((leader) => leader.user === user)!.name,
        })),
    }
  })
}

/** A household by its head. */
function familyOf(shared: Pick<Account, '_id' | 'home'> | undefined): Spoken | null {
  const home = homeIn(shared)
  if (!home || home.closedAt !== null) return null
  const collective = { kind: 'family', id: home._id, name: '' } as const
  const name = memberOf(home, home.head)?.name ?? ''
  return { collective: { ...collective, account: accountOfHousehold(home) }, user: home.head, name }
}

/** 王*家庭, as staff sees it before points are given. */
export const familyName = ({ name: recipientName, collective }: Spoken): string =>
  receiverName({ recipientName, collective }, false)

/**
 * Whether somebody is of a team: what it gets he neither gives nor judges. Of a household he is who has it among
 * his kin, of a merchant its contact.
 */
const inTeam = (id: string, user: Principal): Lists<boolean> => {
  const lists = everyList([
    list('teamMembers', { _id: teamMemberId(id, user) }, { limit: 1, fields: ['_id'] }),
    list('teams', { _id: id, 'leaders.user': user }, { limit: 1, fields: ['_id'] }),
  ])
  return mapLists(lists, (found) => found.some((some) => some.length > 0))
}

/** @param mates of the same user */
export const isIn = (
  { collective, recipient }: Pick<Award, 'collective' | 'recipient'>,
  user: Principal,
): Lists<(mates: readonly Principal[]) => boolean> =>
  mapLists(
    collective?.kind === 'team' ? inTeam(collective.id, user) : known(false),
    (isOfTeam) => (mates) =>
      isOfTeam ||
      (collective !== undefined && (mates.includes(collective.id) || recipient === user)),
  )

interface Speaker {
  /** Empty where nobody speaks for it at the moment. */
  user: Principal | ''
  name: string
}

/** Null where it is no more: nobody is in the household, or the team is dissolved. @param team of a team's account */
function speakerOf(
  account: Pick<Account, '_id' | 'home'>,
  kind: Collective['kind'],
  team: Team | null,
  settings: StreetSettings,
  now: number,
): Speaker | null {
  if (kind === 'family') return familyOf(account)
  if (kind === 'merchant') {
    const { contact: user = '', contactName: name = '' } = merchantAt(settings, account._id) ?? {}
    return { user, name }
  }
  if (team?.state !== 'ACTIVE') return null
  const [leader] = leadersAt(team, now)
  return { user: leader?.user ?? '', name: leader?.name ?? '' }
}

/**
 * Whoever spends what lies in a shared account: 户主, the merchant's contact, the first who leads the team. Null:
 * there is nobody, or it is no shared account.
 */
export async function spenderOf(
  account: Pick<Account, '_id' | 'kind' | 'home'>,
  settings: StreetSettings,
  now: number,
): Promise<Principal | null> {
  const { _id, kind } = account
  if (kind !== 'family' && kind !== 'merchant' && kind !== 'team') return null
  const id = `team:${_id.slice(accountId('team', '').length)}`
  const team = kind === 'team' ? await collection('teams').get(id) : null
  return speakerOf(account, kind, team, settings, now)?.user || null
}

/**
 * The account that a collective's points come into, and who speaks for it now, in a transaction. Null where it
 * is no more.
 */
export async function collectiveToPay(
  transaction: Transaction,
  { kind, id, account: _id }: Collective,
  settings: StreetSettings,
  now: number,
): Promise<{ account: Account; user: Principal; name: string } | null> {
  const account = await accountIn(transaction, _id)
  const team = kind === 'team' ? await transaction.collection('teams').get(id) : null
  const speaker = speakerOf(account, kind, team, settings, now)
  return speaker && { account, user: speaker.user, name: speaker.name }
}
