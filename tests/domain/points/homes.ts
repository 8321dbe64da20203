import { emptyAccount } from '../../../domain/points/ledger/account'
import { strayIn } from '../../../domain/points/ledger/move'
import { isKept } from '../../../domain/points/ledger/precedence'
import { moveInId } from '../../../domain/points/ledger/names'
import type { Account, AccountKind } from '../../../domain/points/types'
import { ok, refuse, type Outcome } from '../../../domain/result'
import type { World } from './world'

/** By the first letter of its name an account is no person's: `@home`, `$shop`, `%team`. */
const SHARED: Record<string, AccountKind> = { '@': 'family', $: 'merchant', '%': 'team' }

/** The empty account of a name that is no person's; null for a person's. */
export function sharedAccount(name: string): Account | null {
  const kind = SHARED[name[0] ?? '']
  return kind ? emptyAccount(kind, name.slice(1)) : null
}

/** What people do with an account that they share, as one transaction would write it. */

/** 放入: a refusal that is kept stands where the second half would have stood. */
export function put(
  w: World,
  id: string,
  who: string,
  home: string,
  points: number,
): Outcome<object> {
  const content = JSON.stringify(['put', home, points])
  const before = w.entries.get(moveInId(id))
  if (before && 'refused' in before) {
    return refuse(before.content === content ? before.refused : 'requestReused')
  }
  if (before) {
    if (before.points !== points || before.source !== home) return refuse('requestReused')
    return ok({ answer: { points }, repeated: true })
  }
  const of = { source: home, key: id, now: w.now }
  const done = w.acts.putIn(w.account(who), w.account(home), points, of)
  if (!done.ok) {
    const mark = { _id: moveInId(id), shape: 1, content, at: w.now, refused: done.code }
    if (isKept(done.code)) w.entries.set(mark._id, mark)
    return done
  }
  const { person, shared, entries } = done.value
  w.write({ account: person, entries })
  w.write({ account: shared })
  w.inside.add(`${person._id} in ${shared._id}`)
  return ok({ answer: { points } })
}

/** 迁出 of whoever has an account of this `_id`; answers how many points went along. */
export function along(w: World, id: string, account: string, home: string): number {
  const person = w.accounts.get(account)
  if (!person) return 0
  const of = { source: home, key: id, now: w.now }
  const { person: next, shared, entries, points } = w.acts.takeAlong(person, w.account(home), of)
  w.write({ account: next, entries })
  w.write({ account: shared })
  w.inside.delete(`${next._id} in ${shared._id}`)
  return points
}

/** What the timer does: brings what came back too late to whoever it belongs to. */
export function bring(w: World, id: string, home: string): number {
  const stray = strayIn(w.account(home))
  return stray.reduce((sum, account, i) => sum + along(w, `${id}.${i}`, account, home), 0)
}
