import { View } from '@tarojs/components'
import { useState } from 'react'
import { Slot, Tabs } from '../../../components/Basics'
import { Button } from '../../../components/Button'
import { Screen } from '../../../components/Screen'
import { Empty } from '../../../components/States'
import { go, goHome } from '../../../services/go'
import { T } from '../../../text'
import { ReportList } from '../../report/parts/ReportList'
import { WORDS } from '../text'
import { UnsentList } from './Unsent'

type Tab = 'waiting' | 'unsent'
const TABS: { key: Tab; text: string }[] = [
  { key: 'waiting', text: WORDS.queue.waiting },
  { key: 'unsent', text: WORDS.unsent.title },
]

/** 分流台: what waits for a dispatcher, most urgent first as the cloud gives it; and who was not reached. */
export default function Queue() {
  const [tab, setTab] = useState<Tab>('waiting')
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
        <Tabs items={TABS} value={tab} onChange={setTab} />
        <View className={tab === 'waiting' ? '' : 'none'}>
          <ReportList scope="desk" empty={empty} page="duty.handle" />
        </View>
        <Slot>{tab === 'unsent' ? <UnsentList /> : null}</Slot>
      </View>
    </Screen>
  )
}
