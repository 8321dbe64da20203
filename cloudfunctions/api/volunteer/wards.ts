import { ok, refuse, type Outcome } from '../../../domain/result'
import { mayGuard } from '../../../domain/volunteer/age'
import type { VolunteerView } from '../../../domain/volunteer/answers'
import type { Part } from '../../../domain/volunteer/part/types'
import type { Volunteer } from '../../../domain/volunteer/types'
import { withWard, withoutWard } from '../../../domain/volunteer/wards'
import { command } from '../../platform/collections'
import { bothLists, list } from '../../platform/lists'
import { transact } from '../../platform/transact'
import { MOST_OF_ONE, volunteerId } from '../../platform/volunteers'
import type { CallContext, Handler, NOTHING_TO_SHOW } from '../context'
import { markFirst, once } from '../once'
import { shown, viewOf } from './own'
import { COMING } from './taking'

/** The guardian, and where he and his children are expected. */
const looked = ({ userId: user }: CallContext) =>
  bothLists(
    list('volunteers', { _id: volunteerId(user) }, { limit: 1 }),
    list(
      'parts',
      { user, state: command.in([...COMING]) },
      { limit: 4 * MOST_OF_ONE, fields: ['_id', 'ward'] },
    ),
  )

/** Changes which children a guardian has entered, once. Their sign-ups write the profile too: none slips through. */
function changeWards(
  decide: (known: Volunteer, coming: readonly Pick<Part, 'ward'>[]) => Outcome<Volunteer>,
  context: CallContext,
): Promise<Outcome<VolunteerView | typeof NOTHING_TO_SHOW>> {
  const _id = volunteerId(context.userId)
  const work = async () => {
    const done = await transact(async (transaction) => {
      await markFirst(transaction, context, _id)
      const [[known], coming] = await context.readAnewWith(looked(context))
      const agreed = await context.agreed()
      if (!agreed.ok) return agreed
      if (!known) return refuse('needVolunteer')
      const decided = decide(known, coming)
      if (!decided.ok) return decided
      await context.count?.admitted(transaction)
      await transaction.collection('volunteers').put(decided.value)
      return decided
    })
    return done.ok ? ok(viewOf(done.value)) : done
  }
  return once<VolunteerView | typeof NOTHING_TO_SHOW>(context, work, () => shown(context))
}

/** 带孩子参加: whoever is grown up enters a child whose guardian he is. */
export const addWard: Handler<'volunteer.addWard'> = ({ name }, context) =>
  changeWards(
    (known) =>
      mayGuard(known.band)
        ? withWard(known, context.request().key, name)
        : refuse('tooYoungToGuard', 'name'),
    context,
  )

/** Without this child: his name is in the profile no more. */
export const removeWard: Handler<'volunteer.removeWard'> = ({ key }, context) =>
  changeWards((known, coming) => withoutWard(known, key, coming), context)
