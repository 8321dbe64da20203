import { View } from '@tarojs/components'
import type { ReportCard } from '../../../domain/contract'
import { T } from '../text'

const DONE: ReportCard['state'][] = ['CLOSED', 'EVALUATED']

/** The state in words; colour only repeats it. */
export function StateTag({
  card,
}: {
  card: Pick<ReportCard, 'state' | 'stateText' | 'overdue' | 'myTurn'>
}) {
  const tone = card.overdue ? 'bad' : card.myTurn ? 'turn' : DONE.includes(card.state) ? 'done' : ''
  const text = card.overdue ? `${card.stateText} · ${T.report.overdue}` : card.stateText
  return <View className={`tag${tone ? ` tag--${tone}` : ''}`}>{text}</View>
}
