import { useState } from 'react'
import { Tabs } from '../../../components/Basics'
import { Button } from '../../../components/Button'
import { ReportList } from '../../../components/ReportList'
import { Screen } from '../../../components/Screen'
import { Empty } from '../../../components/States'
import { go, goHome, reportPage } from '../../../services/go'
import { T } from '../../../text'

const TABS = [
  { key: 'todo' as const, text: T.grid.todo },
  { key: 'handled' as const, text: T.grid.handled },
]

/** 我的任务 */
export default function Tasks() {
  const [scope, setScope] = useState<'todo' | 'handled'>('todo')
  const empty = (
    <Empty
      icon="check"
      title={scope === 'todo' ? T.grid.emptyTodo : T.grid.emptyHandled}
      hint={T.grid.emptyHint}
    >
      <Button onClick={goHome}>{T.home}</Button>
    </Empty>
  )
  return (
    <Screen>
      <Tabs items={TABS} value={scope} onChange={setScope} />
      <ReportList scope={scope} empty={empty} onOpen={(id) => go(reportPage.staff(id))} />
    </Screen>
  )
}
