import { shortDateTime } from '../calendar/zone'
import type { About, Tell } from '../notice/compose'
import type { Offer } from './day'

/** What an offer is about: one waiting gets one at the most, so its notice exists once. */
export const aboutOffer = ({ wait }: Offer): About => ({
  _id: `offer:${wait.key}`,
  version: wait.at,
})

/** To whoever waited: the time is free, and theirs until when. */
export function offerTell({ wait, until }: Offer): Tell {
  const when = shortDateTime(wait.from)
  const tip = `请在${shortDateTime(until)}前确认`
  return {
    to: wait.by,
    title: '您候补的时段空出来了',
    body: `${when}的时段为您留着。${tip}，过时会让给下一位。`,
    page: wait.page,
    template: 'progress',
    fields: { what: '候补的时段', state: '已空出', time: when, tip },
    fallback: null,
    keep: 0,
  }
}
