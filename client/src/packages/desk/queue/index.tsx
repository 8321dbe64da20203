import { Button } from '../../../components/Button'
import { ReportList } from '../../../components/ReportList'
import { Screen } from '../../../components/Screen'
import { Empty } from '../../../components/States'
import { go, goHome, reportPage } from '../../../services/go'
import { T } from '../../../text'

/** 分流台: what waits for a dispatcher, oldest turn first as the cloud gives it. */
export default function Queue() {
  const empty = (
    <Empty icon="check" title={T.desk.empty} hint={T.desk.emptyHint}>
      <Button onClick={goHome}>{T.home}</Button>
    </Empty>
  )
  return (
    <Screen>
      <ReportList scope="desk" empty={empty} onOpen={(id) => go(reportPage.desk(id))} />
    </Screen>
  )
}
