import { holds } from '../../../domain/identity/authorize'
import { isOpen, type Binding, type BindingsView } from '../../../domain/identity/bindings'
import { approvedTells, refusedTell } from '../../../domain/identity/notices'
import type { Actor, User } from '../../../domain/identity/types'
import type { Tell } from '../../../domain/notice/compose'
import { ok, refuse, type Outcome } from '../../../domain/result'
import { takePosts } from '../../platform/binding'
import { askToSend } from '../../platform/functions'
import { mayBegin } from '../../platform/leaving'
import { list } from '../../platform/lists'
import { writeNotices } from '../../platform/notices'
import { proofOf } from '../../platform/phone'
import { transact, type Transaction } from '../../platform/transact'
import { NOTHING_TO_SHOW, type CallContext, type Handler } from '../context'
import { markFirst, once } from '../once'
import { givePost } from './bindPhone'
import { bindingsView, isOwnBinding } from './bindings'

/**
 * An administrator's word on a request to bind: with a yes the post goes to the account that asked, and
 * whoever had it loses it, in one transaction; both are told. Outcomes: `notAllowed`, `notFound`, `bindingOver`,
 * `changed`, `ownBinding`, `needNote` for a no without a reason, `bindingStale`, `stillLeaving`.
 */
export const approve: Handler<'identity.approve'> = (input, context) => {
  type Answered = Outcome<BindingsView | typeof NOTHING_TO_SHOW>
  const shown = async (): Promise<Answered> =>
    holds(await context.actor(), 'admin') ? ok(await bindingsView(context)) : ok(NOTHING_TO_SHOW)
  const work = async (): Promise<Answered> => {
    const done = await transact(async (transaction) => {
      await markFirst(transaction, context, input.id)
      const [b = null] = await context.readAnewWith(
        list('bindings', { _id: input.id }, { limit: 1 }),
      )
      const actor = await context.actor()
      if (!holds(actor, 'admin')) return refuse('notAllowed')
      const fault = faultOf(b, input, actor, context.now)
      if (!b || fault) return refuse(fault ?? 'notFound')
      // Before the transaction looks at accounts, of which one may be the own one.
      await context.count?.within()
      const ended = endedBy(b, input, actor, context.now)
      const tells = input.agree
        ? await handOn(transaction, ended, context)
        : ok([refusedTell(ended, context.now)])
      if (!tells.ok) return tells
      await transaction.collection('bindings').put(ended)
      const sent = await writeNotices(transaction, ended, tells.value, actor, context.now)
      return ok(sent)
    })
    if (!done.ok) return done
    const [view] = await Promise.all([shown(), askToSend(done.value)])
    return view
  }
  return once(context, work, shown)
}

interface Word {
  version: number
  agree: boolean
  note: string
}

function faultOf(b: Binding | null, word: Word, actor: Actor, now: number) {
  if (!b) return 'notFound'
  if (!isOpen(b, now)) return 'bindingOver'
  if (b.version !== word.version) return 'changed'
  if (isOwnBinding(b, actor)) return 'ownBinding'
  return !word.agree && word.note === '' ? 'needNote' : null
}

const endedBy = (b: Binding, { agree, note }: Word, actor: Actor, at: number): Binding => ({
  ...b,
  version: b.version + 1,
  state: agree ? 'APPROVED' : 'REFUSED',
  until: null,
  decided: { at, by: { id: actor.staffId ?? '', name: actor.name }, note },
})

/** Gives the post to the account that asked for it. Answers who is told. */
async function handOn(
  transaction: Transaction,
  b: Binding,
  { now }: CallContext,
): Promise<Outcome<Tell[]>> {
  const people = transaction.collection('staff')
  const staff = await people.get(b.staff.id)
  if (!staff?.active || proofOf(b.openid, staff.phone) !== b.proof) return refuse('bindingStale')
  const asker = await transaction.collection('users').get(`user:${b.openid}`)
  const may = asker ? ok(null) : await mayBegin(transaction, b.openid)
  if (!may.ok) return may
  if (staff.openid !== b.openid) await takePosts(transaction, staff)
  await giveUpOther(transaction, b, asker, now)
  await givePost(transaction, staff, b.openid, asker, now)
  return ok(approvedTells(b, staff.openid, now))
}

/** What the account had before is free, and what waits there is looked after. */
async function giveUpOther(
  transaction: Transaction,
  b: Binding,
  asker: User | null,
  leftAt: number,
): Promise<void> {
  const before = asker?.staffId ?? null
  if (before === null || before === b.staff.id) return
  const people = transaction.collection('staff')
  if ((await people.get(before))?.openid === b.openid) {
    await people.change(before, { openid: null, leftAt })
  }
}
