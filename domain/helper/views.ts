import { maskedName } from '../identity/masks'
import type { Principal } from '../matter/types'
import { isOver } from '../points/redeem/handOut'
import { REDEMPTION } from '../points/redeem/lifecycle'
import type { Redemption } from '../points/redeem/types'
import type { DeedLine, ElderCard, HelpView } from './answers'
import { isOpen } from './decide'
import { HELP } from './lifecycle'
import type { Elder, Help } from './types'

/** Fields by which redemptions are shown to an elder, the crew, and the helper. */
export const SHOWN_OF_REDEMPTION = [
  '_id',
  'goodName',
  'price',
  'state',
  'until',
  'redeemedAt',
  'proxy',
] as const satisfies readonly (keyof Redemption)[]
export type ShownRedemption = Pick<Redemption, (typeof SHOWN_OF_REDEMPTION)[number]>

/** Of one whose days are over the reader is told so, whether the timer has been or not. */
export function helpView(help: Help, as: HelpView['as'], now: number): HelpView {
  const state = isOpen(help, now) ? help.state : 'ENDED'
  // The elder has said yes before anybody; of the helper whole names are told after his own.
  const helperName =
    as === 'helper' || state === 'BOUND' ? help.helperName : maskedName(help.helperName)
  const isTold = as !== 'helper' || state === 'BOUND'
  return {
    id: help._id,
    as,
    elderName: isTold ? help.elderName : maskedName(help.elderName),
    helperName,
    state,
    stateText: HELP.states[state].text,
    acts: help.acts,
    months: help.months,
    until: help.until,
  }
}

export const stateTextOf = (r: Pick<Redemption, 'state' | 'until'>, now: number): string =>
  REDEMPTION.states[isOver(r, now) ? 'VOID' : r.state].text

/** What helpers did: whoever redeemed it by himself, or named somebody by a name alone, is not among them. */
export const deedsOf = (redemptions: readonly ShownRedemption[], now: number): DeedLine[] =>
  redemptions
    .filter(({ proxy }) => Boolean(proxy?.user))
    .map(({ redeemedAt: at, goodName, price, proxy, ...r }) => ({
      at,
      text: goodName,
      price,
      stateText: stateTextOf(r, now),
      byName: proxy!.name,
    }))

export const elderCard = ({ _id: id, name, building, openedAt }: Elder): ElderCard => ({
  ...{ id, name, openedAt },
  buildingName: building.name,
})

/** Whose a redemption of the elder is, to one helper. */
export const isOfHelper = ({ proxy }: Pick<Redemption, 'proxy'>, user: Principal): boolean =>
  proxy?.user === user
