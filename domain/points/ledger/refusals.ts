import type { ErrorCode } from '../../call/errors'

/** What can be asked of the ledger, of the shop, and of 奖励 that go through review. */
export type Act =
  | 'award'
  | 'reverse'
  | 'hold'
  | 'post'
  | 'void'
  | 'close'
  | 'put'
  | 'redeem'
  | 'name'
  | 'cancel'
  | 'handOut'
  | 'undo'
  | 'print'
  | 'stock'
  | 'wish'
  | 'refund'
  | 'give'
  | 'review'
  | 'judge'
  | 'appeal'

interface PrecedenceRow {
  code: ErrorCode
  acts: readonly Act[]
  /**
   * May be otherwise tomorrow: the refusal is stored at the `_id` that success would have taken, so
   * that this request never succeeds later. What the request alone decides needs no memory.
   */
  kept: boolean
  /** When it is said; for the docs. */
  when: string
}

const STORED: readonly Act[] = [
  'award',
  'put',
  'redeem',
  'name',
  'cancel',
  'handOut',
  'undo',
  'refund',
  'print',
]

/**
 * The one order of refusals: of all that is wrong with a request the uppermost row is said, whatever
 * the act (printed in docs/ledger.md). Between the first row and the second stands repetition: the
 * same request again has its first answer, a refusal that was kept included.
 */
export const PRECEDENCE = [
  {
    code: 'requestReused',
    acts: STORED,
    kept: false,
    when: 'something else was asked under this id',
  },
  {
    code: 'badPoints',
    acts: ['award', 'give', 'hold', 'post', 'put', 'redeem'],
    kept: false,
    when: 'points are not a whole number from 1 to 1,000,000',
  },
  {
    code: 'badCount',
    acts: ['stock'],
    kept: false,
    when: 'a count is not a whole number up to 100,000, or nothing came or went bad',
  },
  { code: 'needNote', acts: ['undo', 'refund', 'stock'], kept: false, when: 'no reason was given' },
  {
    code: 'ruleUnknown',
    acts: ['award', 'give'],
    kept: false,
    when: 'the street has no such rule',
  },
  {
    code: 'ruleUnfit',
    acts: ['award', 'give'],
    kept: false,
    when: 'the rule is for another kind of account, or pays by itself and is not to be given',
  },
  {
    code: 'deedAhead',
    acts: ['award', 'give'],
    kept: false,
    when: 'the day of the deed is still to come',
  },
  {
    code: 'deedTooOld',
    acts: ['award', 'give'],
    kept: false,
    when: 'the deed was more than 60 days ago (of hours found right late: 90; of a report: 120), and the award was not promised before',
  },
  {
    code: 'ownAward',
    acts: ['give', 'review', 'judge'],
    kept: false,
    when: 'the points are the person’s own, in whatever post he acts',
  },
  { code: 'sameReviewer', acts: ['review'], kept: false, when: 'who awarded reviews' },
  {
    code: 'sameJudge',
    acts: ['judge'],
    kept: false,
    when: 'who awarded, reviewed, reversed or appealed decides the appeal',
  },
  {
    code: 'kinAward',
    acts: ['give', 'review', 'judge'],
    kept: false,
    when: 'the person declares to be a relative',
  },
  {
    code: 'appealedOnce',
    acts: ['appeal'],
    kept: false,
    when: 'an appeal has been decided already',
  },
  {
    code: 'appealTooLate',
    acts: ['appeal'],
    kept: false,
    when: 'seven days have passed since 公示, refusal or reversal began',
  },
  {
    code: 'goodUnknown',
    acts: ['redeem', 'stock', 'wish'],
    kept: false,
    when: 'there is no such good',
  },
  {
    code: 'noRedemption',
    acts: ['name', 'cancel', 'handOut', 'undo', 'refund', 'print'],
    kept: false,
    when: 'there is no such redemption',
  },
  {
    code: 'notAllowed',
    acts: ['name', 'cancel', 'refund', 'print'],
    kept: false,
    when: 'it is another person’s redemption, or the person is no reviewer',
  },
  {
    code: 'notKeeper',
    acts: ['handOut', 'undo', 'stock'],
    kept: false,
    when: 'neither a keeper in his term, nor, to undo, the one who handed it out or a reviewer',
  },
  {
    code: 'wrongPoint',
    acts: ['handOut', 'stock'],
    kept: false,
    when: 'the good is picked up somewhere else',
  },
  {
    code: 'ownRedemption',
    acts: ['handOut', 'undo', 'refund'],
    kept: false,
    when: 'the redemption is the person’s own, or he picks it up for the owner',
  },
  {
    code: 'kinRedemption',
    acts: ['handOut', 'undo', 'refund', 'cancel', 'print'],
    kept: false,
    when: 'the owner, or who picks it up, is a declared relative of the keeper or reviewer',
  },
  {
    code: 'alreadyHandedOut',
    acts: ['name', 'cancel', 'handOut', 'print'],
    kept: false,
    when: 'it was handed out before',
  },
  {
    code: 'redemptionOver',
    acts: ['name', 'cancel', 'handOut', 'print'],
    kept: false,
    when: 'it is void, or its seven days are over, whether or not the timer has come by',
  },
  { code: 'notHandedOut', acts: ['undo', 'refund'], kept: false, when: 'it was not handed out' },
  {
    code: 'undoTooLate',
    acts: ['undo'],
    kept: false,
    when: 'a keeper, more than ten minutes after 交付',
  },
  {
    code: 'codeLocked',
    acts: ['handOut'],
    kept: false,
    when: 'ten wrong codes were shown for it in this half hour; a ticket of a scan needs none',
  },
  {
    code: 'codeClock',
    acts: ['handOut'],
    kept: false,
    when: 'the code is one of up to 20 minutes ago or ahead: a clock, or a photograph of the code',
  },
  {
    code: 'codeWrong',
    acts: ['handOut'],
    kept: false,
    when: 'the code is none of this redemption',
  },
  {
    code: 'beyondStock',
    acts: ['stock'],
    kept: false,
    when: 'more went bad than lie there unpromised',
  },
  {
    code: 'countUnexplained',
    acts: ['stock'],
    kept: false,
    when: 'a count differs from the book, and no reason was given',
  },
  {
    code: 'wishesFull',
    acts: ['wish'],
    kept: false,
    when: 'five wishes of the person stand already',
  },
  { code: 'beyondHold', acts: ['post'], kept: false, when: 'more is posted than was held' },
  {
    code: 'nothingToReverse',
    acts: ['reverse'],
    kept: false,
    when: 'what is to be reversed is no posted award',
  },
  {
    code: 'stillHeld',
    acts: ['close'],
    kept: false,
    when: 'an account to be closed has redemptions that wait',
  },
  {
    code: 'stillInHousehold',
    acts: ['close'],
    kept: false,
    when: 'its person is in a household, and moves out first',
  },
  { code: 'accountClosed', acts: ['award', 'put'], kept: true, when: 'it was closed by 注销' },
  {
    code: 'goodOff',
    acts: ['redeem'],
    kept: false,
    when: 'the good is not offered, is for merchants alone or not for them, or would go bad before it is picked up',
  },
  {
    code: 'priceChanged',
    acts: ['redeem'],
    kept: false,
    when: 'price or limit are not those that the person saw',
  },
  {
    code: 'limitReached',
    acts: ['redeem'],
    kept: true,
    when: 'the person has redeemed as many this month as one may',
  },
  {
    code: 'overBudget',
    acts: ['award', 'give'],
    kept: true,
    when: 'the budget is used up, and the award was not promised before',
  },
  {
    code: 'capped',
    acts: ['award'],
    kept: true,
    when: 'nothing is left under the caps of the deed’s day and month',
  },
  { code: 'soldOut', acts: ['redeem'], kept: true, when: 'no bin has one left' },
  {
    code: 'tooFewPoints',
    acts: ['hold', 'put', 'redeem'],
    kept: true,
    when: 'the balance of today is less than the price',
  },
] as const satisfies readonly PrecedenceRow[]
