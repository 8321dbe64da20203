import { useState } from 'react'
import { Tabs } from '../../../components/Basics'
import { Button } from '../../../components/Button'
import { Screen } from '../../../components/Screen'
import { Empty } from '../../../components/States'
import { go } from '../../../services/go'
import { ReportList } from '../parts/ReportList'
import { WORDS } from '../text'

const TABS = [
  { key: 'mineOpen' as const, text: WORDS.list.open },
  { key: 'mine' as const, text: WORDS.list.all },
]

/** 我的上报 */
export default function MyReports() {
  const [scope, setScope] = useState<'mineOpen' | 'mine'>('mineOpen')
  const empty = (
    <Empty
      title={scope === 'mine' ? WORDS.list.emptyAll : WORDS.list.emptyOpen}
      hint={WORDS.list.emptyHint}
    >
      <Button kind="primary" onClick={() => go('packages/report/form/index')}>
        {WORDS.list.report}
      </Button>
    </Empty>
  )
  return (
    <Screen>
      <Tabs items={TABS} value={scope} onChange={setScope} />
      <ReportList scope={scope} empty={empty} page="report.detail" />
    </Screen>
  )
}
