import { View } from '@tarojs/components'
import { Card, Fact } from '../../../components/Basics'
import { Button } from '../../../components/Button'
import { Screen } from '../../../components/Screen'
import { ErrorView, Skeleton } from '../../../components/States'
import { useLoad } from '../../../components/useLoad'
import { call } from '../../../services/call'
import { go } from '../../../services/go'
import { T } from '../../../text'

/** 我的数据: everything that is stored of this person (PIPL art. 45). */
export default function MyData() {
  const { data, failure, reload } = useLoad(() => call('identity.myData', {}))
  if (!data)
    return (
      <Screen>
        {failure ? <ErrorView failure={failure} onRetry={() => void reload()} /> : <Skeleton />}
      </Screen>
    )
  return (
    <Screen>
      <View className="stack">
        {data.items.map((item) => (
          <Card key={item.label}>
            <View className="row row--top">
              <View className="grow strong">{item.label}</View>
              <View className="wrap">{item.value}</View>
            </View>
            <View className="t-s">
              <Fact name={T.data.purpose}>{item.purpose}</Fact>
              <Fact name={T.data.kept}>{item.kept}</Fact>
            </View>
          </Card>
        ))}
        <Button onClick={() => go('/packages/report/list/index')}>
          {T.data.reports(data.reports)}
        </Button>
        <View className="t-s quiet">{T.data.hint}</View>
      </View>
    </Screen>
  )
}
