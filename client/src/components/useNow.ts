import { useDidShow } from '@tarojs/taro'
import { useState } from 'react'
import { useClockAhead } from '../services/clock'

/**
 * The time at the cloud when the page was shown: what is said of deadlines holds for that moment. Right as
 * soon as an answer has told how far off this phone's clock is.
 */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now())
  const aheadMs = useClockAhead()
  useDidShow(() => setNow(Date.now()))
  return now - aheadMs
}
