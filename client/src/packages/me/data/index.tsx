import { View } from '@tarojs/components'
import { Card, Fact } from '../../../components/Basics'
import { Button } from '../../../components/Button'
import { Screen } from '../../../components/Screen'
import { Opening } from '../../../components/States'
import { useLoad } from '../../../components/useLoad'
import { call } from '../../../services/call'
import { go } from '../../../services/go'
import { WORDS } from '../text'

/** 我的数据: everything that is stored of this person (PIPL art. 45). */
export default function MyData() {
  const { data, failure, reload } = useLoad(() => call('identity.myData', {}))
  if (!data) return <Opening failure={failure} onRetry={() => void reload()} />
  return (
    <Screen>
      <View className="stack">
        {data.items.map((item) => (
          <Card key={item.label}>
            <View className="strong">{item.label}</View>
            <View className="wrap">{item.value}</View>
            <View className="t-s">
              <Fact name={WORDS.data.purpose}>{item.purpose}</Fact>
              <Fact name={WORDS.data.kept}>{item.kept}</Fact>
            </View>
          </Card>
        ))}
        <Button onClick={() => go('packages/report/list/index')}>
          {WORDS.data.reports(data.reports)}
        </Button>
        <Button onClick={() => go('packages/complaint/mine/index')}>
          {WORDS.data.complaints(data.complaints)}
        </Button>
        <View className="t-s quiet">{WORDS.data.hint}</View>
        <Button kind="ghost" onClick={() => go('packages/me/leave/index')}>
          {WORDS.data.leave}
        </Button>
      </View>
    </Screen>
  )
}
