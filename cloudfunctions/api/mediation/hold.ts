import { keyOf } from '../../../domain/booking/types'
import type { Actor } from '../../../domain/identity/types'
import { partyOf } from '../../../domain/mediation/parties'
import { mayRead, permitStep } from '../../../domain/mediation/qualities'
import type { Case, HoldPointer } from '../../../domain/mediation/types'
import { isSameTime, offeredTo } from '../../../domain/mediation/waiting'
import { ok, refuse, type Outcome } from '../../../domain/result'
import { collection, command } from '../../platform/collections'
import { list } from '../../platform/lists'
import { knownHours, rulesOf, takingOf } from '../../platform/days'
import { NOTHING_TO_SHOW, type CallContext, type Handler } from '../context'
import { leaveMarkBefore, once } from '../once'
import { offeredFault, slotOf, type Asked } from './slot'

type Held = Outcome<{ until: number; n: number } | typeof NOTHING_TO_SHOW>

/** Two people of one case may choose at once; more often than this nobody loses the number. */
const MAX_TRIES = 4

/** A party is nothing else in its own case, so its account need not be read. */
export const actorIn = async (c: Case, context: CallContext): Promise<Actor> =>
  partyOf(c, context.userId)
    ? { openid: context.openid, userId: context.userId, staffId: null, name: '', posts: [] }
    : context.actor()

/** Gives the person the next number in the case; false where another was faster. */
const point = async (c: Case, openid: string, pointer: HoldPointer): Promise<boolean> =>
  (await collection('cases').changeWhere(
    { _id: c._id, holdNo: c.holdNo },
    { holdNo: pointer.n, [`holds.${openid}`]: command.set(pointer) },
  )) === 1

/** What this very request has come to before; null: nothing. */
function before(own: HoldPointer | undefined, context: CallContext): Held | null {
  const { key, asked } = context.request()
  if (own?.request !== key) return null
  if (own.asked !== asked) return refuse('requestReused')
  return own.until > context.now ? ok({ until: own.until, n: own.n }) : refuse('holdOver')
}

/**
 * 暂留: all who sit there and the room, or nothing. One hold a person and case: the earlier one is given
 * back. The pointer in the case comes first; a death after it leaves a pointer to nothing, which the
 * booking finds out. Its mark is the pointer itself, so that the request that most people make costs no
 * more than four of the database's.
 */
export const hold: Handler<'mediation.hold'> = async (input, context): Promise<Held> => {
  const { openid, now } = context
  const [settings, hours] = await Promise.all([context.settings(), knownHours(now)])
  const asked: Asked = input
  const taking = takingOf(rulesOf(settings))
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    const [c = null] = await context.readWith(list('cases', { _id: input.id }, { limit: 1 }))
    const agreed = await context.agreed()
    if (!agreed.ok) return agreed
    const actor = c && (await actorIn(c, context))
    const own = c?.holds[openid]
    // What this very request did is looked at before anything is said of who asks it now.
    const said = before(own, context)
    if (!c || !actor || !mayRead(actor, c))
      return said?.ok ? ok(NOTHING_TO_SHOW) : (said ?? refuse('notFound'))
    if (said) {
      await context.count?.giveBack()
      return said
    }
    const action = c.state === 'SCHEDULED' ? 'move' : 'book'
    const permitted = permitStep(actor, action, c, now, settings)
    if (!permitted.ok) return refuse(permitted.code)
    const offered = offeredTo(c, context.userId, now)
    if (offered?.until && isSameTime(offered, asked))
      return ok({ until: offered.until, n: offered.n })
    if (input.n !== (own?.n ?? 0)) return refuse('changed')
    const fault = offeredFault(c, asked, hours, settings, now)
    if (fault) return refuse(fault)
    const { key: request, asked: content } = context.request()
    const { date, from, to, resources } = asked
    const { holdMs } = rulesOf(settings)
    const n = c.holdNo + 1
    const pointer = { n, until: now + holdMs, date, from, to, resources, request, asked: content }
    await context.count?.admitted()
    if (!(await point(c, openid, pointer))) continue
    if (own && own.until > now) await taking.release(own, keyOf(c._id, own.n))
    const claim = {
      slot: slotOf(asked, hours),
      key: keyOf(c._id, n),
      for: 'mediation' as const,
      by: context.userId,
      ...(c.booking ? { instead: c.booking.key } : {}),
    }
    const held = await taking.hold(claim, holdMs)
    if (held.ok) return ok({ until: held.value.until ?? pointer.until, n })
    // The number is used up all the same: a late hold of it would find another's time.
    await collection('cases').change(c._id, { [`holds.${openid}.until`]: 0 })
    return held
  }
  return refuse('busy')
}

/** Gives the own hold back, so that others see the time at once; else it lapses by itself. */
export const release: Handler<'mediation.release'> = (input, context) => {
  const { openid, now } = context
  const numberOf = (c: Case | null): Outcome<{ n: number }> => ok({ n: c?.holds[openid]?.n ?? 0 })
  const work = async (): Promise<Outcome<{ n: number }>> => {
    const c = await collection('cases').get(input.id)
    const actor = c && (await actorIn(c, context))
    if (!c || !actor || !mayRead(actor, c)) return refuse('notFound')
    const marked = await leaveMarkBefore(context)
    if (!marked.ok) return marked
    const own = c.holds[openid]
    if (own && marked.value.first && own.until > now) {
      await collection('cases').change(c._id, { [`holds.${openid}.until`]: 0 })
      const taking = takingOf(rulesOf(await context.settings()))
      await taking.release(own, keyOf(c._id, own.n))
    }
    return numberOf(c)
  }
  return once(context, work, async () => numberOf(await collection('cases').get(input.id)))
}
