import { View } from '@tarojs/components'
import { Button } from '../../../components/Button'
import { Screen } from '../../../components/Screen'
import { Empty } from '../../../components/States'
import { go } from '../../../services/go'
import { ComplaintList } from '../parts/List'
import { WORDS } from '../text'

const WRITE = 'packages/complaint/write/index'

/** 我的投诉建议, and the way to write one. */
export default function Mine() {
  const empty = <Empty title={WORDS.mine.empty} hint={WORDS.mine.emptyHint} />
  const foot = (
    <Button kind="primary" onClick={() => go(WRITE)}>
      {WORDS.mine.write}
    </Button>
  )
  return (
    <Screen foot={foot}>
      <View className="stack">
        <ComplaintList scope="mine" empty={empty} page="complaint.detail" />
      </View>
    </Screen>
  )
}
