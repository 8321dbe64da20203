import { View } from '@tarojs/components'
import { useDidShow } from '@tarojs/taro'
import { useState } from 'react'
import { Card } from '../../../components/Basics'
import { Button } from '../../../components/Button'
import { Screen } from '../../../components/Screen'
import { useNow } from '../../../components/useNow'
import { goBack } from '../../../services/go'
import { consent, learnMe, useSession } from '../../../services/session'
import { when } from '../../../services/time'
import { say, sure } from '../../../services/toast'
import { T } from '../../../text'
import { WORDS } from '../text'

/** 隐私保护指引: what is kept, what for, how long, and the way to take the consent back. */
export default function Privacy() {
  const me = useSession((s) => s.me)
  const now = useNow()
  const [busy, setBusy] = useState(false)
  useDidShow(learnMe)
  const agreed = me?.consent ?? null
  const current = agreed !== null && agreed.version === me?.privacyVersion

  const decide = async (agree: boolean) => {
    if (!me || (!agree && !(await sure(WORDS.privacy.withdrawAsk)))) return
    setBusy(true)
    const reply = await consent(agree ? me.privacyVersion : (agreed?.version ?? ''), agree)
    setBusy(false)
    say(reply.ok ? (agree ? WORDS.privacy.agreed : WORDS.privacy.withdrawn) : reply.message)
  }
  const standing = !agreed
    ? WORDS.privacy.notAgreed
    : current
      ? WORDS.privacy.agreedAt(when(agreed.at, now))
      : WORDS.privacy.newVersion
  return (
    <Screen>
      <View className="stack">
        <Card>
          <View className="stack">
            <View className="strong">{T.privacy.intro}</View>
            {T.privacy.items.map((item) => (
              <View key={item}>{`· ${item}`}</View>
            ))}
            <View>{WORDS.privacy.confidential}</View>
            <View>{WORDS.privacy.kept}</View>
            <View>{WORDS.privacy.phone}</View>
            <View>{WORDS.privacy.rights}</View>
          </View>
        </Card>
        <Card tone="soft">{standing}</Card>
        {me && !current ? (
          <Button kind="primary" off={busy} onClick={() => void decide(true)}>
            {WORDS.privacy.agree}
          </Button>
        ) : null}
        {agreed ? (
          <Button kind="danger" off={busy} onClick={() => void decide(false)}>
            {WORDS.privacy.withdraw}
          </Button>
        ) : null}
        <Button kind="ghost" onClick={goBack}>
          {T.back}
        </Button>
      </View>
    </Screen>
  )
}
