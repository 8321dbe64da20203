import { View } from '@tarojs/components'
import type { ReportCard } from '../../../../../domain/contract'
import { Tag } from '../../../components/Tag'
import { remaining, when } from '../../../services/time'
import { T } from '../../../text'

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
  const place = card.placeLabel || card.gridName
  const late = card.overdue ? T.steps.overdue : ''
  const by = card.dueAt === null ? '' : remaining(card.dueAt, now)
  const spoken = [card.title, place, card.stateText, late, card.waitingText, by]
    .filter(Boolean)
    .join('，')
  return (
    <View
      className="card"
      hoverClass="tap"
      ariaRole="button"
      ariaLabel={spoken}
      onClick={() => onOpen(card)}
    >
      <View className="row row--top row--tag">
        <View className="grow strong wrap">{card.title}</View>
        <Tag text={card.stateText} tone={card.tone} overdue={card.overdue} />
      </View>
      <View className="t-s quiet wrap">{place}</View>
      <View className={`bar bar--${card.step}`} ariaHidden />
      <View className={`t-s bar__words ${card.overdue ? 'bad' : 'quiet'}`}>
        {`${card.waitingText || when(card.submittedAt, now)}${due}`}
      </View>
    </View>
  )
}
