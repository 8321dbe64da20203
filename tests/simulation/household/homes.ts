import type { World } from '../../../devtools/simulation/types'
import type { Household } from '../../../domain/household/types'
import type { Principal } from '../../../domain/matter/types'
import type { Account } from '../../../domain/points/types'
import { OPENID, type Person } from '../cast'
import { userOf, type Owner } from '../points/shop'

/** Who of the simulated street shares a household now and then. Reviewers have none: they stay whoever may review. */
export const HOME_PEOPLE = ['resident', 'neighbour', 'workerA2', 'keeper', 'otherKeeper'] as const
export type Homely = (typeof HOME_PEOPLE)[number] & Owner

/** An account with the household that lies in it. */
export type Shared = Account & { home: Household }

export const isShared = (account: Account | null): account is Shared => account?.home !== undefined

export const homesOf = (w: Pick<World, 'documents'>): Shared[] =>
  [...w.documents<Account>('accounts').values()].filter(isShared)

export const homeOf = (w: Pick<World, 'documents'>, user: Principal): Shared | undefined =>
  homesOf(w).find(({ home }) => home.members.some((m) => m.user === user))

export const isIn = ({ members }: Household, user: Principal): boolean =>
  members.some((m) => m.user === user)

export const homelyOf = (user: Principal): Homely | undefined =>
  HOME_PEOPLE.find((who) => userOf(who) === user)

export const userNamed = (who: Person): Principal => `user:${OPENID[who]}`
