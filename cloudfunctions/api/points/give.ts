import { NOBODY } from '../../../domain/duty/presence'
import type { InputOf } from '../../../domain/contract'
import { give as decideGive, type Given } from '../../../domain/points/award/create'
import { whoIs } from '../../../domain/points/award/qualities'
import { BUDGET_ID, budgetState } from '../../../domain/points/ledger/month'
import { isKept, repeatOf } from '../../../domain/points/ledger/precedence'
import { ruleOf } from '../../../domain/points/rules'
import type { Member, RefusalMark } from '../../../domain/points/types'
import { ok, refuse, type Outcome } from '../../../domain/result'
import type { StreetSettings } from '../../../domain/street/types'
import { collectivesOf, isIn, type Spoken } from '../../platform/collectives'
import { keepRefusal, refusalMark } from '../../platform/ledger'
import { housemates } from '../../platform/households'
import { bothLists, list, readLists } from '../../platform/lists'
import { memberId } from '../../platform/members'
import type { Transaction } from '../../platform/transact'
import type { CallContext, Handler } from '../context'
import { create } from '../matter'
import { AWARDS } from './kind'
import { monthFault } from './monthly'
import { mayGive } from './member'

/** Where a refusal of this request stands, if it stays refused. */
const refusalId = (context: CallContext): string => `give:${context.request().key}`

/** Whose number it is, who is the giver's own, how the budget stands, and what was refused under this id, in one request. */
const look = (no: string, context: CallContext) =>
  context.readWith(
    bothLists(
      bothLists(list('members', { _id: `member:${no}` }, { limit: 1 }), housemates(context.userId)),
      bothLists(
        list('pointsBudget', { _id: BUDGET_ID }, { limit: 1 }),
        list('entries', { _id: refusalId(context) }, { limit: 1 }),
      ),
    ),
  )

/** Whom it is for by the kind of the rule: a person himself, or the 集体 that he stands for. */
async function receiverOf(
  { rule: code, team }: InputOf<'points.give'>,
  member: Pick<Member, 'user' | 'name'>,
  settings: StreetSettings,
  now: number,
): Promise<Outcome<Pick<Given, 'recipient' | 'recipientName' | 'collective'>>> {
  const { user: recipient, name: recipientName } = member
  const kind = ruleOf(code, settings.points)?.for ?? 'person'
  if (kind === 'person') return ok({ recipient, recipientName })
  const known = await readLists(collectivesOf(recipient, settings, now))
  const teams = known.teams.filter(({ collective }) => team === undefined || collective.id === team)
  const spoken = { family: known.family, merchant: known.merchant, team: only(teams) }[kind]
  if (!spoken) return refuse('collectiveUnknown')
  const { collective, user, name } = spoken
  return ok({ recipient: user, recipientName: name, collective })
}

/** Of several nobody guesses. */
const only = (teams: readonly Spoken[]): Spoken | null => (teams.length === 1 ? teams[0]! : null)

/** 发放 by one person of the staff, to the account of a number. Another one reviews it. */
export const give: Handler<'points.give'> = async (input, context) => {
  const { key, asked } = context.request()
  const made = async () => {
    const [[[[member], mates], [[kept], [before]]], settings] = await Promise.all([
      look(input.no, context),
      context.settings(),
    ])
    const actor = await context.actor()
    if (!mayGive(actor)) return refuse('notAllowed')
    const repeat = before ? repeatOf(before as RefusalMark, asked) : null
    if (repeat && !repeat.ok) return repeat
    if (!member?.name) return refuse('notFound')
    const found = await receiverOf(input, member, settings, context.now)
    if (!found.ok) return found
    const to = found.value
    const { rule: code, minutes, deedOn, deed, confidential, kin } = input
    const given = { key, ...to, rule: code, minutes, deedOn, deed, confidential }
    const isOfIt = to.collective ? await readLists(isIn(to, context.userId)) : () => false
    const staff = { id: actor.staffId!, name: actor.name }
    const by = { principal: staff.id, name: staff.name, role: 'awarder' as const }
    const isKin = kin || mates.includes(to.recipient)
    const awarder = { who: whoIs(actor), staff, by, isKin, isIn: isOfIt(mates) }
    const { points: own = {} } = settings
    const isOverBudget = budgetState(kept ?? null, settings.points?.budget) === 'over'
    const s = { now: context.now, requestId: input.requestId, settings, own, isOverBudget }
    const rule = ruleOf(code, settings.points)
    // Written, so that a 注销 at the same moment collides: nothing is given to who has left.
    const from = async (transaction: Transaction) => {
      const known = await transaction.collection('members').get(memberId(to.recipient))
      if (known?.user !== to.recipient) return refuse('notFound')
      const month = rule ? await monthFault({ ...to, rule, deedOn }) : ok(null)
      if (!month.ok) return month
      await transaction.collection('members').put(known)
      return ok(null)
    }
    return ok({ names: NOBODY, from, make: () => decideGive(given, awarder, s) })
  }
  const outcome = await create(AWARDS, made(), context)
  if (outcome.ok || !isKept(outcome.code)) return outcome
  const mark = refusalMark(refusalId(context), outcome.code, asked, context.now)
  return (await keepRefusal('entries', mark)) ?? outcome
}
