import { View } from '@tarojs/components'
import { useDidShow } from '@tarojs/taro'
import { useRef } from 'react'
import { Card } from '../../../components/Basics'
import { Button } from '../../../components/Button'
import { Screen } from '../../../components/Screen'
import { Opening } from '../../../components/States'
import { useBusy } from '../../../components/useBusy'
import { call } from '../../../services/call'
import { Intention } from '../../../services/intention'
import { adopt, loadMe, useSession } from '../../../services/session'
import { say, sure } from '../../../services/toast'
import { ACCOUNT } from '../textAccount'

const W = ACCOUNT.phone

/** 我的电话: left for whoever handles what one reports, and taken back as easily. */
export default function MyPhone() {
  const me = useSession((s) => s.me)
  const failure = useSession((s) => s.failure)
  const { busy, once } = useBusy()
  const intention = useRef(new Intention())
  useDidShow(() => void loadMe())
  if (!me) return <Opening failure={failure} onRetry={() => void loadMe()} />
  const send = async (code: string | undefined) => {
    const requestId = intention.current.idFor(code ?? '')
    const input = code === undefined ? { requestId } : { requestId, code }
    const reply = await once(() => call('identity.phone', input))
    if (!reply) return
    if (!reply.ok) {
      if (!reply.retryable) intention.current.refused()
      return say(reply.message)
    }
    intention.current.done()
    if (reply.data) adopt(reply.data)
    say(code === undefined ? W.taken : W.left)
  }
  const take = async () => {
    if (await sure(W.takeAsk)) await send(undefined)
  }
  const has = me.phoneMasked !== ''
  return (
    <Screen>
      <View className="stack">
        <Card>
          <View className="t-s quiet">{W.title}</View>
          <View className="t-l">{me.phoneMasked || W.none}</View>
        </Card>
        <View className="wrap quiet">{W.why}</View>
        <Button
          kind={has ? 'plain' : 'primary'}
          off={busy}
          openType="getPhoneNumber"
          onGetPhoneNumber={({ detail: { code } }) => (code ? void send(code) : say(W.refused))}
        >
          {has ? W.change : W.leave}
        </Button>
        {has ? (
          <Button off={busy} onClick={() => void take()}>
            {W.take}
          </Button>
        ) : null}
      </View>
    </Screen>
  )
}
