import type { ErrorCode } from '../../call/errors'
import { refuse, type Refusal } from '../../result'
import type { Answer, Before } from '../types'

/** What can be asked of the ledger and of the shop. */
export type Act =
  | 'award'
  | 'reverse'
  | 'hold'
  | 'post'
  | 'void'
  | 'close'
  | 'redeem'
  | 'name'
  | 'cancel'
  | 'handOut'
  | 'undo'
  | 'refund'

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

const STORED: readonly Act[] = ['award', 'redeem', 'name', 'cancel', 'handOut', 'undo', 'refund']

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
    acts: ['award', 'hold', 'post', 'redeem'],
    kept: false,
    when: 'points are not a whole number from 1 to 1,000,000',
  },
  {
    code: 'needNote',
    acts: ['undo', 'refund'],
    kept: false,
    when: 'no reason was given',
  },
  {
    code: 'ruleUnknown',
    acts: ['award'],
    kept: false,
    when: 'the street has no such rule',
  },
  {
    code: 'ruleUnfit',
    acts: ['award'],
    kept: false,
    when: 'the rule is for another kind of account',
  },
  {
    code: 'deedAhead',
    acts: ['award'],
    kept: false,
    when: 'the day of the deed is still to come',
  },
  {
    code: 'deedTooOld',
    acts: ['award'],
    kept: false,
    when: 'the deed was more than 60 days ago',
  },
  {
    code: 'goodUnknown',
    acts: ['redeem'],
    kept: false,
    when: 'there is no such good',
  },
  {
    code: 'noRedemption',
    acts: ['name', 'cancel', 'handOut', 'undo', 'refund'],
    kept: false,
    when: 'there is no such redemption',
  },
  {
    code: 'notAllowed',
    acts: ['name', 'cancel', 'refund'],
    kept: false,
    when: 'it is another person’s redemption, or the person is no reviewer',
  },
  {
    code: 'notKeeper',
    acts: ['handOut', 'undo'],
    kept: false,
    when: 'neither a keeper in his term, nor, to undo, the one who handed it out or a reviewer',
  },
  {
    code: 'wrongPoint',
    acts: ['handOut'],
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
    acts: ['handOut', 'undo', 'refund'],
    kept: false,
    when: 'the owner, or who picks it up, is a declared relative',
  },
  {
    code: 'alreadyHandedOut',
    acts: ['name', 'cancel', 'handOut'],
    kept: false,
    when: 'it was handed out before',
  },
  {
    code: 'redemptionOver',
    acts: ['name', 'cancel', 'handOut'],
    kept: false,
    when: 'it is void, or its seven days are over, whether or not the timer has come by',
  },
  {
    code: 'notHandedOut',
    acts: ['undo', 'refund'],
    kept: false,
    when: 'it was not handed out',
  },
  {
    code: 'undoTooLate',
    acts: ['undo'],
    kept: false,
    when: 'a keeper, more than ten minutes after 交付',
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
    code: 'beyondHold',
    acts: ['post'],
    kept: false,
    when: 'more is posted than was held',
  },
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
    code: 'goodOff',
    acts: ['redeem'],
    kept: false,
    when: 'the good is not offered, or would go bad before it is picked up',
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
    acts: ['award'],
    kept: true,
    when: 'the budget is used up, and the award was not promised before',
  },
  {
    code: 'capped',
    acts: ['award'],
    kept: true,
    when: 'nothing is left under the caps of the deed’s day and month',
  },
  {
    code: 'soldOut',
    acts: ['redeem'],
    kept: true,
    when: 'no bin has one left',
  },
  {
    code: 'tooFewPoints',
    acts: ['hold', 'redeem'],
    kept: true,
    when: 'the balance of today is less than the price',
  },
] as const satisfies readonly PrecedenceRow[]

type Row = (typeof PRECEDENCE)[number]

/** The refusals of an act, apart from that of the id, which is judged by what stands there. */
type CodeOf<A extends Act, R extends Row = Row> = R extends { acts: readonly (infer X)[] }
  ? A extends X
    ? R['code']
    : never
  : never

/**
 * Whether each refusal of an act is due. Asked from the top of the table, and no further than the first
 * that is: a question may rely on all above it. No row can be forgotten, none can be added elsewhere.
 */
export type Faults<A extends Act> = Record<Exclude<CodeOf<A>, 'requestReused'>, () => boolean>

/** The first refusal of the table that is due, or null. */
export function firstFault<A extends Act>(faults: Faults<A>): Refusal | null {
  const asked: Partial<Record<ErrorCode, () => boolean>> = faults
  const row = PRECEDENCE.find(({ code }) => asked[code]?.() === true)
  return row ? refuse(row.code) : null
}

/** Whether a refusal is stored at the id that success would have taken. */
export const isKept = (code: ErrorCode): boolean =>
  PRECEDENCE.some((row) => row.code === code && row.kept)

/**
 * Repetition, before all others: what stands at the id already. Null where nothing does.
 */
export function repeatOf(
  before: Before | null,
  content: string,
): Refusal | { ok: true; answer: Answer } | null {
  if (before === null) return null
  if (before.content !== content) return refuse('requestReused')
  return 'refused' in before ? refuse(before.refused) : { ok: true, answer: before.answer }
}

/** What was asked, as one text. The order of the parts is the caller's. */
export const contentOf = (...parts: readonly (string | number | boolean | null)[]): string =>
  JSON.stringify(parts)
