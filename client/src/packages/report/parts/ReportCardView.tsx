import { View } from '@tarojs/components'
import type { ReportCard } from '../../../../../domain/contract'
import { Tag } from '../../../components/Tag'
import { remaining, when } from '../../../services/time'

/** One report in a list: what, where, how far, whose turn, by when. */
export function ReportCardView({
  card,
  now,
  onOpen,
}: {
  card: ReportCard
  now: number
  onOpen: (card: ReportCard) => void
}) {
  const due = card.dueAt === null ? '' : ` · ${remaining(card.dueAt, now)}`
  return (
    <View
      className="card"
      hoverClass="tap"
      ariaRole="button"
      ariaLabel={`${card.title}，${card.stateText}，${card.waitingText}`}
      onClick={() => onOpen(card)}
    >
      <View className="row row--top">
        <View className="grow strong wrap">{card.title}</View>
        <Tag text={card.stateText} tone={card.tone} overdue={card.overdue} />
      </View>
      <View className="t-s quiet wrap">{card.placeLabel || card.gridName}</View>
      <View className={`bar bar--${card.step}`} ariaHidden />
      <View className={`t-s bar__words ${card.overdue ? 'bad' : 'quiet'}`}>
        {`${card.waitingText || when(card.submittedAt, now)}${due}`}
      </View>
    </View>
  )
}
