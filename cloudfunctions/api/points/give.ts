import { NOBODY } from '../../../domain/duty/presence'
import { give as decideGive } from '../../../domain/points/award/create'
import { whoIs } from '../../../domain/points/award/qualities'
import { ok, refuse } from '../../../domain/result'
import { collection } from '../../platform/collections'
import type { Handler } from '../context'
import { create } from '../matter'
import { AWARDS } from './kind'
import { mayGive } from './member'

/** 发放 by one person of the staff, to the account of a number. Another one reviews it. */
export const give: Handler<'points.give'> = async (input, context) => {
  const made = async () => {
    const [actor, member, settings] = await Promise.all([
      context.actor(),
      collection('members').get(`member:${input.no}`),
      context.settings(),
    ])
    if (!mayGive(actor)) return refuse('notAllowed')
    if (!member?.user) return refuse('notFound')
    const { rule, minutes, deedOn, deed, confidential, kin } = input
    const given = {
      key: context.request().key,
      recipient: member.user,
      recipientName: member.name,
      ...{ rule, minutes, deedOn, deed, confidential },
    }
    const staff = { id: actor.staffId!, name: actor.name }
    const by = { principal: staff.id, name: staff.name, role: 'awarder' as const }
    const awarder = { who: whoIs(actor), staff, by, isKin: kin }
    const s = {
      now: context.now,
      requestId: input.requestId,
      settings,
      own: {},
      isOverBudget: false,
    }
    return ok({ names: NOBODY, make: () => decideGive(given, awarder, s) })
  }
  return create(AWARDS, made(), context)
}
