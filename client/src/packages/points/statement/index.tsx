import { View } from '@tarojs/components'
import Taro, { usePullDownRefresh } from '@tarojs/taro'
import type { StatementView } from '../../../../../domain/merchant/answers'
import { Card, Section, Slot } from '../../../components/Basics'
import { Screen } from '../../../components/Screen'
import { Opening, Stale } from '../../../components/States'
import { ActionButtons, ActionSheet, footActions } from '../../../components/steps/Actions'
import { useSteps } from '../../../components/steps/useSteps'
import { Tag } from '../../../components/Tag'
import { useLoad } from '../../../components/useLoad'
import { useNow } from '../../../components/useNow'
import { useParam } from '../../../components/useParam'
import { call } from '../../../services/call'
import { copyKey } from '../../../services/copies'
import { tapped } from '../../../services/tapped'
import { when } from '../../../services/time'
import { grouped, monthText, yuan } from '../month/figures'
import { CommunityPhone } from '../parts/CommunityPhone'
import { STATEMENT as W } from '../textStatement'
import { CorrectSheet } from './CorrectSheet'

const SHEETS = { correct: CorrectSheet }

/** Of which month and place, what it comes to, and what is to be done about it. */
function Head({ of }: { of: StatementView }) {
  const { open, myTurn, side, hasContact } = of
  return (
    <Card tone="soft">
      <View className="stack">
        <View className="row row--top row--tag">
          <View className="t-l grow wrap">{monthText(of.month)}</View>
          <Tag text={of.stateText} tone={of.tone} overdue={false} />
        </View>
        <View className="wrap">{`${of.merchantName} · ${of.pickUpName}`}</View>
        <View className="t-l">{W.sum(grouped(of.pieces), yuan(of.cost))}</View>
        <View>{open ? (myTurn ? W.yourTurn : W.theirTurn[side]) : W.over}</View>
        {hasContact ? null : <View className="warn">{W.noContact}</View>}
      </View>
    </Card>
  )
}

function Lines({ of }: { of: StatementView }) {
  return (
    <>
      <Section title={W.lines} />
      <Card bare>
        {of.lines.map((line) => (
          <View key={line.good} className="cell">
            <View className="grow">
              <View className="strong wrap">{line.name}</View>
              <View className="t-s quiet">{W.line(line.count, yuan(line.cost))}</View>
              {line.difference === 0 ? null : (
                <View className="warn wrap">{W.difference(line.difference, line.reason)}</View>
              )}
            </View>
            <View className="strong">{W.pieces(line.settled)}</View>
          </View>
        ))}
      </Card>
    </>
  )
}

function History({ of, now }: { of: StatementView; now: number }) {
  return (
    <>
      <Section title={W.history} />
      <Card>
        {of.history.map((entry, i) => (
          <View key={`${entry.at} ${i}`} className="history">
            <View className="strong">{entry.title}</View>
            <View className="t-s quiet">{`${when(entry.at, now)} · ${entry.who}`}</View>
            {entry.note ? <View className="wrap">{entry.note}</View> : null}
          </View>
        ))}
      </Card>
    </>
  )
}

/** 对账单, for the merchant's contact and for 积分审核员: what was handed out, and each side's word on it. */
export default function Statement() {
  const id = useParam('id')
  const now = useNow()
  const loaded = useLoad(
    () => call('merchant.statement', { id }),
    copyKey('merchant.statement', id),
  )
  const { data: of, failure, fresh, put } = loaded
  const reload = () => void loaded.reload()
  const stepper = useSteps<StatementView>({ context: 'merchant', matter: of, put, reload })
  usePullDownRefresh(() => {
    void loaded.reload().finally(() => Taro.stopPullDownRefresh())
  })
  if (!of) return <Opening glimpse={tapped(id)} failure={failure} onRetry={reload} />
  const foot = footActions(of)
  const buttons = {
    off: stepper.busy || !fresh,
    onTap: (a: (typeof foot)[number]) => void stepper.tap(a),
  }
  return (
    <Screen
      foot={foot.length ? <ActionButtons {...buttons} actions={foot} /> : undefined}
      over={<ActionSheet matter={of} stepper={stepper} sheets={SHEETS} />}
    >
      <View className="stack">
        <Slot>{failure ? <Stale failure={failure} onRetry={reload} /> : null}</Slot>
        <Head of={of} />
        <Lines of={of} />
        <View className="t-s quiet">{W.noCash}</View>
        <History of={of} now={now} />
        <CommunityPhone />
      </View>
    </Screen>
  )
}
