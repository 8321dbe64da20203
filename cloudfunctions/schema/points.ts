import type { Award } from '../../domain/points/award/types'
import type { ClosedMonth, KeptBudget } from '../../domain/points/ledger/month'
import type { RunningSums } from '../../domain/points/ledger/running'
import type { StoredLine } from '../../domain/points/redeem/changeStock'
import type { Bin, Good, Redemption } from '../../domain/points/redeem/types'
import type { Account, Due, Entry, Member, RefusalMark, Walk } from '../../domain/points/types'
import type { Wish } from '../../domain/points/wishes'
import { MATTER, collection, index, nobody } from './define'

export const POINTS_COLLECTIONS = {
  /** One document an owner; written by `_id`, which leads to nobody. */
  accounts: collection<Account>(
    {
      user: 'ledger',
      household: 'household',
      'home.name': 'household',
      'home.head': 'household',
      'home.members': 'household',
      'home.invited': 'household',
      'home.asks': 'household',
      ...nobody('shape', 'kind', 'closedAt', 'lots', 'sharers', 'home', 'heir'),
      ...nobody('recover', 'earned', 'bought', 'gone', 'rev'),
    },
    /** The reader's own. */
    index('own', ['user', 1]),
    /** Of everybody in a household. */
    index('household', ['household', 1]),
    /** The reader's own household, and whose kin somebody is. */
    index('members', ['home.members.user', 1]),
    index('invited', ['home.invited.user', 1]),
  ),
  /** What was posted, and at the same `_id`s what was refused for good. */
  entries: collection<Entry | RefusalMark>(
    {
      ...nobody('shape', 'account', 'kind', 'debit', 'credit', 'points', 'lots', 'rule'),
      ...nobody('domain', 'source', 'deedOn', 'at', 'content', 'answer', 'moved'),
      ...nobody('confidential', 'refused'),
    },
    index('ledger', ['account', 1], ['at', -1], ['_id', -1]),
    /** Of a month. */
    index('at', ['at', 1]),
  ),
  redemptions: collection<Redemption | RefusalMark>(
    {
      owner: 'ledger',
      ownerName: 'pointsName',
      proxy: 'pointsName',
      'history.*.name': 'pointsName',
      'history.*.by': 'ledger',
      'history.*.content': 'pointsName',
      keeper: 'ledger',
      secret: 'ledger',
      ...nobody('shape', 'refused', 'content', 'at', 'state', 'account', 'good', 'goodName'),
      ...nobody('bin', 'pickUp', 'price', 'lots', 'redeemedAt', 'until', 'no', 'prints'),
      ...nobody('missed', 'handedAt', 'handings', 'history', 'answer'),
    },
    index('mine', ['owner', 1], ['redeemedAt', -1], ['_id', -1]),
    /** Of a household, whoever redeemed it. */
    index('account', ['account', 1], ['redeemedAt', -1]),
    /** By the number that a code begins with. */
    index('number', ['no', 1], ['redeemedAt', -1]),
    /** What was not picked up. */
    index('until', ['state', 1], ['until', 1]),
    /** What waits at a pick-up point, and what was handed out there. */
    index('waiting', ['pickUp', 1], ['state', 1], ['until', 1]),
    index('handed', ['pickUp', 1], ['handedAt', -1]),
    /** What somebody had a hand in, when he leaves. */
    index('hands', ['history.by', 1]),
  ),
  goods: collection<Good>(
    {
      ...nobody('shape', 'code', 'name', 'picture', 'pickUp', 'bins', 'cost', 'price'),
      ...nobody('perMonth', 'offered', 'goodUntil', 'forMerchants'),
    },
    index('pickUp', ['pickUp', 1]),
    /** What is offered, and apart what was withdrawn. */
    index('offered', ['offered', 1], ['_id', 1]),
  ),
  bins: collection<Bin>(
    {
      ...nobody('shape', 'good', 'pickUp', 'free', 'held', 'out', 'soldOutAt', 'takenAt'),
      ...nobody('filledAt', 'price', 'perMonth', 'offered', 'goodUntil', 'forMerchants'),
    },
    index('good', ['good', 1]),
    index('pickUp', ['pickUp', 1]),
    index('offered', ['offered', 1], ['_id', 1]),
  ),
  stockLines: collection<StoredLine>(
    {
      by: 'roster',
      reason: 'roster',
      ...nobody('shape', 'pickUp', 'goodName', 'short', 'kind', 'good', 'change', 'expected'),
      ...nobody('counted', 'at'),
    },
    index('pickUp', ['pickUp', 1], ['at', -1], ['_id', -1]),
  ),
  wishes: collection<Wish>(
    { user: 'wish', text: 'wish', ...nobody('shape', 'good', 'moderation', 'at', 'open') },
    index('own', ['user', 1]),
    index('open', ['open', 1], ['at', -1]),
  ),
  awards: collection<Award>(
    {
      recipient: 'ledger',
      recipientName: 'pointsName',
      'history.*.by': 'ledger',
      deed: 'ledger',
      awardedBy: 'ledger',
      hands: 'ledger',
      appeal: 'ledger',
      waitingFor: 'ledger',
      awarder: 'roster',
      ...MATTER,
      ...nobody('collective', 'rule', 'givenAt', 'minutes', 'points', 'deedOn', 'confidential'),
      ...nobody('publicUntil', 'judged', 'postings', 'account', 'paid', 'history'),
    },
    index('waiting', ['waitingFor', 1], ['dueAt', 1], ['_id', 1]),
    index('given', ['awardedBy', 1], ['givenAt', -1], ['_id', -1]),
    index('mine', ['recipient', 1], ['givenAt', -1], ['_id', -1]),
    /** Of a 集体 by one rule, for what is given once a month. */
    index('collective', ['collective.id', 1], ['rule.code', 1], ['givenAt', -1]),
    index('rule', ['recipient', 1], ['rule.code', 1], ['givenAt', -1]),
    index('published', ['state', 1], ['confidential', 1], ['publicUntil', 1], ['_id', 1]),
    index('watch', ['wakeAt', 1], ['_id', 1]),
    /** What somebody had a hand in, when he leaves. */
    index('hands', ['hands', 1]),
    index('appealed', ['appeal.by', 1]),
  ),
  members: collection<Member>(
    {
      user: 'pointsName',
      name: 'pointsName',
      account: 'ledger',
      leaving: 'leaving',
      ...nobody('at'),
    },
    /** Whose name is still to be erased elsewhere. */
    index('leaving', ['leaving', 1]),
  ),
  dues: collection<Due>(
    {
      ...nobody('report', 'at'),
    },
    index('age', ['at', 1]),
  ),
  walks: collection<Walk>({
    ...nobody('at', 'day', 'after'),
  }),
  pointsMonths: collection<ClosedMonth>({
    ...nobody('shape', 'month', 'rows', 'account', 'issuedBy', 'given', 'handed'),
  }),
  pointsBudget: collection<KeptBudget>({
    ...nobody('shape', 'outstanding', 'state', 'at', 'crossings'),
  }),
  pointsRunning: collection<RunningSums>({
    ...nobody('shape', 'month', 'upTo', 'rows'),
  }),
}
