import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { PropsWithChildren, ReactNode } from 'react'
import { useSession } from '../services/session'

/** WeChat's own type size, within what our layout carries; 长辈版 is already larger than any of it. */
const MOST_SCALE = 1.35
function typeScale(): number {
  try {
    const info = Taro.getAppBaseInfo() as { fontSizeScaleFactor?: number }
    return Math.min(MOST_SCALE, Math.max(1, info.fontSizeScaleFactor ?? 1))
  } catch {
    return 1
  }
}

interface Props {
  /** Stays under the thumb. */
  foot?: ReactNode
  /** Sheets and alarms that lie over the page. */
  over?: ReactNode
}

/**
 * Root of every page: theme, 长辈版 and type size. The three parts are always there, for a child that
 * comes or goes makes Taro send all its siblings anew.
 */
export function Screen({ foot, over, children }: PropsWithChildren<Props>) {
  const elder = useSession((s) => s.elder)
  const scale = elder ? 1 : typeScale()
  const style = scale === 1 ? undefined : { '--scale': String(scale) }
  return (
    <View
      className={`screen${elder ? ' elder' : ''}${foot ? ' screen--foot' : ''}`}
      style={style as never}
    >
      <View>{children}</View>
      <View className={foot ? 'foot' : 'none'}>{foot}</View>
      <View>{over}</View>
    </View>
  )
}
