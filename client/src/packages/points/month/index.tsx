import { Picker, View } from '@tarojs/components'
import Taro, { usePullDownRefresh } from '@tarojs/taro'
import { useState } from 'react'
import type { MonthView } from '../../../../../domain/points/answers'
import { Card, Cell, Fact, Slot } from '../../../components/Basics'
import { Screen } from '../../../components/Screen'
import { Opening, Stale } from '../../../components/States'
import { useLoad } from '../../../components/useLoad'
import { call } from '../../../services/call'
import { copyKey } from '../../../services/copies'
import { go } from '../../../services/go'
import { OPEN } from '../textOpen'
import { Bars } from './Bars'
import { checkOf, columnOf, grouped, issuedBars, monthText, usedBars, yuan } from './figures'

const W = OPEN.month

function MonthPicker({ view, onPick }: { view: MonthView; onPick: (month: string) => void }) {
  const text = monthText(view.month)
  return (
    <Picker
      mode="selector"
      range={view.months.map(monthText)}
      value={Math.max(0, view.months.indexOf(view.month))}
      onChange={(event) => onPick(view.months[Number(event.detail.value)] ?? view.month)}
    >
      <View className="btn btn--plain" ariaRole="button" ariaLabel={W.pick(text)}>
        {text}
      </View>
    </Picker>
  )
}

/** The month's sum, line under line, as one would do it on paper. */
function Column({ view }: { view: MonthView }) {
  return (
    <Card>
      <View className="stack">
        <View>
          <View className="t-l">{W.column}</View>
          <View className="t-s quiet">{W.unit}</View>
        </View>
        <View className="sum">
          {columnOf(view).map(({ key, name, sign, points }) => (
            <View
              key={key}
              className={`sum__row${key === 'closing' ? ' sum__row--end' : ''}`}
              ariaLabel={`${name}，${sign}${points}`}
            >
              <View className="grow">{name}</View>
              <View className="sum__points">{`${sign}${points}`}</View>
            </View>
          ))}
        </View>
        <View className="t-s quiet wrap">{W.check(checkOf(view))}</View>
      </View>
    </Card>
  )
}

function Goods({ view: { given, stock } }: { view: MonthView }) {
  const words = ({ pieces, cost }: MonthView['given']) => W.piecesCost(grouped(pieces), yuan(cost))
  return (
    <Card>
      <View className="t-l">{W.goods}</View>
      <Fact name={W.given}>{words(given)}</Fact>
      <Fact name={W.onShelf}>{words(stock)}</Fact>
    </Card>
  )
}

/** What the street would owe if everybody came today, beside what it has. */
function BudgetCard({ budget: b }: { budget: MonthView['budget'] }) {
  const isFine = b.state === 'fine'
  return (
    <Card tone={isFine ? undefined : 'warn'}>
      <View className="stack">
        <View className="t-l">{W.budget}</View>
        <View>{W.liability(yuan(b.liability))}</View>
        {b.budget === null || b.percent === null ? (
          <View>{W.noBudget}</View>
        ) : (
          <>
            <View>{W.ofBudget(yuan(b.budget), b.percent)}</View>
            <View className="graph__track" ariaHidden>
              <View
                className={`graph__bar${isFine ? '' : ' graph__bar--warn'}`}
                style={{ width: `${Math.min(100, b.percent)}%` }}
              />
            </View>
            <View className={isFine ? 'strong' : 'strong warn'}>{W.state[b.state]}</View>
          </>
        )}
      </View>
    </Card>
  )
}

/** 公开账: a month's points as one sum that anybody can check. */
export default function Month() {
  const [month, setMonth] = useState('')
  const loaded = useLoad(
    () => call('points.month', month ? { month } : {}),
    copyKey('points.month', month),
  )
  const { data: view, failure } = loaded
  const reload = () => void loaded.reload()
  usePullDownRefresh(() => {
    void loaded.reload().finally(() => Taro.stopPullDownRefresh())
  })
  if (!view) return <Opening failure={failure} onRetry={reload} />
  return (
    <Screen>
      <View className="stack">
        <Slot>{failure ? <Stale failure={failure} onRetry={reload} /> : null}</Slot>
        <MonthPicker view={view} onPick={setMonth} />
        <Slot>{view.isRunning ? <View className="quiet">{W.running}</View> : null}</Slot>
        <Column view={view} />
        <Bars title={W.issuedTitle} bars={issuedBars(view)} none={W.noneIssued} />
        <Bars title={W.usedTitle} bars={usedBars(view)} none={W.noneUsed} />
        <Goods view={view} />
        <BudgetCard budget={view.budget} />
        <Card bare>
          <Cell
            icon="list"
            title={W.published}
            hint={W.publishedHint}
            onClick={() => go('packages/points/published/index')}
          />
        </Card>
      </View>
    </Screen>
  )
}
