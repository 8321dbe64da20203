import { mergeInternalComponents } from '@tarojs/shared'
import Taro, { useLaunch, usePageNotFound } from '@tarojs/taro'
import type { PropsWithChildren } from 'react'
import { ARIA } from './services/aria'
import { goHome, replaceBy } from './services/go'
import { addressOf, movedTo } from './services/moved'
import { adoptOldDrafts } from './services/oldDrafts'
import { startRandomness } from './services/secureRandomness'
import './app.scss'

mergeInternalComponents(ARIA)

export default function App({ children }: PropsWithChildren) {
  useLaunch(() => {
    // Before base library 2.2.3 there is no cloud; such a phone can still read and call.
    Taro.cloud?.init({ traceUser: true })
    startRandomness()
    adoptOldDrafts(Date.now())
  })
  // WeChat takes a redirection only here, in the callback itself.
  usePageNotFound(({ path, query }) => {
    const today = movedTo(addressOf(path, query))
    if (today) replaceBy(today)
    else goHome()
  })
  return children
}
