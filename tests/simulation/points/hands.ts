import type { Act } from '../../../devtools/simulation/types'
import { MINUTE_MS } from '../../../domain/calendar/zone'
import type { PeekView, RedemptionView, ShopView } from '../../../domain/points/answers'
import { paperCode } from '../../../domain/points/code/paper'
import { qrTextOf, spokenOf } from '../../../domain/points/code/shown'
import { totp } from '../../../domain/points/code/totp'
import type { Redemption } from '../../../domain/points/redeem/types'
import type { Person } from '../cast'
import { look, tap } from '../people'
import { KEEPERS, OWNERS, userOf, type Owner } from './shop'

/** What people do with their points, and with what they have redeemed. */

export const redemptionsOf = (a: Act): Redemption[] =>
  [...a.documents<Redemption>('redemptions').values()].filter((r) => !('refused' in r))
export const redemptionOf = (a: Act, id: string): Redemption =>
  a.documents<Redemption>('redemptions').get(id)!

export const ownerOf = ({ owner }: Redemption): Owner => OWNERS.find((o) => userOf(o) === owner)!

const KEEPING: readonly Owner[] = ['keeper', 'otherKeeper']

/** Who stands where this one is to be picked up. */
const keeperOf = ({ pickUp }: Redemption): Owner =>
  KEEPING.find((who) => KEEPERS.some((k) => k.user === userOf(who) && k.pickUp === pickUp))!

/** Of what is offered one that he can pay; now and then whatever it is. */
export async function redeems(a: Act, who: Owner, wanted?: string): Promise<string | undefined> {
  const { dice } = a
  const shop = await look<ShopView>(a, who, 'points.shop', {})
  const isCareful = dice.chance(0.8)
  const goods = (shop?.goods ?? []).filter(
    (g) => !isCareful || (g.offered && g.left > 0 && g.price <= shop!.balance),
  )
  const good = goods.find(({ code }) => code === wanted) ?? dice.pick(goods, ({ code }) => code)
  if (!good) return undefined
  const { code, price, perMonth } = good
  const input = { requestId: a.requestId(), good: code, price, ...(perMonth && { perMonth }) }
  const got = await tap(a, who, 'points.redeem', input)
  return got?.ok ? (got.data as RedemptionView | null)?.id : undefined
}

/** What is shown at the counter, and typed or scanned: seldom something else than the code of now. */
function codeFor(a: Act, r: Redemption): string {
  const { dice } = a
  const { no, secret, prints } = r
  const code = totp(secret, a.now())
  const kind = dice.random()
  if (kind < 0.1) return qrTextOf(no, totp(secret, a.now() - 5 * MINUTE_MS))
  if (kind < 0.15) return spokenOf(no, totp(secret, a.now() + dice.oneOf([-3, 3]) * MINUTE_MS))
  if (kind < 0.2) return spokenOf(no, code.slice(0, 5) + String((Number(code[5]) + 1) % 10))
  if (kind < 0.25) return spokenOf(no, paperCode(secret, Math.max(1, prints - 1)))
  if (prints > 0 && kind < 0.6) return spokenOf(no, paperCode(secret, prints))
  return spokenOf(no, totp(secret, a.now() + dice.oneOf([0, 0, 20_000])))
}

/** Scans, hands out, scans again; and takes it back when it was the wrong one. */
export async function comesToTheCounter(a: Act, r: Redemption): Promise<void> {
  const { dice } = a
  const who = dice.chance(0.85) ? keeperOf(r) : dice.oneOf(KEEPING)
  const code = codeFor(a, r)
  const seen = dice.chance(0.7) ? await look<PeekView>(a, who, 'points.peek', { code }) : null
  const ticket = seen?.ticket && dice.chance(0.5) ? { ticket: seen.ticket } : {}
  const asked = { requestId: a.requestId(), id: r._id, code, ...ticket }
  const done = await tap(a, who, 'points.handOut', asked)
  if (dice.chance(0.2)) await look(a, who, 'points.peek', { code })
  if (dice.chance(0.1)) await tap(a, who, 'points.handOut', { ...asked, requestId: a.requestId() })
  if (done?.ok && dice.chance(0.15)) await undoes(a, r._id, who)
}

export async function undoes(a: Act, id: string, who: Person): Promise<void> {
  await tap(a, who, 'points.undo', { requestId: a.requestId(), id, note: '扫错了' })
}

/** The owner, or a reviewer for him. */
export async function changesMind(a: Act, r: Redemption): Promise<void> {
  const { dice } = a
  const who = dice.chance(0.85) ? ownerOf(r) : 'reviewer'
  const own = { requestId: a.requestId(), id: r._id }
  const step = dice.oneOf(['cancel', 'cancel', 'name', 'print', 'print'] as const)
  const words = step === 'name' && dice.chance(0.8) ? { name: '代领的邻居' } : {}
  await tap(a, who, `points.${step}`, { ...own, ...words })
}
