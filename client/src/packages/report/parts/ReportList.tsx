import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { InputOf, ReportCard } from '../../../../../domain/contract'
import { type PageName, pageOf } from '../../../../../domain/notice/pages'
import { Slot } from '../../../components/Basics'
import { ErrorView, Skeleton, Stale } from '../../../components/States'
import { useNow } from '../../../components/useNow'
import { usePaged } from '../../../components/usePaged'
import { call } from '../../../services/call'
import { copyKey } from '../../../services/copies'
import { go } from '../../../services/go'
import { glimpseOfCard, rememberTapped } from '../../../services/tapped'
import { ReportCardView } from './ReportCardView'

/** The reports of one scope, a page at a time; each opens on the page for its reader's part in it. */
export function ReportList({
  scope,
  empty,
  page,
}: {
  scope: InputOf<'report.list'>['scope']
  empty: ReactNode
  page: PageName
}) {
  const now = useNow()
  const list = usePaged(
    (cursor) => call('report.list', { scope, ...(cursor === undefined ? {} : { cursor }) }),
    copyKey('report.list', scope),
    true,
  )
  const open = (card: ReportCard) => {
    rememberTapped(glimpseOfCard(card))
    go(pageOf(page, card.id))
  }
  const { items, failure } = list
  if (!items)
    return failure ? (
      <ErrorView failure={failure} onRetry={() => void list.refresh()} />
    ) : (
      <Skeleton />
    )
  return (
    <View className="stack">
      <Slot>
        {failure ? <Stale failure={failure} onRetry={() => void list.refresh()} /> : null}
      </Slot>
      {items.map((card) => (
        <ReportCardView key={card.id} card={card} now={now} onOpen={open} />
      ))}
      {items.length ? (
        <View className="tail" onClick={() => void list.more()}>
          {list.tail}
        </View>
      ) : (
        empty
      )}
    </View>
  )
}
