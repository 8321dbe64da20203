import type { Award } from '../../domain/points/award/types'
import type { ClosedMonth, KeptBudget } from '../../domain/points/ledger/month'
import type { StoredLine } from '../../domain/points/redeem/changeStock'
import type { Bin, Good, Redemption } from '../../domain/points/redeem/types'
import type { Account, Due, Entry, Member, RefusalMark, Walk } from '../../domain/points/types'
import type { Wish } from '../../domain/points/wishes'
import { collection, index } from './define'

export const POINTS_COLLECTIONS = {
  /** One document an owner; always asked for by `_id`. */
  accounts: collection<Account>(),
  /** What was posted, and at the same `_id`s what was refused for good. */
  entries: collection<Entry | RefusalMark>(
    index('ledger', ['account', 1], ['at', -1], ['_id', -1]),
    /** Of a month. */
    index('at', ['at', 1]),
  ),
  redemptions: collection<Redemption | RefusalMark>(
    index('mine', ['owner', 1], ['redeemedAt', -1], ['_id', -1]),
    /** By the number that a code begins with. */
    index('number', ['no', 1], ['redeemedAt', -1]),
    /** What was not picked up. */
    index('until', ['state', 1], ['until', 1]),
    /** What waits at a pick-up point, and what was handed out there. */
    index('waiting', ['pickUp', 1], ['state', 1], ['until', 1]),
    index('handed', ['pickUp', 1], ['handedAt', -1]),
  ),
  goods: collection<Good>(index('pickUp', ['pickUp', 1])),
  bins: collection<Bin>(index('good', ['good', 1]), index('pickUp', ['pickUp', 1])),
  stockLines: collection<StoredLine>(index('pickUp', ['pickUp', 1], ['at', -1], ['_id', -1])),
  wishes: collection<Wish>(index('own', ['user', 1]), index('open', ['open', 1], ['at', -1])),
  awards: collection<Award>(
    index('waiting', ['waitingFor', 1], ['dueAt', 1], ['_id', 1]),
    index('given', ['awardedBy', 1], ['givenAt', -1], ['_id', -1]),
    index('mine', ['recipient', 1], ['givenAt', -1], ['_id', -1]),
    index('published', ['state', 1], ['confidential', 1], ['publicUntil', 1], ['_id', 1]),
    index('watch', ['wakeAt', 1], ['_id', 1]),
  ),
  members: collection<Member>(
    /** Whose name is still to be erased elsewhere. */
    index('leaving', ['leaving', 1]),
  ),
  dues: collection<Due>(index('age', ['at', 1])),
  walks: collection<Walk>(),
  pointsMonths: collection<ClosedMonth>(),
  pointsBudget: collection<KeptBudget>(),
}
