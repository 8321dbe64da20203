import { beginsCount, halfAt } from '../../../domain/points/code/guesses'
import { readShown } from '../../../domain/points/code/shown'
import { TICKET_MS, ticketOf } from '../../../domain/points/code/ticket'
import { holds } from '../../../domain/identity/authorize'
import type { Actor } from '../../../domain/identity/types'
import type { Principal } from '../../../domain/matter/types'
import type { Keeper } from '../../../domain/points/types'
import { goodId } from '../../../domain/points/redeem/bins'
import { relativesOf } from '../../../domain/points/redeem/keepers'
import { handOut as decideHandOut, undo as decideUndo } from '../../../domain/points/redeem/handOut'
import { refund as decideRefund } from '../../../domain/points/redeem/giveBack'
import { keeperFor, meantBy, peek as decidePeek } from '../../../domain/points/redeem/peek'
import type { Redemption } from '../../../domain/points/redeem/types'
import { handedOutView, peekView } from '../../../domain/points/views'
import { ok, refuse, type Outcome } from '../../../domain/result'
import type { StreetSettings } from '../../../domain/street/types'
import { collection, command } from '../../platform/collections'
import { housemates } from '../../platform/households'
import { bothLists, list, readLists, type Lists } from '../../platform/lists'
import type { CallContext, Handler } from '../context'
import { change } from './change'
import { presentRedemption } from './shop'

/** Old ones of the same six digits are few; the newest first. */
const MAX_SAME_NUMBER = 10

/** As which keeper; whoever shares a household with him counts as a declared relative. */
function keeperAt(
  { points }: StreetSettings,
  context: CallContext,
  pickUp: string | null,
  mates: readonly Principal[] = [],
): Keeper | null {
  const keeper = keeperFor(points?.keepers ?? [], context.userId, pickUp, context.now)
  return keeper && { ...keeper, relatives: [...keeper.relatives, ...mates] }
}

function ticketFor(r: Redemption, { userId, now }: CallContext) {
  const ticketUntil = now + TICKET_MS
  return { ticket: ticketOf(r, userId, ticketUntil), ticketUntil }
}

/** A wrong code is counted in what it was tried on, by a plain write after the refusal. */
async function noted<T>(
  outcome: Outcome<T>,
  r: Redemption | null,
  { now }: CallContext,
): Promise<Outcome<T>> {
  if (outcome.ok || outcome.code !== 'codeWrong' || r === null) return outcome
  const missed = beginsCount(r, now)
    ? { missed: command.set({ half: halfAt(now), count: 1 }) }
    : { 'missed.count': command.inc(1) }
  await collection('redemptions').change(r._id, missed)
  return outcome
}

/** 扫码: what a keeper is about to hand out, or what was handed out before. */
export const peek: Handler<'points.peek'> = async ({ code }, context) => {
  const settings = await context.settings()
  if (keeperAt(settings, context, null) === null) return refuse('notKeeper')
  const shown = readShown(code)
  if (shown === null) return refuse('codeWrong')
  const [found, mates] = await readLists(
    bothLists(
      list(
        'redemptions',
        { no: shown.no },
        { sort: [['redeemedAt', 'desc']], limit: MAX_SAME_NUMBER },
      ) as Lists<Redemption[]>,
      housemates(context.userId),
    ),
  )
  const meant = meantBy(found, shown, context.now)
  const keeper = keeperAt(settings, context, meant?.pickUp ?? null, mates)
  const seen = decidePeek(meant, keeper, shown, context.now)
  if (!seen.ok) return noted(seen, meant, context)
  const r = seen.value
  const good = await collection('goods').get(goodId(r.good))
  return ok(
    peekView(r, good?.picture ?? '', r.state === 'HELD' ? ticketFor(r, context) : undefined),
  )
}

/** 交付 */
export const handOut: Handler<'points.handOut'> = async ({ id, code, ticket }, context) => {
  const shown = readShown(code)
  if (shown === null) return refuse('codeWrong')
  const request = context.request().key
  let tried: Redemption | null = null
  const done = await change(
    {
      id,
      decide(state, settings, _, mates) {
        tried = state.redemption
        const at = state.redemption?.pickUp ?? null
        const keeper = keeperAt(settings, context, at, mates)
        return decideHandOut(state, { keeper, shown, ticket, request, now: context.now })
      },
      show: (r, repeated) => Promise.resolve(handedOutView(r, repeated)),
    },
    context,
  )
  return noted(done, tried, context)
}

interface Undoer {
  name: string
  relatives: readonly string[]
  role: 'keeper' | 'reviewer' | 'owner'
}

/** By the post; whoever has declared relatives as a keeper has them as a reviewer too. */
function byPost(actor: Actor, settings: StreetSettings, mates: readonly Principal[]): Undoer {
  const role = holds(actor, 'pointsReviewer') ? 'reviewer' : 'owner'
  const relatives = [...relativesOf(settings, actor.userId), ...mates]
  return { name: actor.name, relatives, role }
}

/** 退还积分: what was handed out was no good. */
export const refund: Handler<'points.refund'> = ({ id, note, stockBack }, context) => {
  const { userId: by, now } = context
  return change(
    {
      id,
      decide(state, settings, actor, mates) {
        const { relatives, ...post } = byPost(actor, settings, mates)
        const doing = { by, ...post, request: context.request().key, note, now }
        return decideRefund(state, { doing, relatives, stockBack })
      },
      show: (r, repeated) => presentRedemption(r, context, repeated),
    },
    context,
  )
}

/** What a keeper may not undo a reviewer may. */
const REVIEWERS_TURN: readonly string[] = ['notKeeper', 'undoTooLate']

/** 撤销交付: by a keeper as such, and where that is not his any more, by the post. */
export const undo: Handler<'points.undo'> = ({ id, note }, context) => {
  const { userId: by, now } = context
  return change(
    {
      id,
      decide(state, settings, actor, mates) {
        const undoneBy = ({ relatives, ...post }: Undoer) =>
          decideUndo(state, {
            doing: { by, ...post, request: context.request().key, note, now },
            relatives,
          })
        const post = byPost(actor, settings, mates)
        const keeper = keeperAt(settings, context, null, mates)
        if (!keeper) return undoneBy(post)
        const { name, relatives } = keeper
        const done = undoneBy({ name, relatives, role: 'keeper' })
        if (done.ok || !REVIEWERS_TURN.includes(done.code)) return done
        return post.role === 'reviewer' ? undoneBy(post) : done
      },
      show: (r, repeated) => presentRedemption(r, context, repeated),
    },
    context,
  )
}
