import { View } from '@tarojs/components'
import { useDidShow } from '@tarojs/taro'
import type { ServedView } from '../../../../../domain/contract'
import { Card, Fact } from '../../../components/Basics'
import { Button } from '../../../components/Button'
import { Screen } from '../../../components/Screen'
import { useNow } from '../../../components/useNow'
import { learnMe } from '../../../services/session'
import { fromTo } from '../../../services/time'
import { T } from '../../../text'
import { CodeCard } from '../parts/CodeCard'
import { SERVED } from '../textServed'
import { useServed } from './useServed'

const W = SERVED.page
/** Eight digits and the blanks between them. */
const MOST = 16

function What({ view, now }: { view: ServedView; now: number }) {
  return (
    <Card>
      <View className="stack">
        <View className="t-l">{view.isDone ? W.done : W.ask}</View>
        <View>
          <Fact name={W.what}>{view.title}</Fact>
          <Fact name={W.when}>{fromTo(view.from, view.to, now)}</Fact>
          <Fact name={W.who}>{view.name}</Fact>
          {view.teamName ? <Fact name={W.team}>{view.teamName}</Fact> : null}
        </View>
      </View>
    </Card>
  )
}

/** 确认服务, by whom something was done for: what the code is of, and whether it is true. */
export default function Served() {
  const now = useNow()
  // Nothing is loaded that would tell who this is, and whether in large type.
  useDidShow(learnMe)
  const { busy, view, typed, submit, scan, agree, decline, again } = useServed()
  const foot = !view ? (
    <Button kind="primary" off={busy} onClick={submit}>
      {busy ? T.steps.working : W.submit}
    </Button>
  ) : view.isDone ? (
    <Button onClick={again}>{W.again}</Button>
  ) : (
    <View className="stack">
      <Button kind="primary" off={busy} onClick={agree}>
        {busy ? T.steps.working : W.yes}
      </Button>
      <Button off={busy} onClick={decline}>
        {W.no}
      </Button>
    </View>
  )
  return (
    <Screen foot={foot}>
      <View className="stack">
        {view ? (
          <What view={view} now={now} />
        ) : (
          <CodeCard words={W} most={MOST} typed={typed}>
            <Button icon="scan" off={busy} onClick={scan}>
              {W.scan}
            </Button>
          </CodeCard>
        )}
      </View>
    </Screen>
  )
}
