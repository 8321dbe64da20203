import { mergeInternalComponents } from '@tarojs/shared'
import Taro, { useDidShow, useLaunch, usePageNotFound } from '@tarojs/taro'
import type { PropsWithChildren } from 'react'
import { mendPages } from './components/Failed'
import { ARIA } from './services/aria'
import { goHome, replaceBy } from './services/go'
import { sendKept } from './services/keptSteps'
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
    Taro.onNetworkStatusChange(({ isConnected }) => {
      if (isConnected) void sendKept()
    })
  })
  useDidShow(() => void sendKept())
  // WeChat takes a redirection only here, in the callback itself.
  usePageNotFound(({ path, query }) => {
    const today = movedTo(addressOf(path, query))
    if (today) replaceBy(today)
    else goHome()
  })
  mendPages(children)
  return children
}
