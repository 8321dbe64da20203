import { mergeInternalComponents } from '@tarojs/shared'
import Taro, { useDidShow, useLaunch } from '@tarojs/taro'
import type { PropsWithChildren } from 'react'
import { ARIA } from './services/aria'
import { loadMe } from './services/session'
import './app.scss'

mergeInternalComponents(ARIA)

export default function App({ children }: PropsWithChildren) {
  useLaunch(() => {
    // Before base library 2.2.3 there is no cloud; such a phone can still read and call.
    Taro.cloud?.init({ traceUser: true })
  })
  useDidShow(() => {
    void loadMe()
  })
  return children
}
