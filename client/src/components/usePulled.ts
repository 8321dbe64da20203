import Taro, { usePullDownRefresh } from '@tarojs/taro'
import type { Reply } from '../services/call'
import { useLoad } from './useLoad'

/** Content that a call brings, and again when the person pulls the page down. */
export function usePulled<T>(load: () => Promise<Reply<T>>, key: string) {
  const loaded = useLoad(load, key)
  usePullDownRefresh(() => {
    void loaded.reload().finally(() => Taro.stopPullDownRefresh())
  })
  return loaded
}
