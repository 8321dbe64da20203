import { View } from '@tarojs/components'
import type { CaseCard } from '../../../../../domain/mediation/answers'
import { Tag } from '../../../components/Tag'
import type { PropsWithChildren } from 'react'
import { rememberTapped } from '../../../services/tapped'
import { remaining, when } from '../../../services/time'

/** One case in a list: about what, how far, whose turn, by when; the next step under it, where there is one. */
export function CaseCardView({
  card,
  now,
  onOpen,
  children,
}: PropsWithChildren<{
  card: CaseCard
  now: number
  onOpen: (card: CaseCard) => void
}>) {
  const due = card.dueAt === null || !card.waitingText ? '' : remaining(card.dueAt, now)
  const open = () => {
    rememberTapped({
      id: card.id,
      title: card.title,
      line: card.waitingText,
      tag: { text: card.stateText, tone: card.tone },
    })
    onOpen(card)
  }
  const body = (
    <View
      className={children ? '' : 'card'}
      hoverClass="tap"
      ariaRole="button"
      ariaLabel={[card.title, card.stateText, card.waitingText, due].filter(Boolean).join('，')}
      onClick={open}
    >
      <View className="row row--top row--tag">
        <View className="grow strong wrap">{card.title}</View>
        <Tag text={card.stateText} tone={card.tone} overdue={card.overdue} />
      </View>
      <View className="t-s quiet">{card.number || card.no}</View>
      <View className={`t-s ${card.overdue ? 'bad' : 'quiet'}`}>
        {[card.waitingText || when(card.appliedAt, now), due].filter(Boolean).join(' · ')}
      </View>
    </View>
  )
  if (!children) return body
  return (
    <View className="card">
      <View className="stack">
        {body}
        {children}
      </View>
    </View>
  )
}
