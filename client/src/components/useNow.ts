import { useDidShow } from '@tarojs/taro'
import { useState } from 'react'

/** The time the page was shown: what is said of deadlines holds for that moment. */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now())
  useDidShow(() => setNow(Date.now()))
  return now
}
