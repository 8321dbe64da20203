import { useState } from 'react'
import { Tabs } from '../../../components/Basics'
import { Button } from '../../../components/Button'
import { Screen } from '../../../components/Screen'
import { Empty } from '../../../components/States'
import { goHome } from '../../../services/go'
import { T } from '../../../text'
import { ReportList } from '../../report/parts/ReportList'
import { WORDS } from '../text'
import { Elsewhere } from './Elsewhere'

const TABS = [
  { key: 'todo' as const, text: WORDS.tasks.todo },
  { key: 'handled' as const, text: WORDS.tasks.handled },
]

/** 我的任务 */
export default function Tasks() {
  const [scope, setScope] = useState<'todo' | 'handled'>('todo')
  const empty = (
    <Empty
      icon="check"
      title={scope === 'todo' ? WORDS.tasks.emptyTodo : WORDS.tasks.emptyHandled}
      hint={WORDS.tasks.emptyHint}
    >
      <Button onClick={goHome}>{T.home}</Button>
    </Empty>
  )
  return (
    <Screen>
      <Tabs items={TABS} value={scope} onChange={setScope} />
      <ReportList scope={scope} empty={empty} page="duty.task" />
      {scope === 'todo' ? <Elsewhere /> : null}
    </Screen>
  )
}
