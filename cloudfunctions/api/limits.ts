import type { ActKind } from '../../domain/call/acts'
import type { CallName } from '../../domain/contract'
import { ACTS, type WritingName } from '../../domain/contract/acts'
import { countOf, firstOf, limitOf, oneMore } from '../../domain/identity/limits'
import type { User } from '../../domain/identity/types'
import type { Outcome } from '../../domain/result'
import type { StreetSettings } from '../../domain/street/types'
import { collection, command, type Change } from '../platform/collections'
import { findUser, newUser } from '../platform/identity'
import { isDuplicate } from '../platform/sdk'
import { LookAgain, TooMuchContention, type Transaction } from '../platform/transact'

/**
 * 限次: every writing call is counted for whoever makes it, by one conditional update of the account, so that
 * however many come at once no more are let through than the limit; where the call writes the account anyway,
 * in the same write. It is decided before anything is committed, and not before it is known that the call
 * would do something: what is refused for another reason costs nothing. The conditional update runs beside the
 * call's transaction, which has nothing to do with the account. A function that dies after the count and before
 * the effect has spent it; a repetition is given back what it was counted.
 */
export class Beyond extends Error {
  constructor(
    /** When the person may come again, epoch ms. */
    readonly until: number,
  ) {
    super('tooMuch')
  }
}

/** What of a call the count has to know. */
export interface Caller {
  now: number
  openid: string
  userId: string
  act: ActKind
  storedUser(): Promise<User | null>
  agreed(): Promise<Outcome<null>>
  limits(): Promise<Pick<StreetSettings, 'limits'>>
}

/**
 * `stranger`: nothing is stored of this person yet, so nothing can be counted before there is. `within`: counted
 * by the transaction itself.
 */
type Verdict = 'counted' | 'within' | 'stranger' | Beyond

/** Calls of one person that meet at the turn of an hour: one begins it, the others look again. */
const MAX_TRIES = 4

/** Who was told to come later, for a minute: the next refusals of a flood ask the account no more. */
const told = new Map<string, { until: number; at: number }>()
const REMEMBERED_MS = 60_000
const MAX_REMEMBERED = 1_000

const keyOf = ({ userId, act }: Caller): string => `${act}:${userId}`

function remember(caller: Caller, until: number): void {
  if (told.size >= MAX_REMEMBERED) told.clear()
  told.set(keyOf(caller), { until, at: caller.now })
}

function remembered(caller: Caller): Beyond | null {
  const { now } = caller
  const known = told.get(keyOf(caller))
  const holds = known && now >= known.at && now < Math.min(known.until, known.at + REMEMBERED_MS)
  return holds ? new Beyond(known.until) : null
}

/** `used.<kind>`: where an act is counted. */
const fieldOf = (act: ActKind): string => `used.${act}`

/** Tries to count one act of a stored account; null where another call of the person was faster. */
async function tryCount(user: User, caller: Caller): Promise<Verdict | null> {
  const { act, now } = caller
  const limit = limitOf(act, user, await caller.limits())
  const used = user.used?.[act]
  const counting = countOf(used, limit, now)
  if (counting.kind === 'beyond') {
    remember(caller, counting.until)
    return new Beyond(counting.until)
  }
  const field = fieldOf(act)
  const asRead = used
    ? { [`${field}.hour`]: used.hour, [`${field}.day`]: used.day }
    : { [field]: command.exists(false) }
  const users = collection('users')
  const counted =
    counting.kind === 'more'
      ? await users.changeWhere(
          {
            _id: user._id,
            ...asRead,
            [`${field}.inHour`]: command.lt(limit.hour),
            [`${field}.inDay`]: command.lt(limit.day),
          },
          { [`${field}.inHour`]: command.inc(1), [`${field}.inDay`]: command.inc(1) },
        )
      : await users.changeWhere(
          { _id: user._id, ...asRead, ...(used ? { [`${field}.inDay`]: used.inDay } : {}) },
          { [field]: command.set(counting.next) },
        )
  return counted === 1 ? 'counted' : null
}

async function count(caller: Caller): Promise<Verdict> {
  const before = remembered(caller)
  if (before) return before
  let user = await caller.storedUser()
  if (!user) return 'stranger'
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    const verdict = await tryCount(user, caller)
    if (verdict) return verdict
    user = await findUser(caller.openid)
    // Left for good meanwhile: nothing is counted, and nothing done.
    if (!user) break
  }
  throw new TooMuchContention('the account is being counted')
}

/** Acts that write the account themselves: nobody else needs to open one for them. */
const WRITES_ACCOUNT: ReadonlySet<ActKind> = new Set(['account', 'code'])

/** What an act is counted by, as fields of a new account, and as a change of a stored one. */
export interface Counted {
  used: NonNullable<User['used']>
  change: Change
}

/** The count of one call: begun where it is known that something will be done, asked before that is committed. */
export class Count {
  private verdict: Promise<Verdict> | null = null
  readonly act: ActKind

  constructor(private caller: Caller) {
    this.act = caller.act
  }

  /** Counts, once, while something else is done; what it comes to is for `admitted`. */
  begin(): Promise<Verdict> {
    if (!this.verdict) {
      this.verdict = count(this.caller)
      this.verdict.catch(() => undefined)
    }
    return this.verdict
  }

  /**
   * For a transaction that writes the account itself: as what the act is counted there, `used.<kind>` of the
   * account as the transaction has read it, null for one that it makes. Throws `Beyond`.
   */
  async together(stored: User | null): Promise<Counted> {
    const { act, now } = this.caller
    const used = stored?.used?.[act]
    const limit = limitOf(act, stored ?? { posts: [] }, await this.caller.limits())
    const counting = countOf(used, limit, now)
    if (counting.kind === 'beyond') {
      remember(this.caller, counting.until)
      throw new Beyond(counting.until)
    }
    this.verdict = Promise.resolve('within')
    const next = counting.kind === 'more' ? oneMore(used!) : counting.next
    return { used: { ...stored?.used, [act]: next }, change: { [fieldOf(act)]: command.set(next) } }
  }

  /** This instance has told the person a moment ago to come later: nothing else need be asked. */
  toldBefore(): Beyond | null {
    // A hold knows its repetition by a mark of its own.
    return this.act === 'hold' ? null : remembered(this.caller)
  }

  /** The same before anything is done that is only worth doing within the limit; stores nobody. */
  async within(): Promise<Verdict> {
    const verdict = await this.begin()
    if (verdict instanceof Beyond) throw verdict
    return verdict
  }

  /**
   * Returns where this act is within the limit; throws `Beyond`. Whoever is stored only now, by what this
   * request does, begins to be counted with it, in its transaction where it has one; the own account is
   * stored by itself, or not at all. `LookAgain`: another first request of the same person was faster.
   */
  async admitted(transaction?: Transaction): Promise<void> {
    const [verdict, agreed] = await Promise.all([this.within(), this.caller.agreed()])
    // Every call asks before; nothing is committed where one forgot.
    if (!agreed.ok) throw new RangeError(`${agreed.code}, and not asked`)
    if (verdict !== 'stranger' || WRITES_ACCOUNT.has(this.act)) return
    const { openid, now, act } = this.caller
    const used = { [act]: firstOf(now) }
    try {
      await (transaction ?? { collection })
        .collection('users')
        .add({ ...newUser(openid, now), used })
    } catch (error) {
      if (!isDuplicate(error)) throw error
      this.verdict = null
      this.caller = { ...this.caller, storedUser: () => findUser(openid) }
      if (!transaction) return this.admitted()
      // It has looked at the account: no condition is written beside it.
      throw new LookAgain('the account is there now')
    }
  }

  /** A repetition costs nothing: what it was counted is taken back, once. */
  async giveBack(): Promise<void> {
    const { verdict } = this
    if (!verdict) return
    this.verdict = Promise.resolve('stranger')
    if ((await verdict.catch(() => null)) !== 'counted') return
    const { act, userId } = this.caller
    const field = fieldOf(act)
    await collection('users').changeWhere(
      { _id: userId, [`${field}.inHour`]: command.gt(0), [`${field}.inDay`]: command.gt(0) },
      { [`${field}.inHour`]: command.inc(-1), [`${field}.inDay`]: command.inc(-1) },
    )
  }
}

/** The kind of act of a writing call, null for one that changes nothing. */
export const actOf = (name: CallName): ActKind | null =>
  name in ACTS ? ACTS[name as WritingName] : null
