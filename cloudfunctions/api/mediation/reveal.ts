import { accountOf } from '../../../domain/mediation/parties'
import { mayRead } from '../../../domain/mediation/qualities'
import { mayReveal, numberOf } from '../../../domain/mediation/reveal'
import { ok, refuse } from '../../../domain/result'
import type { Handler } from '../context'
import { reveal } from '../identity/reveal'

/**
 * 拨打: the number of a party, for the committee and whoever mediates; logged, and shown to the party.
 * Outcomes: `notFound`, `notAllowed`, `invalidInput` for no party of this case, `noPhoneLeft`.
 */
export const revealParty: Handler<'mediation.reveal'> = (input, context) =>
  reveal(context, async (transaction, actor) => {
    const c = await transaction.collection('cases').get(input.id)
    if (!c || !mayRead(actor, c)) return refuse('notFound')
    if (!mayReveal(actor, c)) return refuse('notAllowed')
    const party = c.parties.find(({ key }) => key === input.party)
    if (!party) return refuse('invalidInput')
    return ok({
      of: accountOf(party) ?? `${c._id}:${party.key}`,
      ...numberOf(party),
      what: ['phone'],
      about: c._id,
      aboutText: `调解 ${c.number || c.no}`,
    })
  })
