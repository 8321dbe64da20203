import { isBound, lapse } from '../../../domain/helper/decide'
import { helperTells } from '../../../domain/helper/notices'
import { SYSTEM } from '../../../domain/matter/escalate'
import { ok } from '../../../domain/result'
import { now } from '../../platform/clock'
import { collection, command } from '../../platform/collections'
import { withdrawHelped } from '../../platform/helped'
import { writeNotices } from '../../platform/notices'
import { transact } from '../../platform/transact'
import type { Watch } from '../watch'

/** A 约定 that nobody answered or whose term is over ends; one that is over goes when it was shown for long enough. */
async function look({ _id }: { _id: string }): Promise<void> {
  await transact(async (transaction) => {
    const helps = transaction.collection('helps')
    const help = await helps.get(_id)
    const { at } = transaction
    if (!help || help.until > at) return ok(null)
    const over = lapse(help, { by: SYSTEM.principal, role: 'system', now: at })
    if (!over) {
      await helps.remove(_id)
      return ok(null)
    }
    await helps.put(over)
    const tells = helperTells(over, [help.elder, help.helper], 'lapse', at)
    const actor = { userId: SYSTEM.principal, staffId: null }
    await writeNotices(transaction, { _id, version: over.rev }, tells, actor, at)
    return ok(null)
  })
}

export const helpWatch: Watch<{ _id: string }> = {
  name: 'helps',
  share: 0.2,
  due: (limit) =>
    collection('helps').find(
      { until: command.lte(now()) },
      { sort: [['until', 'asc']], limit, fields: ['_id'] },
    ),
  look,
}

/** What a helper had redeemed goes back when he helps no more; not where both have said yes again. */
export async function followHelp({ _id }: { _id: string }): Promise<void> {
  const help = await collection('helps').get(_id)
  if (!help?.owing) return
  if (!isBound(help, now())) await withdrawHelped(help)
  await collection('helps').changeWhere({ _id, rev: help.rev }, { owing: command.remove() })
}

export const helpOwingWatch: Watch<{ _id: string }> = {
  name: 'helpsOwing',
  share: 0.2,
  due: (limit) => collection('helps').find({ owing: true }, { limit, fields: ['_id'] }),
  look: followHelp,
}
