import { View } from '@tarojs/components'
import Taro, { usePullDownRefresh, useRouter } from '@tarojs/taro'
import type { ReportView } from '../../../../../domain/contract'
import { Slot } from '../../../components/Basics'
import { Button } from '../../../components/Button'
import { Screen } from '../../../components/Screen'
import { Opening, Stale } from '../../../components/States'
import {
  ActionButtons,
  ActionSheet,
  footActions,
  otherActions,
} from '../../../components/steps/Actions'
import { useSteps } from '../../../components/steps/useSteps'
import { useLoad } from '../../../components/useLoad'
import { useNow } from '../../../components/useNow'
import { call } from '../../../services/call'
import { copyKey } from '../../../services/copies'
import { go, goHome } from '../../../services/go'
import { callPhone } from '../../../services/phone'
import { tapped } from '../../../services/tapped'
import { T } from '../../../text'
import { WORDS } from '../text'
import { History, Progress, Rating, Reason, Result, What } from './Body'
import { PlaceMap } from './PlaceMap'
import { SHEETS } from './sheets'
import { ToMediation, Transferred } from './Transferred'

/** Whoever must judge the result reads it first; who handles the report reads what and where. */
function Content({ report, now, worker }: { report: ReportView; now: number; worker: boolean }) {
  const shown = { report, now }
  const resultFirst = !worker || report.myTurn
  return (
    <>
      <Progress {...shown} />
      <Slot>{resultFirst && report.result ? <Result {...shown} /> : null}</Slot>
      <Slot>{worker ? <What {...shown} /> : null}</Slot>
      <Slot>{worker && report.placePoint ? <PlaceMap report={report} /> : null}</Slot>
      <Slot>{!resultFirst && report.result ? <Result {...shown} /> : null}</Slot>
      <Slot>{report.rating ? <Rating report={report} /> : null}</Slot>
      <Slot>{report.reason ? <Reason text={report.reason} /> : null}</Slot>
      <Slot>{worker ? null : <What {...shown} />}</Slot>
      <History {...shown} />
    </>
  )
}

/** The way to all that waits for whoever has this one: he may be away, and whoever reads answers for him. */
function HandOver({ person }: { person: NonNullable<ReportView['handOverOf']> }) {
  const address = `packages/duty/handover/index?staff=${encodeURIComponent(person.id)}`
  return <Button onClick={() => go(address)}>{WORDS.detail.handOver(person.name)}</Button>
}

/**
 * One report with everything that this reader may see and do. The pages of the duty package show it
 * too: the build copies what several packages use into each of them.
 */
export function ReportPage({ worker = false }: { worker?: boolean }) {
  const id = decodeURIComponent(useRouter().params['id'] ?? '')
  const now = useNow()
  const key = copyKey('report.get', id)
  const loaded = useLoad(() => call('report.get', { id }), key)
  const { data: report, failure, fresh, put } = loaded
  const reload = () => void loaded.reload()
  const stepper = useSteps<ReportView>({ context: 'report', matter: report, put, reload })
  usePullDownRefresh(() => {
    void loaded.reload().finally(() => Taro.stopPullDownRefresh())
  })
  if (!report) return <Opening glimpse={tapped(id)} failure={failure} onRetry={reload} />
  const { mediation } = report
  // Where mediation is the next step, it is the one under the thumb.
  const foot = mediation ? [] : footActions(report)
  const others = mediation ? report.actions : otherActions(report)
  const buttons = { off: stepper.busy || !fresh, onTap: stepper.tap }
  return (
    <Screen
      foot={
        mediation ? (
          <ToMediation id={report.id} caseId={mediation.caseId} />
        ) : foot.length ? (
          <ActionButtons {...buttons} actions={foot} />
        ) : undefined
      }
      over={<ActionSheet matter={report} stepper={stepper} sheets={SHEETS} />}
    >
      <View className="stack">
        <Slot>{failure ? <Stale failure={failure} onRetry={reload} /> : null}</Slot>
        <Slot>{mediation ? <Transferred applied={mediation.caseId !== null} /> : null}</Slot>
        <Content report={report} now={now} worker={worker} />
        <Slot>{others.length ? <ActionButtons {...buttons} actions={others} /> : null}</Slot>
        <Slot>
          {worker && report.handOverOf && !report.myTurn ? (
            <HandOver person={report.handOverOf} />
          ) : null}
        </Slot>
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
