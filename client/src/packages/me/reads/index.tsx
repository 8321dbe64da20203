import { View } from '@tarojs/components'
import { Card } from '../../../components/Basics'
import { Screen } from '../../../components/Screen'
import { Empty, Opening } from '../../../components/States'
import { useNow } from '../../../components/useNow'
import { usePaged } from '../../../components/usePaged'
import { call } from '../../../services/call'
import { copyKey } from '../../../services/copies'
import { when } from '../../../services/time'
import { ACCOUNT } from '../textAccount'

const W = ACCOUNT.reads

/** 谁看过我的信息: every look that was logged, newest first. */
export default function Reads() {
  const now = useNow()
  const list = usePaged(
    (cursor) => call('identity.reads', cursor ? { cursor } : {}),
    copyKey('identity.reads', ''),
  )
  const { items, failure, refresh } = list
  if (!items) return <Opening failure={failure} onRetry={() => void refresh()} />
  return (
    <Screen>
      <View className="stack">
        <View className="t-s quiet">{W.intro}</View>
        {items.length === 0 ? <Empty title={W.empty} hint={W.emptyHint} /> : null}
        {items.map((line, i) => (
          <Card key={`${line.at} ${i}`}>
            <View className="strong wrap">{W.line(line.by, line.what)}</View>
            <View className="t-s quiet">{`${when(line.at, now)} · ${line.about}`}</View>
          </Card>
        ))}
      </View>
    </Screen>
  )
}
