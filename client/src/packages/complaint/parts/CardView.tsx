import { View } from '@tarojs/components'
import type { ComplaintCard } from '../../../../../domain/contract'
import { Tag } from '../../../components/Tag'
import { remaining, when } from '../../../services/time'

/** One of them in a list: what, about what, how far, by when. */
export function CardView({
  card,
  now,
  onOpen,
}: {
  card: ComplaintCard
  now: number
  onOpen: (card: ComplaintCard) => void
}) {
  const due = card.dueAt === null ? '' : ` · ${remaining(card.dueAt, now)}`
  return (
    <View
      className="card"
      hoverClass="tap"
      ariaRole="button"
      ariaLabel={`${card.title}，${card.stateText}，${card.waitingText}${due}`}
      onClick={() => onOpen(card)}
    >
      <View className="row row--top row--tag">
        <View className="grow strong wrap">{card.title}</View>
        <Tag text={card.stateText} tone={card.tone} overdue={card.overdue} />
      </View>
      <View className="t-s quiet wrap">{card.aboutText}</View>
      <View className={`t-s ${card.overdue ? 'bad' : 'quiet'}`}>
        {`${card.waitingText || when(card.submittedAt, now)}${due}`}
      </View>
    </View>
  )
}
