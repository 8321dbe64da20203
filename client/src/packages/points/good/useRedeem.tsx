import { useState } from 'react'
import type { GoodView, RedemptionView } from '../../../../../domain/points/answers'
import { useConsented } from '../../../components/useConsented'
import { call } from '../../../services/call'
import { copyKey, keepCopy } from '../../../services/copies'
import { replaceBy } from '../../../services/go'
import { Intention } from '../../../services/intention'
import { say } from '../../../services/toast'
import { POINTS_PAGES, redemptionPage } from '../parts/pages'
import { WORDS } from '../text'

const W = WORDS.good

/**
 * One a good, for as long as the app runs: whoever leaves the page when an answer was lost, and comes
 * back, asks for the very same piece.
 */
const intentions = new Map<string, Intention>()
function intentionFor(good: string): Intention {
  const known = intentions.get(good) ?? new Intention()
  intentions.set(good, known)
  return known
}

/** What the reader saw when the price had just become another. */
export type Seen = Pick<GoodView, 'price' | 'perMonth'>

/** What the cloud says of the good itself: it must be looked at anew. */
const OF_GOOD: readonly string[] = [
  'priceChanged',
  'soldOut',
  'goodOff',
  'goodUnknown',
  'limitReached',
  'tooFewPoints',
]

function open(redemption: RedemptionView | null): void {
  if (!redemption) return replaceBy(POINTS_PAGES.redemptions)
  say(redemption.repeated ? W.repeated : W.done)
  keepCopy(copyKey('points.redemption', redemption.id), redemption)
  replaceBy(redemptionPage(redemption.id))
}

/**
 * 兑换, as the reader sees the good: taps while it is at work are the same tap. `changedFrom` is what was
 * seen before the price or the limit became another.
 */
export function useRedeem(good: GoodView | null, reload: () => Promise<void>, close: () => void) {
  const [changedFrom, setChangedFrom] = useState<Seen | null>(null)
  const { busy, submit, sheet } = useConsented(async () => {
    if (!good) return
    const { code, price, perMonth } = good
    const intention = intentionFor(code)
    const requestId = intention.idFor([code, price, perMonth])
    const reply = await call('points.redeem', {
      requestId,
      good: code,
      price,
      ...(perMonth === null ? {} : { perMonth }),
    })
    if (reply.ok) {
      intention.done()
      return open(reply.data)
    }
    if (reply.code === 'offline') return say(W.unsure)
    if (!reply.retryable) intention.refused()
    if (reply.code === 'priceChanged') setChangedFrom({ price, perMonth })
    say(reply.message)
    if (!OF_GOOD.includes(reply.code)) return
    close()
    await reload()
  })
  return { busy, submit, consent: sheet, changedFrom }
}
