import { createHash } from 'node:crypto'
import { maskedPhone } from '../../../domain/identity/masks'
import { phoneId } from '../../../domain/identity/phones'
import { addNew } from '../../platform/addNew'
import type { Migration } from './types'

/** Written before the account forgets it; one that is there is younger. */
const keep = (openid: string, phone: string, at: number): Promise<void> =>
  addNew('phones', { _id: phoneId(openid), phone, why: 'post', at })

/** Numbers stand apart from the accounts; whoever holds no post (any more) has none. */
export const accountsForgetPhones: Migration = {
  no: 8,
  name: 'users: the phone stands apart',
  collection: 'users',
  async change(stored) {
    if ((stored.shape ?? 0) >= 4) return null
    const { phone: number = '', ...rest } = stored
    const phone = stored.staffId === null ? '' : String(number)
    if (phone !== '') await keep(String(stored.openid), phone, Number(stored.createdAt))
    return { ...rest, shape: 4, phoneMask: maskedPhone(phone) }
  },
}

/** Of whoever has left the roster no phone is kept, but what tells whether another is the same. */
export const leaversForgetPhones: Migration = {
  no: 9,
  name: 'staff: no phone of whoever has left',
  collection: 'staff',
  change(stored) {
    const former = stored.formerBinding as { openid: string; phone?: string } | undefined
    const isGone = stored.active === false && stored.phone !== ''
    if (former?.phone === undefined && !isGone) return null
    const after = { ...stored, phone: stored.active === false ? '' : stored.phone }
    if (!former) return after
    const { phone, ...kept } = former
    if (phone === undefined) return { ...after, formerBinding: former }
    const proof = createHash('sha256').update(`${former.openid}:${phone}`).digest('hex')
    return { ...after, formerBinding: { ...kept, proof } }
  },
}
