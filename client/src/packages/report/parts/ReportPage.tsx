import { View } from '@tarojs/components'
import Taro, { usePullDownRefresh } from '@tarojs/taro'
import { useEffect, useRef } from 'react'
import type { ReportView } from '../../../../../domain/contract'
import { rowOf } from '../../../../../domain/matter/lifecycle'
import { pageOf } from '../../../../../domain/notice/pages'
import type { TemplateKey } from '../../../../../domain/notice/templates'
import { REPORT, type ReportAction } from '../../../../../domain/report/lifecycle'
import { AboutHandling } from '../../../components/AboutHandling'
import { Card, Slot } from '../../../components/Basics'
import { Button } from '../../../components/Button'
import { RevealButton } from '../../../components/RevealButton'
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
import { useParam } from '../../../components/useParam'
import { call } from '../../../services/call'
import { copyKey } from '../../../services/copies'
import { go, goHome } from '../../../services/go'
import { useKept } from '../../../services/keptSteps'
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

/** Its reporter waits for word while it is open; who works on it for the next task, whatever he does. */
const messagesFor = (report: ReportView | null, action: ReportAction): TemplateKey[] => {
  const { to } = rowOf(REPORT, action)
  if (!report?.mine) return ['task']
  return to === null || !REPORT.states[to].ended ? ['progress'] : []
}

/** The way to all that waits for whoever has this one: he may be away, and whoever reads answers for him. */
function HandOver({ person }: { person: NonNullable<ReportView['handOverOf']> }) {
  const address = `packages/duty/handover/index?staff=${encodeURIComponent(person.id)}`
  return <Button onClick={() => go(address)}>{WORDS.detail.handOver(person.name)}</Button>
}

const pageFor = (worker: boolean) => (worker ? 'duty.task' : 'report.detail')

/** The step on it that waits for the network; once it was sent, what came of it is seen. */
function useKeptOf(id: string, reload: () => void) {
  const kept = useKept(({ steps }) => steps.find((step) => step.id === id))
  const wasKept = useRef(false)
  useEffect(() => {
    if (wasKept.current && !kept) reload()
    wasKept.current = kept !== undefined
  })
  return kept
}

/**
 * One report with everything that this reader may see and do. The pages of the duty package show it
 * too: the build copies what several packages use into each of them.
 */
export function ReportPage({ worker = false }: { worker?: boolean }) {
  const id = useParam('id')
  const now = useNow()
  // Not under an open sheet: what is sent from it is sent of what was seen.
  const held = useRef(false)
  const isAwaited = ({ waitingText }: ReportView) => waitingText !== '' && !held.current
  const loaded = useLoad(() => call('report.get', { id }), copyKey('report.get', id), isAwaited)
  const { data: report, failure, fresh, put } = loaded
  const reload = () => void loaded.reload()
  const stepper = useSteps<ReportView>({
    ...{ context: 'report', matter: report, put, reload },
    messages: (action) => messagesFor(report, action as ReportAction),
    keeping: { title: report?.title ?? '', page: pageOf(pageFor(worker), id) },
  })
  held.current = stepper.asked !== null || stepper.busy
  const kept = useKeptOf(id, reload)
  usePullDownRefresh(() => {
    void loaded.reload().finally(() => Taro.stopPullDownRefresh())
  })
  if (!report) return <Opening glimpse={tapped(id)} failure={failure} onRetry={reload} />
  const { mediation } = report
  // Where mediation is the next step, it is the one under the thumb.
  const foot = mediation ? [] : footActions(report)
  const others = mediation ? report.actions : otherActions(report)
  const buttons = { off: stepper.busy || !fresh || kept !== undefined, onTap: stepper.tap }
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
        <Slot>{kept ? <Card tone="warn">{T.kept.line(kept.label)}</Card> : null}</Slot>
        <Slot>{mediation ? <Transferred applied={mediation.caseId !== null} /> : null}</Slot>
        <Content report={report} now={now} worker={worker} />
        <Slot>{others.length ? <ActionButtons {...buttons} actions={others} /> : null}</Slot>
        <Slot>
          {worker && report.handOverOf && !report.myTurn ? (
            <HandOver person={report.handOverOf} />
          ) : null}
        </Slot>
        {report.callable ? (
          <RevealButton
            what={report.id}
            text={T.reveal.reporter}
            label={T.reveal.reporter}
            ask={(requestId) => call('report.reveal', { requestId, id: report.id })}
          />
        ) : null}
        {report.phone ? (
          <Button icon="phone" label={T.callCommunity} onClick={() => callPhone(report.phone)}>
            {`${T.callCommunity} ${report.phone}`}
          </Button>
        ) : null}
        <Slot>{report.mine ? <AboutHandling id={report.id} no={report.no} /> : null}</Slot>
        <Button kind="ghost" onClick={goHome}>
          {T.home}
        </Button>
      </View>
    </Screen>
  )
}
