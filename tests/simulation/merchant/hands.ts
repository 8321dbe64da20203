import type { Act } from '../../../devtools/simulation/types'
import { dateString, dayOf } from '../../../domain/calendar/zone'
import type { AwardView, RedemptionView, ShopView } from '../../../domain/points/answers'
import type { Award } from '../../../domain/points/award/types'
import { binId } from '../../../domain/points/redeem/bins'
import type { Bin } from '../../../domain/points/redeem/types'
import type { Merchant } from '../../../domain/street/points'
import type { StatementView } from '../../../domain/merchant/answers'
import { settledOf, type Statement } from '../../../domain/merchant/statement'
import type { Person } from '../cast'
import { look, tap } from '../people'
import { comesToTheCounter, redeems, redemptionOf } from '../points/hands'
import { OWNERS, REVIEWERS, numberOf } from '../points/shop'
import { CONTACTS, PUBLICITY, ownerBehind } from './firms'

/** What merchants, whoever pays them, and whoever settles with them do. */

const GIVERS = ['workerA1', 'leadA', 'dispatcher'] as const

/** By supply or by service, reviewed at once: it is paid when its 公示 is over. */
export async function supplies(a: Act, firm: Merchant): Promise<void> {
  const { dice } = a
  const contact = ownerBehind(firm.contact)
  if (!contact) return
  const requestId = a.requestId()
  await tap(a, dice.oneOf(GIVERS), 'points.give', {
    ...{ requestId, no: numberOf(contact), rule: dice.oneOf(['JS08', 'GM08', 'ZA08']), minutes: 0 },
    ...{ deed: '为活动提供场地', deedOn: dateString(dayOf(a.now())) },
    ...{ confidential: false, kin: false },
  })
  const awards = [...a.documents<Award>('awards').values()]
  const award = awards.find(({ history }) => history[0]!.requestId === requestId)
  if (!award) return
  const who = dice.oneOf(REVIEWERS)
  const view = await look<AwardView>(a, who, 'points.award', { id: award._id })
  const asked = { requestId: a.requestId(), id: award._id, version: view?.version ?? award.version }
  await tap(a, who, 'points.pass', { ...asked, kin: false, note: '核对过清单' })
}

/** Two pieces of what lies there no more. */
async function isStocked(a: Act, code: string): Promise<void> {
  const free = a.documents<Bin>('bins').get(binId(code, 0))?.free ?? 0
  if (free > 0) return
  const who =
    PUBLICITY.find((good) => good.code === code)!.pickUp === 'P1' ? 'keeper' : 'otherKeeper'
  const asked = { requestId: a.requestId(), good: code, kind: 'in', count: 2, reason: '印好了' }
  await tap(a, who, 'points.changeStock', asked)
}

/** With the merchant’s points. Now and then something that is none, or by somebody who may not. */
export async function buysPublicity(a: Act, firm: Merchant): Promise<void> {
  const { dice } = a
  const contact = ownerBehind(firm.contact)
  if (!contact) return
  await isStocked(a, dice.oneOf(PUBLICITY).code)
  const who = dice.chance(0.85) ? contact : dice.oneOf(OWNERS)
  const shop = await look<ShopView>(a, contact, 'merchant.shop', {})
  const goods = (shop?.goods ?? []).filter(({ left }) => left > 0)
  const good = dice.pick(goods, ({ code }) => code)
  const wanted = good && dice.chance(0.8) ? { good: good.code, price: good.price } : ANYTHING
  const buys = () => tap(a, who, 'merchant.redeem', { requestId: a.requestId(), ...wanted })
  const [got] = await Promise.all([buys(), ...(dice.chance(0.2) ? [buys()] : [])])
  const id = got?.ok ? (got.data as RedemptionView | null)?.id : undefined
  if (id && a.documents('redemptions').has(id) && dice.chance(0.7))
    await comesToTheCounter(a, redemptionOf(a, id))
}
/** What residents get for theirs. */
const ANYTHING = { good: 'G1', price: 3 }

/** Whom at least one of the keepers may serve. */
const CUSTOMERS = ['workerA2', 'reviewer', 'resident', 'neighbour'] as const

/** Somebody redeems what lies there, and takes it along. */
export async function goesOverTheCounter(a: Act): Promise<void> {
  const id = await redeems(a, a.dice.oneOf(CUSTOMERS))
  if (id && a.documents('redemptions').has(id)) await comesToTheCounter(a, redemptionOf(a, id))
}

/** Whoever speaks for a side; seldom somebody who only thinks so. */
export function speakerFor(a: Act, s: Statement, side: 'merchant' | 'street'): Person {
  const { dice } = a
  if (dice.chance(0.08)) return dice.oneOf(['workerA1', 'keeper', ...CONTACTS[s.merchant]!])
  return side === 'merchant' ? (ownerBehind(s.contact) ?? 'resident') : dice.oneOf(REVIEWERS)
}

const seenBy = async (a: Act, who: Person, { _id: id, version }: Statement): Promise<number> =>
  (await look<StatementView>(a, who, 'merchant.statement', { id }))?.version ?? version

export async function confirms(a: Act, who: Person, s: Statement): Promise<void> {
  const version = await seenBy(a, who, s)
  await tap(a, who, 'merchant.confirm', { requestId: a.requestId(), id: s._id, version })
}

export async function corrects(a: Act, who: Person, s: Statement): Promise<void> {
  const { dice } = a
  const version = await seenBy(a, who, s)
  const line = dice.oneOf(s.lines)
  const counted = Math.max(0, settledOf(line) + dice.oneOf([1, 1, -1]))
  const words = { good: dice.chance(0.95) ? line.good : 'G9', counted, note: '清点过货架' }
  await tap(a, who, 'merchant.correct', { requestId: a.requestId(), id: s._id, version, ...words })
}
