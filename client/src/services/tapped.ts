import type { ReportCard, Row } from '../../../domain/contract'
import { alsoForget } from './storage'

/** What a list already tells of a thing: enough to begin its page with. */
export type Glimpse = Pick<Row, 'id' | 'title' | 'line' | 'tag'>

let last: Glimpse | null = null
alsoForget(() => (last = null))

export const glimpseOfCard = (card: ReportCard): Glimpse => ({
  id: card.id,
  title: card.title,
  line: card.waitingText,
  tag: { text: card.stateText, tone: card.tone },
})

/** The person has tapped this one; its page is about to open. */
export function rememberTapped({ id, title, line, tag }: Glimpse): void {
  last = { id, title, line, tag }
}

/** What was tapped, if that was what led here. */
export const tapped = (id: string): Glimpse | null => (last?.id === id ? last : null)
