import { memberOf } from '../../../domain/household/decide'
import { putIn } from '../../../domain/points/ledger/move'
import { moveInId } from '../../../domain/points/ledger/names'
import { contentOf, isKept } from '../../../domain/points/ledger/precedence'
import { ok, refuse } from '../../../domain/result'
import { keepRefusal, refusalMark, standing } from '../../platform/ledger'
import type { Handler } from '../context'
import { change } from './change'
import { personAccount, sharedAccount } from './known'

/** 放入: what is put in stays one's own. A refusal that may be otherwise tomorrow is kept. */
export const put: Handler<'household.put'> = async ({ id, points }, context) => {
  const { key } = context.request()
  const { userId, now } = context
  const content = contentOf('put', id, points)
  const before = await standing('entries', moveInId(key), content)
  if (before) return before
  const done = await change(
    {
      id,
      decide(known) {
        const household = known.household!
        const member = memberOf(household, userId)
        if (!member) return refuse('notFound')
        const own = personAccount(known, member)
        const shared = sharedAccount(household, known)
        const moved = putIn(own, shared, points, { source: id, key, now })
        if (!moved.ok) return moved
        const { person, shared: next, entries } = moved.value
        return ok({ household, accounts: [person, next], entries })
      },
    },
    context,
  )
  if (done.ok || !isKept(done.code)) return done
  const mark = refusalMark(moveInId(key), done.code, content, now)
  return (await keepRefusal('entries', mark)) ?? done
}
