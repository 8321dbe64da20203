import { useState } from 'react'
import type { SpentView } from '../../../../../domain/household/answers'
import type { GoodView, RedemptionView } from '../../../../../domain/points/answers'
import { useConsented } from '../../../components/useConsented'
import { call, type Reply } from '../../../services/call'
import { copyKey, keepCopy } from '../../../services/copies'
import { replaceBy } from '../../../services/go'
import { say } from '../../../services/toast'
import { POINTS_PAGES, redemptionPage } from '../parts/pages'
import type { PurseShop } from '../parts/usePurse'
import { WORDS } from '../text'
import { redeemingId, redeemingSettled } from './redeeming'

const FOR_POINTS = () => ['points'] as const

const W = WORDS.good

/** What the reader saw when the price had just become another. */
export type Seen = Pick<GoodView, 'price' | 'perMonth'>
/** Whose points are spent, where they are not the reader's own. */
type Payer = Pick<PurseShop, 'household' | 'merchant' | 'help'>

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

/** It waits to be picked up, or for the head’s word. */
function openSpent(spent: Pick<SpentView, 'redemption'> | null): void {
  const redemption = spent?.redemption ?? null
  say(redemption ? W.done : W.asked)
  replaceBy(redemption ? redemptionPage(redemption) : POINTS_PAGES.household)
}

/** Asks for one piece; answers what opens next. */
async function ask(good: GoodView, payer: Payer, requestId: string): Promise<Reply<() => void>> {
  const { code, price, perMonth } = good
  const wanted = { requestId, good: code, price, ...(perMonth === null ? {} : { perMonth }) }
  const { household, help, merchant } = payer
  if (help) {
    const reply = await call('helper.redeem', { ...wanted, id: help.id })
    return reply.ok ? { ok: true, data: () => openSpent(reply.data) } : reply
  }
  if (household) {
    const reply = await call('household.spend', { ...wanted, id: household.id })
    return reply.ok ? { ok: true, data: () => openSpent(reply.data) } : reply
  }
  const reply = await call(merchant ? 'merchant.redeem' : 'points.redeem', wanted)
  return reply.ok ? { ok: true, data: () => open(reply.data) } : reply
}

/**
 * 兑换, as the reader sees the good: taps while it is at work are the same tap. `changedFrom` is what was
 * seen before the price or the limit became another.
 */
export function useRedeem(
  good: GoodView | null,
  payer: Payer,
  reload: () => Promise<void>,
  close: () => void,
) {
  const [changedFrom, setChangedFrom] = useState<Seen | null>(null)
  const { busy, submit, sheet } = useConsented(FOR_POINTS, async () => {
    if (!good) return
    const { code, price, perMonth } = good
    // The own piece, the household's, the merchant's and the elder's are four.
    const whose = payer.help?.id ?? payer.household?.id ?? payer.merchant?.name
    const what = whose ? `${whose} ${code}` : code
    const requestId = redeemingId(what, [price, perMonth], Date.now())
    const reply = await ask(good, payer, requestId)
    if (reply.ok) {
      redeemingSettled(what)
      return reply.data()
    }
    if (reply.code === 'offline' || reply.code === 'slow') return say(W.unsure[reply.code])
    if (!reply.retryable) redeemingSettled(what)
    if (reply.code === 'priceChanged') setChangedFrom({ price, perMonth })
    say(reply.message)
    if (!OF_GOOD.includes(reply.code)) return
    close()
    await reload()
  })
  return { busy, submit, consent: sheet, changedFrom }
}
