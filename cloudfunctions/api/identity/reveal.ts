import { maskedName } from '../../../domain/identity/masks'
import type { ReadWhat, RevealedView } from '../../../domain/identity/reads'
import type { Actor } from '../../../domain/identity/types'
import type { Principal } from '../../../domain/matter/types'
import { ok, refuse, type Outcome } from '../../../domain/result'
import { transact, type Transaction } from '../../platform/transact'
import { NOTHING_TO_SHOW, type CallContext } from '../context'
import { leaveMark, once } from '../once'
import { POST_TITLE } from './titles'

/** Somebody who is told of, and what it is for. */
export interface Revealing extends RevealedView {
  /** Whose it is: an account; of a party without one, the case and its key. */
  of: Principal
  what: ReadWhat[]
  about: string
  aboutText: string
}

const byTextOf = ({ posts, name }: Actor): string => {
  const title = posts[0] ? POST_TITLE[posts[0].role] : ''
  return `${title} ${maskedName(name)}`.trim()
}

/**
 * Tells somebody's name and number to whoever may know, and logs it first: the line is committed before the
 * answer leaves, so a death between leaves it logged and not shown. `find` says who it is, read in the
 * transaction, or refuses. The same request again is the same look. Outcome besides: `noPhoneLeft`, which tells
 * and logs nothing.
 */
export function reveal(
  context: CallContext,
  find: (transaction: Transaction, actor: Actor) => Promise<Outcome<Revealing>>,
): Promise<Outcome<RevealedView | typeof NOTHING_TO_SHOW>> {
  const look = (log: (t: Transaction, actor: Actor, told: Revealing) => Promise<void>) =>
    transact<RevealedView>(async (transaction) => {
      const actor = await context.actor()
      const found = await find(transaction, actor)
      if (!found.ok) return found
      const { name, phone } = found.value
      if (phone === '') return refuse('noPhoneLeft')
      await log(transaction, actor, found.value)
      return ok({ name, phone })
    })
  const work = () =>
    look(async (transaction, actor, { of, what, about, aboutText }) => {
      const _id = `read:${context.request().key}`
      const by = actor.staffId ?? actor.userId
      const line = { _id, of, by, byText: byTextOf(actor), what, about, aboutText, at: context.now }
      await transaction.collection('reads').add(line)
      await leaveMark(transaction, context, _id)
    })
  return once<RevealedView | typeof NOTHING_TO_SHOW>(context, work, async () => {
    const again = await look(async () => {})
    return again.ok ? again : ok(NOTHING_TO_SHOW)
  })
}
