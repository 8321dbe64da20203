import { randomBytes, randomInt } from 'node:crypto'
import type { RedemptionView } from '../../../domain/points/answers'
import { accountOfUser } from '../../../domain/points/award/posting'
import { SECRET_BYTES } from '../../../domain/points/code/totp'
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
import { accountIn, keepRefusal, refusalMark, standing, writePosted } from '../../platform/ledger'
import { bothLists, list, readLists } from '../../platform/lists'
import { transactWith } from '../../platform/transact'
import { NOTHING_TO_SHOW, type CallContext, type Handler } from '../context'
import { leaveMark, once } from '../once'
import { ownMemberId } from './member'
import { presentRedemption, storedRedemption } from './shop'

type Shelved = Pick<Good, '_id' | 'code' | 'name' | 'bins'>

/** What is known before the transaction, and read while it begins. */
interface Known {
  good: Shelved
  made: RedeemMade
}

/** Nobody has told a name yet. */
const NAMELESS = '居民'
const NUMBERS = 1_000_000

async function look(code: string, context: CallContext): Promise<Outcome<Known>> {
  const fields = ['_id', 'code', 'name', 'bins'] as const
  const [[good], [member]] = await readLists(
    bothLists(
      list('goods', { _id: goodId(code) }, { limit: 1, fields }),
      list('members', { _id: ownMemberId(context) }, { limit: 1 }),
    ),
  )
  if (!good) return refuse('goodUnknown')
  const made = {
    owner: context.userId,
    ownerName: member?.name || NAMELESS,
    secret: randomBytes(SECRET_BYTES).toString('hex'),
    no: String(randomInt(NUMBERS)).padStart(6, '0'),
  }
  return ok({ good, made })
}

/** Points and one piece of one bin, held together or not at all. */
const holdFrom = (
  ready: Promise<Outcome<Known>>,
  binOf: (good: Shelved) => string,
  asked: RedeemAsked,
  context: CallContext,
): Promise<Outcome<Redemption>> =>
  transactWith(ready, async (transaction, { good, made }) => {
    const account = await accountIn(transaction, accountOfUser(context.userId))
    const bin = await transaction.collection('bins').get(binOf(good))
    const state = { account, bin, good, before: null }
    const decided = decideRedeem(state, asked, made, context.now)
    if (!decided.ok) return decided
    const { redemption, bin: left } = decided.value
    // First what phones meet in: whoever comes second learns it at once, and not at the end.
    await transaction.collection('bins').put(left!)
    await transaction.collection('redemptions').add(redemption!)
    await writePosted(transaction, decided.value)
    await leaveMark(transaction, context, redemption!._id)
    return ok(redemption!)
  })

/** From the bin that the request leads to, and where that is empty from any that has one left. */
async function holdAnywhere(
  asked: RedeemAsked,
  context: CallContext,
): Promise<Outcome<Redemption>> {
  const ready = look(asked.good, context)
  let bin = (good: Shelved): string => firstBin(good, asked.request)
  const tried: string[] = []
  for (;;) {
    const done = await holdFrom(ready, bin, asked, context)
    const known = await ready
    if (done.ok || done.code !== 'soldOut' || !known.ok) return done
    tried.push(bin(known.value.good))
    const bins = await collection('bins').find({ good: asked.good }, { limit: MAX_BINS })
    const next = nextBin(bins, tried, asked.request)
    if (next === null) return done
    bin = () => next
  }
}

/** 兑换. A refusal that may be otherwise tomorrow is stored where the redemption would stand. */
export const redeem: Handler<'points.redeem'> = async ({ good, price, perMonth }, context) => {
  const { key } = context.request()
  const id = `redemption:${key}`
  const asked: RedeemAsked = { id, request: key, good, seen: { price, perMonth: perMonth ?? null } }
  const content = redeemContent(accountOfUser(context.userId), asked)
  type Shown = RedemptionView | typeof NOTHING_TO_SHOW
  const shown = async (r: Redemption, repeated: boolean): Promise<Outcome<Shown>> =>
    ok(await presentRedemption(r, context, repeated))

  const work = async (): Promise<Outcome<Shown>> => {
    const done = await holdAnywhere(asked, context)
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
