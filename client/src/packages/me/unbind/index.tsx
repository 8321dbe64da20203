import { View } from '@tarojs/components'
import { useDidShow } from '@tarojs/taro'
import { useRef } from 'react'
import { Card } from '../../../components/Basics'
import { Button } from '../../../components/Button'
import { Screen } from '../../../components/Screen'
import { useBusy } from '../../../components/useBusy'
import { call } from '../../../services/call'
import { go, goBack } from '../../../services/go'
import { Intention } from '../../../services/intention'
import { learnMe, loadMe } from '../../../services/session'
import { say, sure } from '../../../services/toast'
import { ACCOUNT } from '../textAccount'

const W = ACCOUNT.unbind

/** 解除微信绑定: by the person himself; what it means is said before. */
export default function Unbind() {
  const { busy, once } = useBusy()
  const intention = useRef(new Intention())
  useDidShow(learnMe)
  const unbind = async () => {
    if (!(await sure(W.ask))) return
    const requestId = intention.current.idFor('unbind')
    const reply = await once(() => call('identity.unbind', { requestId }))
    if (!reply) return
    if (!reply.ok) {
      if (!reply.retryable) intention.current.refused()
      return say(reply.message)
    }
    say(W.done)
    await loadMe()
    goBack()
  }
  return (
    <Screen>
      <View className="stack">
        <Card>
          <View className="stack">
            <View className="wrap">{W.what}</View>
            <View className="wrap">{W.work}</View>
            <View className="wrap quiet">{W.again}</View>
          </View>
        </Card>
        <Button onClick={() => go('packages/duty/handover/index')}>{W.handOver}</Button>
        <Button kind="danger" off={busy} onClick={() => void unbind()}>
          {W.button}
        </Button>
      </View>
    </Screen>
  )
}
