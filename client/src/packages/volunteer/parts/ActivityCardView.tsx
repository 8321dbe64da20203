import { View } from '@tarojs/components'
import type { ActivityCard } from '../../../../../domain/contract'
import { Tag } from '../../../components/Tag'
import { go } from '../../../services/go'
import { fromTo } from '../../../services/time'
import { ACT } from '../textActivity'
import { activityPage } from './pages'

/** How many places are left, in words; empty where nobody signs up any more. */
export const placesText = ({ state, free, waiting }: ActivityCard): string =>
  state === 'OPEN' ? (free > 0 ? ACT.list.free(free) : ACT.list.full(waiting)) : ''

/** One activity in a list: what, when, where; whether the reader goes, and else whether he still can. */
export function ActivityCardView({ activity, now }: { activity: ActivityCard; now: number }) {
  const { id, title, from, to, venue, mine, stateText, tone, waitingText, myTurn } = activity
  const tag = mine ?? { stateText, tone }
  const time = fromTo(from, to, now)
  const left = mine ? '' : placesText(activity)
  return (
    <View
      className="card"
      hoverClass="tap"
      ariaRole="button"
      ariaLabel={ACT.list.open(title, tag.stateText, time, venue, left)}
      onClick={() => go(activityPage(id))}
    >
      <View className="row row--top row--tag">
        <View className="grow strong wrap">{title}</View>
        <Tag text={tag.stateText} tone={tag.tone} overdue={false} />
      </View>
      <View>{time}</View>
      <View className="t-s quiet wrap">{venue}</View>
      {left ? <View className="t-s">{left}</View> : null}
      {myTurn ? <View className="strong">{waitingText}</View> : null}
    </View>
  )
}
