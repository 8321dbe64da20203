import { GONE } from '../../../domain/identity/leaving'
import { nameless } from '../../../domain/mediation/nameless'
import { collection, command } from '../../platform/collections'
import { now } from '../../platform/clock'
import { changeAll, type Leaver, type Left } from './leaver'

const MOST_CASES = 1000
const PAGE = 50

/** Codes and appointments of the person's cases say whose they were as well. */
async function aroundCases({ user }: Left): Promise<void> {
  const cases = await collection('cases').find(
    { people: user },
    { limit: MOST_CASES, fields: ['_id', 'codes'] },
  )
  for (const { _id, codes } of cases) {
    for (const code of Object.values(codes)) {
      await collection('codes').changeWhere({ _id: code, usedBy: user }, { usedBy: GONE })
    }
    await collection('bookings').changeWhere({ subject: _id, by: user }, { by: GONE })
  }
}

const YESTERDAY_MS = 86_400_000 * 2

/** What was held or waited for on days to come. Days that are over keep neither (`retention`). */
async function leaveDays({ user }: Left): Promise<void> {
  const from = `day:${new Date(now() - YESTERDAY_MS).toISOString().slice(0, 10)}`
  for (let after = from; ;) {
    const days = await collection('days').find(
      { _id: command.gt(after) },
      { sort: [['_id', 'asc']], limit: PAGE, fields: ['_id', 'held', 'wait'] },
    )
    for (const { _id, held, wait } of days) {
      const isThere = [...Object.values(held).flat(), ...wait].some(({ by }) => by === user)
      if (!isThere) continue
      await changeAll('days', { _id }, (day) => ({
        ...day,
        held: Object.fromEntries(
          Object.entries(day.held).map(([who, all]) => [who, all.filter(({ by }) => by !== user)]),
        ),
        wait: day.wait.filter(({ by }) => by !== user),
      }))
    }
    if (days.length < PAGE) return
    after = days[days.length - 1]!._id
  }
}

/** Cases stay as the file they are; the account is in none of them. */
export const leaveMediation: Leaver = async (left) => {
  await aroundCases(left)
  await leaveDays(left)
  await changeAll('cases', { people: left.user }, (c) => nameless(c, left.user, now()))
  await changeAll('cases', { applicant: left.user }, (c) => nameless(c, left.user, now()))
}
