import { isLastYes } from '../../../domain/mediation/decide/timing'
import { partyOf } from '../../../domain/mediation/parties'
import type { Case } from '../../../domain/mediation/types'
import { ok } from '../../../domain/result'
import { guestIn, knownHours } from '../../platform/days'
import type { Transaction } from '../../platform/transact'
import type { Handler } from '../context'
import { takeStep } from '../matter'
import { CASES } from './kind'
import { slotOf } from './slot'
import { wordsOf } from './steps'

/** 13 邀请: whoever is invited to a sitting has his time of it in the calendar, like all who sit there. */

/** What the calendar says of a guest at the time of the sitting. */
async function askFor(guest: string, c: Case, transaction: Transaction, now: number) {
  if (!c.booking) return { isFree: true, join: () => Promise.resolve() }
  const { key, date, from, to } = c.booking
  const slot = slotOf({ date, from, to, resources: [guest] }, await knownHours(now))
  return guestIn(transaction, { key, for: 'mediation', slot })
}

const invite: Handler<'mediation.invite'> = (input, context) =>
  takeStep(
    CASES,
    input,
    {
      action: 'invite',
      async load(transaction, c) {
        const { isFree } = await askFor(input.staff, c, transaction, context.now)
        return ok({ action: 'invite' as const, ...wordsOf(input), isFree })
      },
    },
    context,
  )

/** The last yes books the guest in the same transaction; who has no time then does not join. */
const agreeInvite: Handler<'mediation.agreeInvite'> = (input, context) => {
  let join = (): Promise<void> => Promise.resolve()
  const words = { action: 'agreeInvite' as const, ...wordsOf(input) }
  return takeStep(
    CASES,
    input,
    {
      action: 'agreeInvite',
      async load(transaction, c) {
        join = () => Promise.resolve()
        const party = input.onBehalf?.party ?? partyOf(c, context.userId)?.key ?? ''
        if (!c.invited || !isLastYes(c, party)) return ok({ ...words, isFree: true })
        const asked = await askFor(c.invited.member.id, c, transaction, context.now)
        if (asked.isFree) ({ join } = asked)
        return ok({ ...words, isFree: asked.isFree })
      },
      also: () => join(),
    },
    context,
  )
}

export const guestHandlers = { 'mediation.invite': invite, 'mediation.agreeInvite': agreeInvite }
