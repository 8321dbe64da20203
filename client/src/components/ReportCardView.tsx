import { View } from '@tarojs/components'
import type { ReportCard } from '../../../domain/contract'
import { isOpen } from '../../../domain/report/lifecycle'
import { remaining, when } from '../services/time'
import { StateTag } from './StateTag'

/** One report in a list: what, where, how far, whose turn. */
export function ReportCardView({
  card,
  now,
  onOpen,
}: {
  card: ReportCard
  now: number
  onOpen: (id: string) => void
}) {
  const due = card.dueAt === null || !isOpen(card.state) ? '' : ` · ${remaining(card.dueAt, now)}`
  return (
    <View
      className="card"
      hoverClass="tap"
      ariaRole="button"
      ariaLabel={`${card.title}，${card.stateText}，${card.waitingText}`}
      onClick={() => onOpen(card.id)}
    >
      <View className="row row--top">
        <View className="grow strong wrap">{card.title}</View>
        <StateTag card={card} />
      </View>
      <View className="t-s quiet wrap">{card.placeLabel || card.gridName}</View>
      <View className={`bar bar--${card.step}`} ariaHidden />
      <View className={`t-s bar__words ${card.overdue ? 'bad' : 'quiet'}`}>
        {`${card.waitingText || when(card.submittedAt, now)}${due}`}
      </View>
    </View>
  )
}
