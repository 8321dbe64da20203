import { View } from '@tarojs/components'
import { useState } from 'react'
import { useWhileShown } from '../../../components/useWhileShown'
import { cloudNow } from '../../../services/clock'
import { WORDS } from '../text'
import { minutesLeft } from './times'

const SECOND_MS = 1_000

/** How long something is still kept, by the second while the page is in front. */
export function Countdown({ until, onOver }: { until: number; onOver: () => void }) {
  const [now, setNow] = useState(() => cloudNow())
  useWhileShown(() => {
    const at = cloudNow()
    setNow(at)
    if (at >= until && now < until) onOver()
  }, SECOND_MS)
  const { m, s } = minutesLeft(until, now)
  // Not read out each second: whoever listens hears it on touching it.
  return <View className="t-xl count">{WORDS.slots.left(WORDS.slots.minSec(m, s))}</View>
}
