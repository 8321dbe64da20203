import Taro, { usePullDownRefresh, useRouter } from '@tarojs/taro'
import { View } from '@tarojs/components'
import { call } from '../../services/call'
import { goHome } from '../../services/go'
import { callPhone } from '../../services/phone'
import { T } from '../../text'
import { Button } from '../Button'
import { Screen } from '../Screen'
import { Slot } from '../Basics'
import { ErrorView, Skeleton } from '../States'
import { useLoad } from '../useLoad'
import { useNow } from '../useNow'
import { ActionButtons, ActionSheet, footActions, otherActions } from './Actions'
import { History, Progress, Rating, Reason, Result, What } from './Body'
import { PlaceMap } from './PlaceMap'
import { useAction } from './useAction'

/**
 * One report with everything that this reader may see and do. Residents and who verifies read the
 * result first, who handles it what and where.
 */
export function ReportPage({ worker }: { worker?: boolean }) {
  const id = decodeURIComponent(useRouter().params['id'] ?? '')
  const now = useNow()
  const { data: report, failure, reload, put } = useLoad(() => call('report.get', { id }), id)
  const acting = useAction(report, put, () => void reload())
  usePullDownRefresh(() => {
    void reload().finally(() => Taro.stopPullDownRefresh())
  })
  if (!report)
    return (
      <Screen>
        {failure ? <ErrorView failure={failure} onRetry={() => void reload()} /> : <Skeleton />}
      </Screen>
    )
  const foot = footActions(report)
  const others = otherActions(report)
  const resultFirst = !worker || report.state === 'RESOLVED'
  const shown = { report, now }
  return (
    <Screen
      foot={foot.length ? <ActionButtons actions={foot} acting={acting} /> : undefined}
      over={<ActionSheet report={report} acting={acting} />}
    >
      <View className="stack">
        <Progress {...shown} />
        <Slot>{resultFirst && report.result ? <Result {...shown} /> : null}</Slot>
        <Slot>{worker ? <What {...shown} /> : null}</Slot>
        <Slot>{worker && report.placePoint ? <PlaceMap report={report} /> : null}</Slot>
        <Slot>{!resultFirst && report.result ? <Result {...shown} /> : null}</Slot>
        <Slot>{report.rating ? <Rating report={report} /> : null}</Slot>
        <Slot>{report.reason ? <Reason text={report.reason} /> : null}</Slot>
        <Slot>{worker ? null : <What {...shown} />}</Slot>
        <History {...shown} />
        <Slot>{others.length ? <ActionButtons actions={others} acting={acting} /> : null}</Slot>
        {report.phone ? (
          <Button icon="phone" label={T.callCommunity} onClick={() => callPhone(report.phone)}>
            {`${T.callCommunity} ${report.phone}`}
          </Button>
        ) : null}
        <Button kind="ghost" onClick={goHome}>
          {T.home}
        </Button>
      </View>
    </Screen>
  )
}
