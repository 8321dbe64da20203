import { View } from '@tarojs/components'
import { Button } from '../../../components/Button'
import { Screen } from '../../../components/Screen'
import { Empty } from '../../../components/States'
import { go, goHome } from '../../../services/go'
import { T } from '../../../text'
import { ReportList } from '../../report/parts/ReportList'
import { WORDS } from '../text'

/** 分流台: what waits for a dispatcher, most urgent first as the cloud gives it. */
export default function Queue() {
  const empty = (
    <Empty icon="check" title={WORDS.queue.empty} hint={WORDS.queue.emptyHint}>
      <Button onClick={goHome}>{T.home}</Button>
    </Empty>
  )
  return (
    <Screen>
      <View className="stack">
        <Button kind="ghost" icon="person" onClick={() => go('packages/duty/people/index')}>
          {WORDS.queue.people}
        </Button>
        <ReportList scope="desk" empty={empty} page="duty.handle" />
      </View>
    </Screen>
  )
}
