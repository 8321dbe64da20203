import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useRef, useState, type PropsWithChildren, type ReactNode } from 'react'
import { pageName, useAged, type Aged } from '../services/aged'
import { useConsentAsked } from '../services/consent'
import { useSession } from '../services/session'
import { when } from '../services/time'
import { T } from '../text'
import { ConsentSheet } from './ConsentSheet'
import { Covering } from './covering'

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

/** What the page that is being drawn says of its age. */
export function usePageAge(): Aged | null {
  const page = useRef<string | null>(null)
  page.current ??= pageName()
  const name = page.current
  return useAged((all) => all[name] ?? null)
}

const AGE_WORDS = { asking: T.stale.asking, stuck: T.stale.stuck, told: () => '' }

/** How old what stands there is, over the page's head: it moves nothing when it comes or goes. */
function Age() {
  const aged = usePageAge()
  const words = aged ? AGE_WORDS[aged.state](when(aged.at, Date.now())) : ''
  return (
    <View className={words ? 'aged' : 'none'} ariaRole="status">
      {words}
    </View>
  )
}

interface Props {
  /** Stays under the thumb. */
  foot?: ReactNode
  /** Sheets and alarms that lie over the page. */
  over?: ReactNode
}

/** Opened by a call that was refused for want of a consent, over whatever page is shown. */
function ConsentAsked() {
  const asked = useConsentAsked((s) => s.asked)
  if (!asked) return null
  const { purposes, answer } = asked
  return (
    <ConsentSheet purposes={purposes} onAgree={() => answer(true)} onLater={() => answer(false)} />
  )
}

/**
 * Root of every page: theme, 长辈版 and type size. The parts are always there, for a child that
 * comes or goes makes Taro send all its siblings anew.
 */
export function Screen({ foot, over, children }: PropsWithChildren<Props>) {
  const elder = useSession((s) => s.elder)
  const [covered, setCovered] = useState(0)
  const hasFoot = Boolean(foot)
  const scale = elder ? 1 : typeScale()
  const style = scale === 1 ? undefined : { '--scale': String(scale) }
  return (
    <View
      className={`screen${elder ? ' elder' : ''}${hasFoot ? ' screen--foot' : ''}`}
      style={style as never}
    >
      <View ariaHidden={covered > 0}>{children}</View>
      <View className={hasFoot ? 'foot' : 'none'} ariaHidden={covered > 0}>
        {foot}
      </View>
      <Covering.Provider value={setCovered}>
        <View>{over}</View>
        <View>
          <ConsentAsked />
        </View>
      </Covering.Provider>
      <Age />
    </View>
  )
}
