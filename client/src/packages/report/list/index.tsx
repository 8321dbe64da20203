import { useState } from 'react'
import { Tabs } from '../../../components/Basics'
import { Button } from '../../../components/Button'
import { ReportList } from '../../../components/ReportList'
import { Screen } from '../../../components/Screen'
import { Empty } from '../../../components/States'
import { go, reportPage } from '../../../services/go'
import { T } from '../../../text'

const TABS = [
  { key: 'mineOpen' as const, text: T.report.open },
  { key: 'mine' as const, text: T.report.all },
]

/** 我的上报 */
export default function MyReports() {
  const [scope, setScope] = useState<'mineOpen' | 'mine'>('mineOpen')
  const empty = (
    <Empty
      title={scope === 'mine' ? T.report.emptyAll : T.report.emptyOpen}
      hint={T.report.emptyHint}
    >
      <Button kind="primary" onClick={() => go('/packages/report/form/index')}>
        {T.report.report}
      </Button>
    </Empty>
  )
  return (
    <Screen>
      <Tabs items={TABS} value={scope} onChange={setScope} />
      <ReportList scope={scope} empty={empty} onOpen={(id) => go(reportPage.resident(id))} />
    </Screen>
  )
}
