import { ok, type Outcome } from '../../result'
import { ruleOf, type PointsRules } from '../rules'
import type { Account, Answer, Before, DateText, Entry, EntryKind, LotPart } from '../types'
import { assertSound, type Posted } from './account'
import { entryOf } from './entry'
import { withEarned } from './earned'
import { sumOf, take, withoutLeft } from './lots'
import { EXPIRED, ISSUE, recoverOf, reverseId } from './names'
import { contentOf, firstFault, repeatOf } from './precedence'

export interface ReverseState {
  account: Account
  /** The award's own entry, or what else stands at the id that was named. */
  award: Entry | null
  /** What stands at `reverseId` in `entries`. */
  before: Before | null
  own: PointsRules
}

const NO_DAY: DateText = ''

/** Where an award's points are now. */
interface Where {
  /** In the account's lots, its own first, then the soonest to expire, whatever their day. */
  parts: LotPart[]
  /** Expired unspent: nobody has had anything of them. */
  lapsed: number
  /** Spent, or held: owed. */
  owed: number
}

function whereIs({ lots, gone, closedAt, heir }: Account, day: DateText, points: number): Where {
  // What others have put into a shared account is not what it was awarded.
  const ownLots = lots.filter(({ of }) => of === undefined)
  const mine = ownLots.find((lot) => lot.day === day)?.left ?? 0
  const own = Math.min(mine, points)
  const ended = gone.find((lot) => lot.day === day)?.points ?? 0
  const lapsed = Math.min(ended, points - own)
  const others = ownLots.filter((lot) => lot.day !== day)
  const { parts, short } = take(others, points - own - lapsed, NO_DAY)
  // Of a closed account, or a household that is no more, there is nobody who could owe anything.
  const owed = closedAt === undefined && heir === undefined ? short : 0
  return { parts: [...(own > 0 ? [{ day, points: own }] : []), ...parts], lapsed, owed }
}

/**
 * 冲正 of a wrong award, once, by new entries: what is there is taken, what expired unspent is nobody's
 * debt, what was spent (held counts as spent) stands as 待抵扣 against later awards, and against none where
 * the account was closed. Nothing goes below zero, and nothing that is held is touched.
 */
export function reverse(state: ReverseState, now: number): Outcome<Posted> {
  const { account, award, before, own } = state
  const content = contentOf('reverse', award?._id ?? null)
  const repeat = repeatOf(before, content)
  if (repeat) {
    return repeat.ok ? ok({ account, entries: [], answer: repeat.answer, repeated: true }) : repeat
  }
  const isAward = award?.kind === 'award' && award.account === account._id
  const fault = firstFault<'reverse'>({ nothingToReverse: () => !isAward })
  if (fault) return fault
  const of = award!
  const { day } = of.lots[0]!
  const { parts, lapsed, owed } = whereIs(account, day, of.points)
  const answer = { points: of.points, taken: sumOf(parts), lapsed, owed }
  const rule = ruleOf(of.rule ?? '', own) ?? { unit: 'once' as const }
  const next = {
    ...account,
    lots: withoutLeft(account.lots, parts),
    recover: account.recover + owed,
    gone: account.gone.map((g) => (g.day === day ? { day, points: g.points - lapsed } : g)),
    earned: withoutDeed(account, of, rule, now),
    rev: account.rev + 1,
  }
  const entries = entriesOf(of, { parts, lapsed, owed }, { content, answer, now })
  return ok({ account: assertSound(next), entries, answer, repeated: false })
}

/** The caps' room comes back, as far as they still remember the day. */
function withoutDeed(
  { earned }: Account,
  { deedOn, points }: Entry,
  rule: Parameters<typeof withEarned>[2],
  now: number,
): Account['earned'] {
  const isKept = earned.some(({ day }) => day === deedOn)
  return isKept ? withEarned(earned, deedOn!, rule, -points, now) : earned
}

/** One entry for each part that there is; the first has the id by which a repetition is known. */
function entriesOf(
  of: Entry,
  { parts, lapsed, owed }: Where,
  said: { content: string; answer: Answer; now: number },
): Entry[] {
  const { account, rule, domain, source, deedOn, confidential } = of
  const ways: [kind: EntryKind, debit: string, points: number, lots: LotPart[]][] = [
    ['reverse', account, sumOf(parts), parts],
    ['lapse', EXPIRED, lapsed, []],
    ['owe', recoverOf(account), owed, []],
  ]
  return ways
    .filter(([, , points]) => points > 0)
    .map(([kind, debit, points, lots], i) =>
      entryOf({ _id: account }, said.now, {
        _id: i === 0 ? reverseId(of._id) : `${reverseId(of._id)}:${kind}`,
        kind,
        debit,
        credit: ISSUE,
        points,
        lots,
        rule,
        domain,
        source,
        deedOn,
        content: said.content,
        answer: said.answer,
        confidential,
      }),
    )
}
