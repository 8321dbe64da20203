import type { User } from '../../domain/identity/types'
import type { Principal } from '../../domain/matter/types'
import { collection } from '../platform/collections'
import { findUser } from '../platform/identity'

/** The WeChat account behind a principal; `unbound` where a staff member has none. */
export type Recipient = { kind: 'account'; user: User } | { kind: 'unbound' } | { kind: 'stranger' }

/** One or two database trips. `stranger`: never stored, so never subscribed to anything. */
export async function recipientOf(to: Principal): Promise<Recipient> {
  let openid = to.replace(/^user:/, '')
  if (to.startsWith('staff:')) {
    const staff = await collection('staff').get(to)
    if (!staff?.active || staff.openid === null) return { kind: 'unbound' }
    openid = staff.openid
  }
  const user = await findUser(openid)
  return user ? { kind: 'account', user } : { kind: 'stranger' }
}
