import type { Act, Actor } from '../../../devtools/simulation/types'
import { inWordsOfNow } from '../../../domain/identity/purposes'
import { LEAVERS, OPENID, type Person } from '../cast'
import { reportsOf, tap } from '../people'
import { doneAgain } from '../report/hands'
import { isLeaving, leftOf } from './left'

/** People who come, report, and leave for good (注销), now and then while they are still sending. */

const userOf = (who: Person): string => `user:${OPENID[who]}`

const reports = (a: Act, who: Person, known: { category?: string } = {}): Promise<unknown> =>
  tap(a, who, 'report.submit', {
    requestId: a.requestId(),
    ...known,
    text: a.dice.oneOf(['楼道灯不亮，晚上看不见', '井盖松了，车过有响声']),
    place: { kind: 'building', buildingId: a.dice.oneOf(['101', '102', '103', '104']) },
    confidential: a.dice.chance(0.2),
  })

const complains = (a: Act, who: Person): Promise<unknown> =>
  tap(a, who, 'complaint.submit', {
    ...{ requestId: a.requestId(), kind: 'suggestion', about: 'app' },
    ...{ text: '字太小，请改进', confidential: a.dice.chance(0.3) },
  })

/** Some agree first, some when they are asked on the way. */
async function comes(a: Act, who: Person): Promise<void> {
  if (a.dice.chance(0.5)) {
    const consents = inWordsOfNow(['account', 'points'])
    await tap(a, who, 'identity.agree', { requestId: a.requestId(), consents })
  }
  await reports(a, who)
  if (a.dice.chance(0.5)) await complains(a, who)
}

async function leaves(a: Act, who: Person): Promise<void> {
  const left = leftOf(a)
  const user = userOf(who)
  left.set(user, { askedAt: a.now(), toldAt: null })
  const late = a.dice.chance(0.6) ? [reports(a, who), complains(a, who)] : []
  const [got] = await Promise.all([
    tap(a, who, 'identity.leave', { requestId: a.requestId() }),
    ...late,
  ])
  if (got?.ok) left.set(user, { askedAt: left.get(user)!.askedAt, toldAt: a.now() })
}

const reportOf = (a: Act, who: Person): string | undefined =>
  [...reportsOf(a).values()].find((r) => r.reporter === userOf(who))?._id

/** One comes who was not here before, or one who stayed; most of them go, some when it is solved. */
async function comesAndGoes(a: Act): Promise<void> {
  const here = LEAVERS.filter((who) => !isLeaving(a, userOf(who)))
  const stayed = here.find((p) => reportOf(a, p) !== undefined)
  const who = stayed && a.dice.chance(0.6) ? stayed : here.find((p) => p !== stayed)
  if (!who) return
  if (who !== stayed) await comes(a, who)
  const id = reportOf(a, who)
  if (id && a.dice.chance(0.5)) await doneAgain(a, id)
  if (a.dice.chance(0.8)) await leaves(a, who)
}

export const leavers: Actor[] = [
  { name: 'somebody comes and leaves', weight: 2, act: comesAndGoes },
]

/** One whose report is solved before he goes: his word is awaited, and nobody will give it. */
async function leavesUnrated(a: Act): Promise<void> {
  const who = LEAVERS.find((p) => !isLeaving(a, userOf(p)) && reportOf(a, p) === undefined)
  if (!who) return
  await reports(a, who, { category: '0203' })
  const id = reportOf(a, who)
  if (id) await doneAgain(a, id)
  await leaves(a, who)
}

export const unrated: Actor[] = [
  { name: 'somebody leaves and has not rated', weight: 1, act: leavesUnrated },
]
