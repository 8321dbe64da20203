import type { Award } from '../../domain/points/award/types'
import { qrTextOf } from '../../domain/points/code/shown'
import { totp } from '../../domain/points/code/totp'
import type { Bin, Redemption } from '../../domain/points/redeem/types'
import type { Account } from '../../domain/points/types'
import type { TestDesk } from './desk'

/** What is stored of points at a desk, what a phone would show of it, and time that goes by. */
export function pointsAt(desk: () => TestDesk) {
  const found = <T>(name: string, filter: object): T[] =>
    desk().cloud.store.find(name, filter as never) as unknown as T[]
  const balanceOf = (openid: string): number => {
    const [account] = found<Account>('accounts', { user: `user:${openid}` })
    return (account?.lots ?? []).reduce((sum, { left }) => sum + left, 0)
  }
  /** Of the owner, of that good, the last one. */
  const redemptionOf = (owner: string, goodName: string): Redemption => {
    const all = found<Redemption>('redemptions', { owner: `user:${owner}`, goodName })
    const last = all.sort((a, b) => a.redeemedAt - b.redeemedAt).at(-1)
    if (!last) throw new Error(`no redemption of ${goodName}`)
    return last
  }
  const shelfOf = (good: string) => {
    const bins = found<Bin>('bins', { good })
    const sum = (of: 'free' | 'held' | 'out') => bins.reduce((n, bin) => n + bin[of], 0)
    return { free: sum('free'), held: sum('held'), out: sum('out') }
  }
  const awardOf = (deed: string): Award => {
    const [award] = found<Award>('awards', { deed })
    if (!award) throw new Error(`no award for ${deed}`)
    return award
  }

  /** What stands in the QR code of the owner's phone now. */
  const codeOf = ({ no, secret }: Redemption): string =>
    qrTextOf(no, totp(secret, desk().cloud.clock.now()))

  const later = async (ms: number): Promise<void> => {
    desk().cloud.clock.advance(ms)
    for (let i = 0; i < 3; i++) await desk().cloud.runTimer('jobs')
  }
  return { balanceOf, redemptionOf, shelfOf, awardOf, codeOf, later }
}
