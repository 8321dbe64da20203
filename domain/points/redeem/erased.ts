import type { Principal } from '../../matter/types'
import type { Redemption } from './types'

/**
 * A redemption whose owner has left: what was given for it stays, by whom it was redeemed and who picked
 * it up for him does not.
 */
export const withoutOwner = (r: Redemption): Redemption => ({
  ...r,
  owner: '',
  ownerName: '',
  proxy: null,
  history: r.history.map((line) => ({
    ...line,
    by: line.by === r.owner ? '' : line.by,
    name: line.role === 'owner' ? '' : line.name,
    content: line.action === 'name' ? '' : line.content,
  })),
})

/** One that somebody handed out, undid, printed or redeemed as a helper who has left: that it was done stays. */
export const withoutHand = (r: Redemption, user: Principal): Redemption => ({
  ...r,
  keeper: r.keeper?.user === user ? { user: '', name: '' } : r.keeper,
  proxy: r.proxy?.user === user ? null : r.proxy,
  history: r.history.map((line) => (line.by === user ? { ...line, by: '', name: '' } : line)),
})
