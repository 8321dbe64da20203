import type { Redemption } from './types'

/**
 * A redemption whose owner has left: what was given for it stays, by whom it was redeemed and who picked
 * it up for him does not.
 */
export const erased = (r: Redemption): Redemption => ({
  ...r,
  ownerName: '',
  proxy: null,
  history: r.history.map((line) => ({
    ...line,
    name: line.role === 'owner' ? '' : line.name,
    content: line.action === 'name' ? '' : line.content,
  })),
})
