import { randomBytes, randomInt } from 'node:crypto'
import type { InputOf } from '../../../domain/contract'
import type { Member } from '../../../domain/points/types'
import type { RedemptionView } from '../../../domain/points/answers'
import { SECRET_BYTES } from '../../../domain/points/code/totp'
import { accountOr } from '../../../domain/points/ledger/books'
import { isKept } from '../../../domain/points/ledger/precedence'
import { MAX_BINS, firstBin, goodId, nextBin } from '../../../domain/points/redeem/bins'
import {
  redeem as decideRedeem,
  redeemContent,
  type RedeemAsked,
  type RedeemMade,
} from '../../../domain/points/redeem/redeem'
import type { Good, Redemption } from '../../../domain/points/redeem/types'
import { ok, refuse, type Outcome } from '../../../domain/result'
import { collection } from '../../platform/collections'
import { accountAt, keepRefusal, refusalMark, standing, writePosted } from '../../platform/ledger'
import { bothLists, list, readLists } from '../../platform/lists'
import { transactWith } from '../../platform/transact'
import { NOTHING_TO_SHOW, type CallContext, type Handler } from '../context'
import { markFirst, once } from '../once'
import { ownMemberId } from './member'
import { presentRedemption, storedRedemption } from './shop'

type Shelved = Pick<Good, '_id' | 'code' | 'name' | 'bins'>

/** What is known before the transaction, and read while it begins. */
interface Known {
  good: Shelved
  /** Where it looks first: one that had some left. */
  bin: string
  made: RedeemMade
  /** `_id` of the account; null: nothing was ever earned. */
  account: string | null
}

/** Nobody has told a name yet. */
const NAMELESS = '居民'
const NUMBERS = 1_000_000
/** No account has this `_id`. */
const NO_ACCOUNT = ''

/** Whose points pay: `_id` of the account, null where nothing was ever earned. */
export type Payer = (
  member: Pick<Member, 'account'> | undefined,
  context: CallContext,
) => Outcome<string | null> | Promise<Outcome<string | null>>

async function look(code: string, payer: Payer, context: CallContext): Promise<Outcome<Known>> {
  const fields = ['_id', 'code', 'name', 'bins'] as const
  const [[[good], bins], [member]] = await context.readWith(
    bothLists(
      bothLists(
        list('goods', { _id: goodId(code) }, { limit: 1, fields }),
        list('bins', { good: code }, { limit: MAX_BINS, fields: ['_id', 'free'] }),
      ),
      list('members', { _id: ownMemberId(context) }, { limit: 1 }),
    ),
  )
  const agreed = await context.agreed()
  if (!agreed.ok) return agreed
  const account = await payer(member, context)
  if (!account.ok) return account
  if (!good) return refuse('goodUnknown')
  // Not while a bin is held that others want.
  await context.count?.within()
  const made = {
    owner: context.userId,
    ownerName: member?.name || NAMELESS,
    secret: randomBytes(SECRET_BYTES).toString('hex'),
    no: String(randomInt(NUMBERS)).padStart(6, '0'),
  }
  const { key } = context.request()
  const bin = nextBin(bins, [], key) ?? firstBin(good, key)
  return ok({ good, bin, made, account: account.value })
}

/** The account that pays, where there is one, and the bin, in one request. */
const readState = (bin: string, account: string | null) =>
  readLists(
    bothLists(
      list('bins', { _id: bin }, { limit: 1 }),
      list('accounts', { _id: account ?? NO_ACCOUNT }, { limit: 1 }),
    ),
  )

/**
 * Points and one piece of one bin, held together or not at all. The mark is the first operation, which takes
 * the snapshot; what phones meet in is read and written next, so that whoever comes second learns it at once.
 */
const holdFrom = (
  ready: Promise<Outcome<Known>>,
  from: string | null,
  asked: RedeemAsked,
  context: CallContext,
): Promise<Outcome<Redemption>> =>
  transactWith(ready, async (transaction, { good, bin: first, made, account: own }) => {
    await markFirst(transaction, context, asked.id)
    const [[bin = null], [stored]] = await readState(from ?? first, own)
    const account = own === null ? accountOr(null, made.owner) : accountAt(stored, own, made.owner)
    const decided = decideRedeem({ account, bin, good, before: null }, asked, made, context.now)
    if (!decided.ok) return decided
    const { redemption, bin: left } = decided.value
    await transaction.collection('bins').put(left!)
    await transaction.collection('redemptions').add(redemption!)
    await writePosted(transaction, decided.value)
    await context.count?.admitted(transaction)
    return ok(redemption!)
  })

/** From the bin that the request leads to, and where that is empty from any that has one left. */
async function holdAnywhere(
  asked: RedeemAsked,
  payer: Payer,
  context: CallContext,
): Promise<Outcome<Redemption>> {
  const ready = look(asked.good, payer, context)
  let from: string | null = null
  const tried: string[] = []
  for (;;) {
    const done = await holdFrom(ready, from, asked, context)
    const known = await ready
    if (done.ok || done.code !== 'soldOut' || !known.ok) return done
    tried.push(from ?? known.value.bin)
    const bins = await collection('bins').find({ good: asked.good }, { limit: MAX_BINS })
    const next = nextBin(bins, tried, asked.request)
    if (next === null) return done
    from = next
  }
}

/** 兑换 with the points of the account that `payer` says. A refusal that may be otherwise tomorrow is stored where the redemption would stand. */
export const redeemingBy = async (
  { good, price, perMonth }: Omit<InputOf<'points.redeem'>, 'requestId'>,
  payer: Payer,
  context: CallContext,
) => {
  const { key } = context.request()
  const id = `redemption:${key}`
  const asked: RedeemAsked = { id, request: key, good, seen: { price, perMonth: perMonth ?? null } }
  const content = redeemContent(asked)
  type Shown = RedemptionView | typeof NOTHING_TO_SHOW
  const shown = async (r: Redemption, repeated: boolean): Promise<Outcome<Shown>> =>
    ok(await presentRedemption(r, context, repeated))

  const work = async (): Promise<Outcome<Shown>> => {
    const done = await holdAnywhere(asked, payer, context)
    if (done.ok) return shown(done.value, false)
    const mark = refusalMark(id, done.code, content, context.now)
    const first = isKept(done.code)
      ? await keepRefusal('redemptions', mark)
      : await standing('redemptions', id, content)
    return first ?? done
  }
  const again = async (): Promise<Outcome<Shown>> => {
    const stored = await storedRedemption(id)
    return stored ? shown(stored, true) : ok(NOTHING_TO_SHOW)
  }
  return once(context, work, again, () => standing('redemptions', id, content))
}

/** 兑换 with one's own. */
export const redeem: Handler<'points.redeem'> = (input, context) =>
  redeemingBy(input, (member) => ok(member?.account ?? null), context)
