import jsSHA from 'jssha/sha1'
import { MINUTE_MS } from '../../calendar/zone'
import type { Principal } from '../../matter/types'

/**
 * What a keeper's scan leaves in his hand: proof that the code was good when it was scanned, so that a
 * hand-out that takes a while needs no fresh one. Made of the redemption's own secret, for one keeper and
 * up to one instant; nothing is stored of it.
 */

/** How long a scan is good for. */
export const TICKET_MS = 3 * MINUTE_MS

const FORM = /^(\d{1,16})\.([0-9a-f]{40})$/

/** The message is longer than the eight bytes of any code's, so neither is ever taken for the other. */
function proofOf(secret: string, id: string, keeper: Principal, until: number): string {
  const hmac = new jsSHA('SHA-1', 'TEXT', { hmacKey: { value: secret, format: 'HEX' } })
  hmac.update(JSON.stringify(['ticket', id, keeper, until]))
  return hmac.getHMAC('HEX')
}

interface Ticketed {
  _id: string
  secret: string
}

export const ticketOf = ({ _id, secret }: Ticketed, keeper: Principal, until: number): string =>
  `${until}.${proofOf(secret, _id, keeper, until)}`

/** Whether it is this keeper's, of this redemption, and not over. */
export function isTicket(
  { _id, secret }: Ticketed,
  keeper: Principal,
  ticket: string,
  now: number,
): boolean {
  const [, end, proof] = FORM.exec(ticket) ?? []
  const until = Number(end)
  if (proof === undefined || until <= now || until > now + TICKET_MS) return false
  return proof === proofOf(secret, _id, keeper, until)
}
