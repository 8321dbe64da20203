import type { SpentView } from '../../../domain/household/answers'
import { accountOfHousehold, memberOf } from '../../../domain/household/decide'
import { householdTell } from '../../../domain/household/notices'
import {
  settle as decideSettle,
  spend as decideSpend,
  withdraw as decideWithdraw,
} from '../../../domain/household/spend'
import type { Ask, Household } from '../../../domain/household/types'
import type { Tell } from '../../../domain/notice/compose'
import { pageOf } from '../../../domain/notice/pages'
import { emptyAccount } from '../../../domain/points/ledger/account'
import { isKept } from '../../../domain/points/ledger/precedence'
import { MAX_BINS, goodId } from '../../../domain/points/redeem/bins'
import { redeemContent, type Redeemed } from '../../../domain/points/redeem/redeem'
import type { Bin, Good, Redemption } from '../../../domain/points/redeem/types'
import type { Account } from '../../../domain/points/types'
import { ok, refuse, type Outcome } from '../../../domain/result'
import { askToSend } from '../../platform/functions'
import { homeIn } from '../../platform/households'
import { keepRefusal, refusalMark, standing } from '../../platform/ledger'
import { bothLists, list, mapLists, readLists, type Lists } from '../../platform/lists'
import { transact, type Transaction } from '../../platform/transact'
import type { CallContext, Handler } from '../context'
import { markFirst, once } from '../once'
import { holdFor } from '../points/holding'
import { change, writeHousehold } from './change'

/**
 * Spending what a household has. The account with its household, the good and its bins are read by one request
 * beside the transaction and written by it, so that whoever moves out or spends at the same moment makes it lose.
 */

interface Known {
  household: Household | null
  account: Account
  good: Good | null
  bins: Bin[]
}

const knownOf = (id: string, code: string | null): Lists<Known> => {
  const account = accountOfHousehold({ _id: id })
  const lists = bothLists(
    list('accounts', { _id: account }, { limit: 1 }),
    bothLists(
      list('goods', { _id: goodId(code ?? '') }, { limit: 1 }),
      list('bins', { good: code ?? '' }, { limit: MAX_BINS }),
    ),
  )
  return mapLists(lists, ([[stored], [[good], bins]]) => ({
    household: homeIn(stored),
    account: stored ?? emptyAccount('family', id.slice('household:'.length)),
    good: good ?? null,
    bins,
  }))
}

/** Who is to have it, as he asked for it. */
type Wanted = Pick<Ask, 'by' | 'byName' | 'good' | 'price' | 'perMonth'>

const held = (
  known: Known,
  { by: owner, byName: ownerName, ...wanted }: Wanted,
  when: { key: string; now: number },
): Outcome<Redeemed> => holdFor(known, { owner, ownerName, ...wanted }, when)

/** What comes of one of the calls below. */
interface Effect {
  household: Household
  redeemed: Redeemed | null
  tells: Tell[]
}

async function write(
  transaction: Transaction,
  known: Known,
  { household, redeemed, tells }: Effect,
  context: CallContext,
): Promise<string[]> {
  // First what phones meet in: whoever comes second learns it at once.
  if (redeemed) {
    await transaction.collection('bins').put(redeemed.bin!)
    await transaction.collection('redemptions').add(redeemed.redemption!)
  }
  const { account, entries } = redeemed ?? {}
  const accounts = account ? [account] : []
  const written = { household, accounts, entries: entries ?? [], tells }
  const before = { household: known.household, accounts: [known.account] }
  return writeHousehold(transaction, before, written, context)
}

interface Spending {
  id: string
  good: string | null
  /** What a refusal that is kept stands for. */
  content: string
  decide(known: Known & { household: Household }): Outcome<Effect>
}

/** Carries it out once; a refusal that may be otherwise tomorrow stands where the redemption would. */
async function spending(
  { id, good, content, decide }: Spending,
  context: CallContext,
): Promise<Outcome<SpentView>> {
  const place = `redemption:${context.request().key}`
  const looked = knownOf(id, good)
  const work = async (): Promise<Outcome<SpentView>> => {
    const done = await transact(async (transaction) => {
      await markFirst(transaction, context, id)
      const known = await context.readAnewWith(looked)
      const agreed = await context.agreed()
      if (!agreed.ok) return agreed
      const { household } = known
      if (!household || !memberOf(household, context.userId)) return refuse('notFound')
      const decided = decide({ ...known, household })
      if (!decided.ok) return decided
      void context.count?.begin()
      const sent = await write(transaction, known, decided.value, context)
      await context.count?.admitted(transaction)
      return ok({ sent, redemption: decided.value.redeemed?.redemption?._id ?? null })
    })
    if (done.ok) {
      await askToSend(done.value.sent)
      return ok({ id, redemption: done.value.redemption, repeated: false })
    }
    const mark = refusalMark(place, done.code, content, context.now)
    const first = isKept(done.code)
      ? await keepRefusal('redemptions', mark)
      : await standing('redemptions', place, content)
    return first ?? done
  }
  const again = async (): Promise<Outcome<SpentView>> => {
    const stored = await storedAt(place)
    return ok({ id, redemption: stored?._id ?? null, repeated: true })
  }
  return once(context, work, again, () => standing('redemptions', place, content))
}

async function storedAt(id: string): Promise<Redemption | null> {
  const [found] = await readLists(list('redemptions', { _id: id }, { limit: 1 }))
  return found && !('refused' in found) ? (found as Redemption) : null
}

/** 兑换 by the head or within his rule; else 申请, of which he is told. */
export const spend: Handler<'household.spend'> = ({ id, good, price, perMonth }, context) => {
  const { userId, now } = context
  const { key } = context.request()
  const seen = { price, perMonth: perMonth ?? null }
  return spending(
    {
      id,
      good,
      content: redeemContent({ good, seen }),
      decide(known) {
        const { household } = known
        if (!known.good) return refuse('goodUnknown')
        const asked = { key, good, goodName: known.good.name, ...seen }
        const spent = decideSpend(household, userId, asked, now)
        if (!spent.ok) return spent
        if (spent.value.kind === 'asked') {
          const next = spent.value.household
          const tells = [householdTell(next, next.head, 'ask', now)]
          return ok({ household: next, redeemed: null, tells })
        }
        const { name: byName } = memberOf(household, userId)!
        const redeemed = held(known, { by: userId, byName, good, ...seen }, { key, now })
        return redeemed.ok ? ok({ household, redeemed: redeemed.value, tells: [] }) : redeemed
      },
    },
    context,
  )
}

/** 同意, and it is redeemed for whoever asked; or 不同意. He is told of either. */
export const settle: Handler<'household.settle'> = ({ id, ask: askId, good, yes }, context) => {
  const { userId, now } = context
  const { key } = context.request()
  return spending(
    {
      id,
      good: yes ? good : null,
      content: `settle ${askId}`,
      decide(known) {
        const settled = decideSettle(known.household, userId, askId, now)
        if (!settled.ok) return settled
        const { household, ask } = settled.value
        if (!yes) {
          const tells = [householdTell(household, ask.by, 'refused', now)]
          return ok({ household, redeemed: null, tells })
        }
        if (ask.good !== good) return refuse('askGone')
        const redeemed = held(known, ask, { key, now })
        if (!redeemed.ok) return redeemed
        const page = pageOf('points.redemption', `redemption:${key}`)
        const tells = [householdTell(household, ask.by, 'agreed', now, page)]
        return ok({ household, redeemed: redeemed.value, tells })
      },
    },
    context,
  )
}

/** 收回申请 */
export const withdraw: Handler<'household.withdraw'> = ({ id, ask }, context) =>
  change(
    {
      id,
      decide({ household }) {
        if (!memberOf(household!, context.userId)) return refuse('notFound')
        const next = decideWithdraw(household!, context.userId, ask, context.now)
        return next.ok ? ok({ household: next.value }) : next
      },
    },
    context,
  )
