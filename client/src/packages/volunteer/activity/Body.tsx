import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { ReactNode } from 'react'
import type { ActivityView, ChildView, PartView } from '../../../../../domain/contract'
import { Card, Fact, Section } from '../../../components/Basics'
import { Button } from '../../../components/Button'
import { Tag } from '../../../components/Tag'
import { durationText, fromTo, when } from '../../../services/time'
import { placesText } from '../parts/ActivityCardView'
import { ACT } from '../textActivity'

const W = ACT.detail

/** What, when, where, and how it stands. */
export function Head({ activity, now }: { activity: ActivityView; now: number }) {
  const { title, from, to, venue, waitingText, reason } = activity
  const left = placesText(activity)
  return (
    <Card>
      <View className="stack">
        <View className="row row--top row--tag">
          <View className="grow t-l wrap">{title}</View>
          <Tag text={activity.stateText} tone={activity.tone} overdue={false} />
        </View>
        <View>
          <View className="strong">{fromTo(from, to, now)}</View>
          <View className="wrap">{venue}</View>
        </View>
        {left ? <View className="strong">{left}</View> : null}
        {waitingText ? <View>{waitingText}</View> : null}
        {reason ? <Fact name={W.reason}>{reason}</Fact> : null}
      </View>
    </Card>
  )
}

/** How far one's own part is: whether it is known that one came, and what counts. */
export function Mine({ part, now }: { part: PartView; now: number }) {
  const { inAt, outAt, minutes, odd, reason, waitingText } = part
  return (
    <>
      <Section title={W.mine} />
      <Card>
        <View className="row row--top row--tag">
          <View className="grow strong">{waitingText ? W.next(waitingText) : part.stateText}</View>
          <Tag text={part.stateText} tone={part.tone} overdue={false} />
        </View>
        {inAt === null && waitingText ? (
          <View className="t-s quiet">{W.since(when(part.since, now))}</View>
        ) : null}
        {inAt === null ? null : <View>{W.inAt(when(inAt, now))}</View>}
        {outAt === null ? null : <View>{W.outAt(when(outAt, now))}</View>}
        {minutes ? (
          <View className="strong">{W.counted(durationText(minutes), part.kindText)}</View>
        ) : null}
        {odd.length && !minutes ? <View className="warn">{W.odd(odd.join('、'))}</View> : null}
        {reason ? <View className="wrap">{reason}</View> : null}
      </Card>
    </>
  )
}

/** How far a child's part is, and below what its guardian may do. */
export function Child({ child, children }: { child: ChildView; children: ReactNode }) {
  const { name, part, hindrance } = child
  return (
    <Card>
      <View className="stack">
        <View className="row row--top row--tag">
          <View className="grow strong wrap">{name}</View>
          {part ? <Tag text={part.stateText} tone={part.tone} overdue={false} /> : null}
        </View>
        {hindrance ? <View className="warn">{hindrance}</View> : null}
        {children}
      </View>
    </Card>
  )
}

/** Everything that one must know before one says that one comes. */
export function Facts({ activity }: { activity: ActivityView }) {
  const { point, venue, state, places, free } = activity
  const open = ([longitude, latitude]: readonly [number, number]) =>
    Promise.resolve(Taro.openLocation({ longitude, latitude, name: venue })).catch(() => undefined)
  return (
    <Card>
      <View className="stack">
        <View>
          <Fact name={W.content}>{activity.content}</Fact>
          <Fact name={W.team}>{`${activity.teamName} · ${activity.communityName}`}</Fact>
          <Fact name={W.places}>
            {state === 'OPEN' ? W.placesOf(places, free) : W.placesAll(places)}
          </Fact>
          <Fact name={W.age}>{activity.minAgeText}</Fact>
          <Fact name={W.insured}>{W.insuredIs(activity.insured)}</Fact>
          <Fact name={W.skills}>{activity.skills}</Fact>
          <Fact name={W.points}>{activity.ruleText}</Fact>
          <Fact name={W.risk}>{activity.risk.text}</Fact>
          <Fact name={W.no}>{activity.no}</Fact>
        </View>
        {point ? (
          <Button icon="pin" onClick={() => void open(point)}>
            {W.map}
          </Button>
        ) : null}
      </View>
    </Card>
  )
}
