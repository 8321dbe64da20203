import { View } from '@tarojs/components'
import { useState } from 'react'
import { Card } from '../../components/Basics'
import { Button } from '../../components/Button'
import { call } from '../../services/call'
import { newRequestId } from '../../services/requestId'
import { loadMe } from '../../services/session'
import { say } from '../../services/toast'
import { T } from '../../text'

/** Staff prove who they are with the number the street has of them; nobody else is asked for one. */
export function Bind() {
  const [busy, setBusy] = useState(false)
  const bind = async (code: string | undefined) => {
    if (!code) return say(T.me.bindRefused)
    setBusy(true)
    const reply = await call('identity.bindPhone', { requestId: newRequestId(), code })
    if (reply.ok) await loadMe()
    setBusy(false)
    say(!reply.ok ? reply.message : reply.data?.asked ? T.me.asked : T.me.bound)
  }
  return (
    <Card>
      <View className="stack">
        <View>
          <View className="strong">{T.me.bind}</View>
          <View className="t-s quiet">{T.me.bindHint}</View>
        </View>
        <Button
          off={busy}
          openType="getPhoneNumber"
          onGetPhoneNumber={(event) => void bind(event.detail.code)}
        >
          {T.me.bindButton}
        </Button>
      </View>
    </Card>
  )
}
