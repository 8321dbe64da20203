import { deputyOf, isThere } from '../../domain/duty/presence'
import type { User } from '../../domain/identity/types'
import type { Principal } from '../../domain/matter/types'
import { now } from '../platform/clock'
import { collection } from '../platform/collections'
import { findUser } from '../platform/identity'

/** The WeChat account behind a principal; `unbound` where a staff member has none. */
export type Recipient =
  | { kind: 'account'; user: User }
  | { kind: 'unbound' }
  | { kind: 'stranger' }
  /** On leave: this one stands in. */
  | { kind: 'away'; deputy: Principal }

/**
 * One or two database trips. `stranger`: never stored, so never subscribed to anything. `isDeputy`: told
 * in somebody's place already, and so for good.
 */
export async function recipientOf(to: Principal, isDeputy: boolean): Promise<Recipient> {
  let openid = to.replace(/^user:/, '')
  if (to.startsWith('staff:')) {
    const staff = await collection('staff').get(to)
    if (!isThere(staff) || staff.openid === null) return { kind: 'unbound' }
    // Two who stand in for each other must not send one another the same for ever.
    const deputy = isDeputy ? null : deputyOf(staff, now())
    if (deputy) return { kind: 'away', deputy: deputy.id }
    openid = staff.openid
  }
  const user = await findUser(openid)
  return user ? { kind: 'account', user } : { kind: 'stranger' }
}
