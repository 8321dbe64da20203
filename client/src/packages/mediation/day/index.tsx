import { View } from '@tarojs/components'
import Taro, { usePullDownRefresh } from '@tarojs/taro'
import type { MediatorDayView } from '../../../../../domain/contract'
import { pageOf } from '../../../../../domain/notice/pages'
import { Card, Cell, Section, Slot } from '../../../components/Basics'
import { Screen } from '../../../components/Screen'
import { Opening, Stale } from '../../../components/States'
import { useLoad } from '../../../components/useLoad'
import { useNow } from '../../../components/useNow'
import { call } from '../../../services/call'
import { copyKey } from '../../../services/copies'
import { go } from '../../../services/go'
import { CaseCardView } from '../parts/CaseCardView'
import { dateOf, dateWords, dayWords } from '../parts/times'
import { TIME } from '../textTime'
import { NextButton, SittingCard, type Sitting } from './Sitting'

const W = TIME.day

/** Sittings by their date, in their order. */
function byDate(sittings: readonly Sitting[]): [date: string, sittings: Sitting[]][] {
  const dates = new Map<string, Sitting[]>()
  for (const one of sittings) {
    const date = one.card.booking?.date ?? ''
    dates.set(date, [...(dates.get(date) ?? []), one])
  }
  return [...dates]
}

/** Whoever asks whether the mediator takes it, or waits for a time. */
function Asked({ waiting, now }: { waiting: MediatorDayView['waiting']; now: number }) {
  return (
    <>
      <Section title={W.ask} />
      {waiting.map(({ card, next }) => (
        <CaseCardView
          key={card.id}
          card={card}
          now={now}
          onOpen={() => go(pageOf('mediation.work', card.id))}
        >
          {next ? <NextButton id={card.id} next={next} /> : null}
        </CaseCardView>
      ))}
    </>
  )
}

function Ahead({ sittings, now }: { sittings: Sitting[]; now: number }) {
  return (
    <>
      <Section title={W.ahead} />
      {sittings.length ? null : (
        <Card>
          <View className="quiet">{W.noneAhead}</View>
        </Card>
      )}
      {byDate(sittings).map(([date, ofDay]) => (
        <View key={date} className="stack">
          <View className="strong">{dayWords(date, now)}</View>
          {ofDay.map((one) => (
            <SittingCard key={one.card.id} sitting={one} now={now} />
          ))}
        </View>
      ))}
    </>
  )
}

/** 我的日程: today in its order, what waits for an answer, the days that come. */
export default function Day() {
  const now = useNow()
  const loaded = useLoad(() => call('mediation.day', {}), copyKey('mediation.day'))
  const { data: view, failure } = loaded
  const reload = () => void loaded.reload()
  usePullDownRefresh(() => {
    void loaded.reload().finally(() => Taro.stopPullDownRefresh())
  })
  if (!view) return <Opening failure={failure} onRetry={reload} />
  const date = dateOf(now)
  const today = view.sittings.filter(({ card }) => card.booking?.date === date)
  const ahead = view.sittings.filter(({ card }) => card.booking && card.booking.date > date)
  return (
    <Screen>
      <View className="stack">
        <Slot>{failure ? <Stale failure={failure} onRetry={reload} /> : null}</Slot>
        <Section title={W.today(dateWords(date))} />
        {today.length ? null : (
          <Card>
            <View className="quiet">{W.none}</View>
          </Card>
        )}
        {today.map((one) => (
          <SittingCard key={one.card.id} sitting={one} now={now} />
        ))}
        <Slot>{view.waiting.length ? <Asked waiting={view.waiting} now={now} /> : null}</Slot>
        <View className="stack">
          <Ahead sittings={ahead} now={now} />
        </View>
        <Card bare>
          <Cell
            icon="clock"
            title={W.hours}
            hint={W.hoursHint}
            onClick={() => go('packages/mediation/hours/index')}
          />
          <Cell
            icon="list"
            title={W.cases}
            hint={W.casesHint}
            onClick={() => go('packages/mediation/desk/index?scope=table')}
          />
        </Card>
      </View>
    </Screen>
  )
}
