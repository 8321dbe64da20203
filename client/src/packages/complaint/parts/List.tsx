import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { ComplaintCard, InputOf } from '../../../../../domain/contract'
import { type PageName, pageOf } from '../../../../../domain/notice/pages'
import { Slot } from '../../../components/Basics'
import { ErrorView, Skeleton, Stale } from '../../../components/States'
import { useNow } from '../../../components/useNow'
import { usePaged } from '../../../components/usePaged'
import { call } from '../../../services/call'
import { copyKey } from '../../../services/copies'
import { go } from '../../../services/go'
import { CardView } from './CardView'

/** Those of one scope, a page at a time. */
export function ComplaintList({
  scope,
  empty,
  page,
}: {
  scope: InputOf<'complaint.list'>['scope']
  empty: ReactNode
  page: PageName
}) {
  const now = useNow()
  const list = usePaged(
    (cursor) => call('complaint.list', { scope, ...(cursor === undefined ? {} : { cursor }) }),
    copyKey('complaint.list', scope),
  )
  const { items, failure } = list
  const retry = () => void list.refresh()
  if (!items) return failure ? <ErrorView failure={failure} onRetry={retry} /> : <Skeleton />
  const open = (card: ComplaintCard) => go(pageOf(page, card.id))
  return (
    <View className="stack">
      <Slot>{failure ? <Stale failure={failure} onRetry={retry} /> : null}</Slot>
      {items.map((card) => (
        <CardView key={card.id} card={card} now={now} onOpen={open} />
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
