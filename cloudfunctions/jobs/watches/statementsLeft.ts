import { DAY_MS } from '../../../domain/calendar/zone'
import { SYSTEM } from '../../../domain/matter/escalate'
import type { Principal } from '../../../domain/matter/types'
import { statementTell } from '../../../domain/merchant/notices'
import { REMIND_DAYS, remind, type Side, type Statement } from '../../../domain/merchant/statement'
import { ok } from '../../../domain/result'
import { now } from '../../platform/clock'
import { command } from '../../platform/collections'
import { bothLists, list, readLists } from '../../platform/lists'
import { writeNotices } from '../../platform/notices'
import { reviewers } from '../../platform/reviewers'
import { streetSettings } from '../../platform/settings'
import { transact } from '../../platform/transact'
import type { Watch } from '../watch'

/** 对账单 that one side or both leave unconfirmed: the side is reminded, then whoever is on duty is told, once. */

const NO_ACTOR = { userId: SYSTEM.principal, staffId: null }
const [FIRST, SECOND] = REMIND_DAYS

/** Who is told; nobody where a merchant has no contact. */
async function peopleOf(s: Statement, to: Side[] | 'duty'): Promise<Principal[]> {
  if (to === 'duty') {
    const { dutyDispatcher } = await streetSettings()
    return dutyDispatcher ? [dutyDispatcher.id] : []
  }
  const street = to.includes('street') ? await reviewers() : []
  const merchant = to.includes('merchant') && s.contact !== '' ? [s.contact] : []
  return [...merchant, ...street]
}

const waitingSince = (days: number, reminded: unknown, limit: number) =>
  list(
    'statements',
    { open: true, reminded, at: command.lte(now() - days * DAY_MS) },
    { sort: [['at', 'asc']], limit, fields: ['_id'] },
  )

export const remindWatch: Watch = {
  name: 'statementsLeft',
  share: 0.2,
  async due(limit) {
    const [never, once] = await readLists(
      bothLists(waitingSince(FIRST, command.exists(false), limit), waitingSince(SECOND, 1, limit)),
    )
    return [...never, ...once].slice(0, limit)
  },
  async look({ _id }) {
    await transact(async (transaction) => {
      const s = await transaction.collection('statements').get(_id)
      const reminding = s && remind(s, now())
      if (!reminding) return ok(null)
      const { next, to } = reminding
      await transaction.collection('statements').put(next)
      const news = to === 'duty' ? 'unconfirmed' : 'reminded'
      const people = await peopleOf(next, to)
      const tells = people.map((who) => statementTell(next, who, news, now()))
      await writeNotices(transaction, next, tells, NO_ACTOR, now())
      return ok(null)
    })
  },
}
