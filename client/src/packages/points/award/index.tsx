import { View } from '@tarojs/components'
import Taro, { usePullDownRefresh } from '@tarojs/taro'
import type { AwardView } from '../../../../../domain/points/answers'
import { Card, Fact, Section, Slot } from '../../../components/Basics'
import { Button } from '../../../components/Button'
import { Screen } from '../../../components/Screen'
import { Opening, Stale } from '../../../components/States'
import {
  ActionButtons,
  ActionSheet,
  footActions,
  otherActions,
} from '../../../components/steps/Actions'
import { StepMarks } from '../../../components/steps/StepMarks'
import { useSteps } from '../../../components/steps/useSteps'
import { Tag } from '../../../components/Tag'
import { useLoad } from '../../../components/useLoad'
import { useNow } from '../../../components/useNow'
import { useParam } from '../../../components/useParam'
import { call } from '../../../services/call'
import { copyKey } from '../../../services/copies'
import { goHome } from '../../../services/go'
import { tapped } from '../../../services/tapped'
import { remaining, when } from '../../../services/time'
import { T } from '../../../text'
import { CommunityPhone } from '../parts/CommunityPhone'
import { longDay } from '../../../services/days'
import { OPEN } from '../textOpen'
import { stepsOf } from './progress'
import { AWARD_SHEETS } from './sheets'

const W = OPEN.award

interface Shown {
  award: AwardView
  now: number
}

function Progress({ award, now }: Shown) {
  const { dueAt, publicUntil } = award
  const overdue = dueAt !== null && dueAt < now
  return (
    <Card>
      <View className="stack">
        <View className="row row--top">
          <View className="grow">
            <View className="t-xl">{W.pointsOf(award.points)}</View>
            <View className="strong wrap">{award.ruleName}</View>
          </View>
          <Tag text={award.stateText} tone={award.tone} overdue={overdue} />
        </View>
        <StepMarks steps={stepsOf(award)} />
        <View>{W.now[award.state]}</View>
        {award.state === 'PUBLIC' && publicUntil !== null ? (
          <View className="strong">{W.publicUntil(when(publicUntil, now))}</View>
        ) : null}
        {award.paid !== null && award.state === 'POSTED' ? (
          <View className="strong">{W.paid(award.paid)}</View>
        ) : null}
        {award.paid !== null && award.paid < award.points ? <View>{W.paidLess}</View> : null}
        {dueAt === null || award.state === 'PUBLIC' ? null : (
          <View className={overdue ? 'bad' : 'quiet'}>
            {`${T.time.due(when(dueAt, now))}，${remaining(dueAt, now)}`}
          </View>
        )}
      </View>
    </Card>
  )
}

function What({ award }: Shown) {
  const { minutes } = award
  return (
    <Card>
      <Fact name={W.forWhom}>{award.name}</Fact>
      <Fact name={W.deedOn}>{longDay(award.deedOn)}</Fact>
      <Fact name={W.minutes}>
        {minutes ? W.duration(Math.floor(minutes / 60), minutes % 60) : ''}
      </Fact>
      <Fact name={W.deed}>{award.deed}</Fact>
      {award.confidential ? <View className="warn">{W.confidential}</View> : null}
    </Card>
  )
}

function History({ award, now }: Shown) {
  return (
    <>
      <Section title={W.history} />
      <Card>
        {award.history.map((entry, i) => (
          <View key={`${entry.at} ${i}`} className="history">
            <View className="strong">{entry.title}</View>
            <View className="t-s quiet">{`${when(entry.at, now)} · ${entry.by}`}</View>
            {entry.note ? <View className="wrap">{entry.note}</View> : null}
          </View>
        ))}
      </Card>
    </>
  )
}

/** One award with everything that this reader may see and do: review, 异议, 复核, 冲正. */
export default function Award() {
  const id = useParam('id')
  const now = useNow()
  const loaded = useLoad(() => call('points.award', { id }), copyKey('points.award', id))
  const { data: award, failure, fresh, put } = loaded
  const reload = () => void loaded.reload()
  const stepper = useSteps<AwardView>({ context: 'points', matter: award, put, reload })
  usePullDownRefresh(() => {
    void loaded.reload().finally(() => Taro.stopPullDownRefresh())
  })
  if (!award) return <Opening glimpse={tapped(id)} failure={failure} onRetry={reload} />
  const foot = footActions(award)
  const others = otherActions(award)
  const buttons = { off: stepper.busy || !fresh, onTap: stepper.tap }
  const shown = { award, now }
  return (
    <Screen
      foot={foot.length ? <ActionButtons {...buttons} actions={foot} /> : undefined}
      over={<ActionSheet matter={award} stepper={stepper} sheets={AWARD_SHEETS} />}
    >
      <View className="stack">
        <Slot>{failure ? <Stale failure={failure} onRetry={reload} /> : null}</Slot>
        <Progress {...shown} />
        <What {...shown} />
        <History {...shown} />
        <Slot>{others.length ? <ActionButtons {...buttons} actions={others} /> : null}</Slot>
        <View className="t-s quiet">{W.callHint}</View>
        <CommunityPhone />
        <Button kind="ghost" onClick={goHome}>
          {T.home}
        </Button>
      </View>
    </Screen>
  )
}
