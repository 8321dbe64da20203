import {
  answer as decideAnswer,
  found as decideFound,
  invite as decideInvite,
  memberOf,
  passOn as decidePassOn,
  setRules as decideRules,
  takeBack as decideTakeBack,
} from '../../../domain/household/decide'
import { moveOut } from '../../../domain/household/moveOut'
import { householdTell } from '../../../domain/household/notices'
import { ok, refuse } from '../../../domain/result'
import type { Handler } from '../context'
import { change } from './change'
import { personAccount, personOf, sharedAccount } from './known'

/** Who is in a household, and by what rules. */

/** 1 建立家庭 */
export const found: Handler<'household.found'> = ({ name }, context) => {
  const { userId, now } = context
  const { key } = context.request()
  return change(
    {
      id: null,
      decide(known) {
        const founder = personOf(known, userId)
        if (!founder) return refuse('needAccount')
        const own = personAccount(known, founder)
        const made = decideFound({ key, name }, founder, own.household ?? null, now)
        if (!made.ok) return made
        const household = made.value
        const joined = { ...own, household: household._id, rev: own.rev + 1 }
        return ok({ household, accounts: [joined] })
      },
    },
    context,
  )
}

/** 2 邀请 of whoever has this number; that nobody has it is said. */
export const invite: Handler<'household.invite'> = ({ id, no }, context) =>
  change(
    {
      id,
      no,
      decide(known) {
        const { now, userId } = context
        const meant = known.members.find(({ _id }) => _id === `member:${no}`)
        const person = meant?.user.startsWith('user:') ? personOf(known, meant.user) : null
        // A stranger learns nothing of who has which number.
        if (known.household!.head !== userId) return refuse('notHead')
        if (!person) return refuse('notFound')
        const next = decideInvite(known.household!, userId, person, now)
        if (!next.ok) return next
        const tells = [householdTell(next.value, person.user, 'invite', now)]
        return ok({ household: next.value, tells })
      },
    },
    context,
  )

/** 3 答应 or 不加入. The account says whose it is, so that nobody is in two. */
export const answer: Handler<'household.answer'> = ({ id, yes }, context) =>
  change(
    {
      id,
      decide(known) {
        const { now, userId } = context
        const person = personOf(known, userId)
        if (!person) return refuse('needAccount')
        const own = personAccount(known, person)
        const asked = { yes, belongsTo: own.household ?? null }
        const next = decideAnswer(known.household!, person, asked, now)
        if (!next.ok) return next
        const household = next.value
        const tells = [householdTell(household, household.head, yes ? 'yes' : 'no', now)]
        if (!yes) return ok({ household, tells })
        const joined = { ...own, household: household._id, rev: own.rev + 1 }
        return ok({ household, tells, accounts: [joined] })
      },
    },
    context,
  )

/** 4 迁出, or 请出 by the head. */
export const leave: Handler<'household.leave'> = ({ id, no }, context) =>
  change(
    {
      id,
      decide(known) {
        const { now, userId } = context
        const { members } = known.household!
        const own = memberOf(known.household!, userId)
        // To whoever is not in it, there is no such household.
        if (!own) return refuse('notFound')
        const meant = no === undefined ? own : members.find((m) => m.no === no)
        if (!meant) return refuse('notMember')
        const household = known.household!
        const person = personAccount(known, meant)
        const moving = { household, person, shared: sharedAccount(household, known) }
        return moveOut(moving, meant.user, userId, { key: context.request().key, now })
      },
    },
    context,
  )

/** 5 收回邀请 */
export const takeBack: Handler<'household.takeBack'> = ({ id, no }, context) =>
  change(
    {
      id,
      decide({ household }) {
        const meant = household!.invited.find((i) => i.no === no)
        const next = decideTakeBack(household!, meant?.user ?? '', context.userId)
        return next.ok ? ok({ household: next.value }) : next
      },
    },
    context,
  )

/** 6 户主的规定 */
export const setRules: Handler<'household.setRules'> = ({ id, upTo, shows }, context) =>
  change(
    {
      id,
      decide({ household }) {
        const next = decideRules(household!, context.userId, { upTo, shows })
        return next.ok ? ok({ household: next.value }) : next
      },
    },
    context,
  )

/** 7 移交户主 */
export const passOn: Handler<'household.passOn'> = ({ id, no }, context) =>
  change(
    {
      id,
      decide({ household }) {
        const { now, userId } = context
        const meant = household!.members.find((m) => m.no === no)
        const next = decidePassOn(household!, userId, meant?.user ?? '')
        if (!next.ok) return next
        const tells = [householdTell(next.value, next.value.head, 'head', now)]
        return ok({ household: next.value, tells })
      },
    },
    context,
  )
