import type { Act, Actor } from '../../../devtools/simulation/types'
import type { CaseView } from '../../../domain/mediation/answers'
import { sittersOf } from '../../../domain/mediation/parties'
import type { Case } from '../../../domain/mediation/types'
import { look, tap } from '../people'
import { applies, caseOf, liveCase, opens, turnOf } from './actors'
import { ROOM } from './committee'

/** One dispute from where it stands to its agreement: by chance alone few come so far in a short run. */

/** So many taps are more than it takes. */
const THE_WHOLE_WAY = 20

/** Whoever owes the first word gives it, until the case is where it is to be, or luck is out. */
async function driven(a: Act, id: string, isThere: (c: Case) => boolean): Promise<boolean> {
  for (let left = THE_WHOLE_WAY; left > 0; left--) {
    const c = caseOf(a, id)
    const [who] = turnOf(c)
    if (isThere(c)) return true
    if (!c.open || !who) return false
    await opens(a, who, id)
  }
  return false
}

/** Another case wants the hour of this one. */
async function wantsItsHour(a: Act, { _id, booking }: Case): Promise<void> {
  const other = liveCase(a, (c) => c._id !== _id && c.state === 'CHOOSING') ?? (await applies(a))
  if (!other || !booking || other._id === _id) return
  if (!(await driven(a, other._id, ({ watching }) => watching === 'book'))) return
  const c = caseOf(a, other._id)
  const [who] = turnOf(c)
  const view = who && (await look<CaseView>(a, who, 'mediation.get', { id: c._id }))
  if (!who || !view) return
  const { date, from, to } = booking
  const resources = [...sittersOf(c).map(({ id }) => id), ROOM]
  const slot = { date, from, to, resources }
  const requestId = a.requestId()
  await tap(a, who, 'mediation.hold', { requestId, id: c._id, n: view.holdNo, ...slot })
}

const isAgreed = ({ state }: Case): boolean => state === 'AGREED'

async function goesAllTheWay(a: Act): Promise<void> {
  const c = liveCase(a, (one) => one.open && !isAgreed(one)) ?? (await applies(a))
  if (!c) return
  const isSeated = ({ state }: Case) => state === 'SCHEDULED' || state === 'IN_SESSION'
  if (!(await driven(a, c._id, isSeated))) return
  if (a.dice.chance(0.7)) await wantsItsHour(a, caseOf(a, c._id))
  const from = caseOf(a, c._id).booking?.from ?? 0
  await a.pass(Math.max(0, from - a.now()))
  await driven(a, c._id, isAgreed)
}

export const throughActors: Actor[] = [
  { name: 'a dispute goes all the way', weight: 5, alone: true, act: goesAllTheWay },
]
