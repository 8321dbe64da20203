import type { HelpDone } from '../../../domain/helper/answers'
import { mayTend } from '../../../domain/helper/crew'
import { roleIn, type HelpDoing } from '../../../domain/helper/decide'
import type { HelpRole } from '../../../domain/helper/lifecycle'
import type { Elder, Help } from '../../../domain/helper/types'
import type { Tell } from '../../../domain/notice/compose'
import { ok, refuse, type Outcome } from '../../../domain/result'
import { askToSend } from '../../platform/functions'
import { list } from '../../platform/lists'
import { writeNotices } from '../../platform/notices'
import { transact } from '../../platform/transact'
import type { CallContext } from '../context'
import { markFirst, once } from '../once'

/** What a step on a 约定 writes. */
export interface HelpWritten {
  help: Help
  tells: readonly Tell[]
}

/** The 约定, and with it the account that staff opened, where the elder has one. */
export const withElder = (_id: string) =>
  list('helps', { _id }, { limit: 1, joined: { from: 'elders', by: 'elder' } })

type Found = Help & { elders: Elder[] }

/** A found 约定 without what was read with it. */
export function apart(found: Help): { help: Help; elder: Elder | null } {
  const { elders, ...help } = found as Found
  return { help, elder: elders[0] ?? null }
}

/** As whom the caller has to do with it, with the crew of the elder's grid; null: not at all. */
export async function roleOf(
  { help, elder }: { help: Help; elder: Elder | null },
  context: CallContext,
): Promise<HelpRole | null> {
  const own = roleIn(help, context.userId)
  if (own !== null || elder === null) return own
  const [actor, settings] = await Promise.all([context.actor(), context.settings()])
  return mayTend(actor, elder.grid, settings) ? 'staff' : null
}

/** Carries out a step on a 约定, with who is told and the mark of the request. */
export function changeHelp(
  id: string,
  decide: (help: Help, doing: HelpDoing) => Outcome<HelpWritten>,
  context: CallContext,
): Promise<Outcome<HelpDone>> {
  const work = async (): Promise<Outcome<HelpDone>> => {
    const done = await transact(async (transaction) => {
      // The first operation takes the snapshot: what is read beside it is written as it was read.
      await markFirst(transaction, context, id)
      const [found] = await context.readAnewWith(withElder(id))
      const agreed = await context.agreed()
      if (!agreed.ok) return agreed
      if (!found) return refuse('notFound')
      const known = apart(found)
      const role = await roleOf(known, context)
      // To whoever has nothing to do with it there is none.
      if (role === null) return refuse('notFound')
      const { staffId } = await context.actor()
      const by = role === 'staff' ? staffId! : context.userId
      const decided = decide(known.help, { by, role, now: context.now })
      if (!decided.ok) return decided
      const { help, tells } = decided.value
      void context.count?.begin()
      await transaction.collection('helps').put(help)
      const about = { _id: help._id, version: help.rev }
      const actor = { userId: context.userId, staffId }
      const sent = await writeNotices(transaction, about, tells, actor, context.now)
      await context.count?.admitted(transaction)
      return ok(help.owing ? [...sent, help._id] : sent)
    })
    if (!done.ok) return done
    await askToSend(done.value)
    return ok({ id, repeated: false })
  }
  return once(context, work, () => Promise.resolve(ok({ id, repeated: true })))
}
