import { View } from '@tarojs/components'
import { useState } from 'react'
import { Slot, Tabs } from '../../../components/Basics'
import { Button } from '../../../components/Button'
import { Screen } from '../../../components/Screen'
import { Empty } from '../../../components/States'
import { goHome } from '../../../services/go'
import { T } from '../../../text'
import { ComplaintList } from '../parts/List'
import { useFigures } from '../parts/useFigures'
import { WORDS } from '../text'

const W = WORDS.desk
const TABS = [
  { key: 'todo' as const, text: W.todo },
  { key: 'seen' as const, text: W.seen },
]

/** 投诉建议 of whoever answers them: what waits, what was answered, and how many there are. */
export default function Desk() {
  const [scope, setScope] = useState<'todo' | 'seen'>('todo')
  const figures = useFigures()
  const empty = (
    <Empty icon="check" title={scope === 'todo' ? W.emptyTodo : W.emptySeen} hint={W.emptyHint}>
      <Button onClick={goHome}>{T.home}</Button>
    </Empty>
  )
  return (
    <Screen over={figures.sheet}>
      <Tabs items={TABS} value={scope} onChange={setScope} />
      <View className="stack">
        <ComplaintList scope={scope} empty={empty} page="complaint.work" />
        <Slot>{figures.card}</Slot>
      </View>
    </Screen>
  )
}
