import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { InputOf } from '../../../domain/contract'
import { call } from '../services/call'
import { T } from '../text'
import { ReportCardView } from './ReportCardView'
import { ErrorView, Skeleton } from './States'
import { useNow } from './useNow'
import { usePaged } from './usePaged'

/** The reports of one scope, a page at a time. */
export function ReportList({
  scope,
  empty,
  onOpen,
}: {
  scope: InputOf<'report.list'>['scope']
  empty: ReactNode
  onOpen: (id: string) => void
}) {
  const now = useNow()
  const list = usePaged(
    (cursor) => call('report.list', { scope, ...(cursor === undefined ? {} : { cursor }) }),
    scope,
  )
  if (!list.items)
    return list.failure ? (
      <ErrorView failure={list.failure} onRetry={() => void list.refresh()} />
    ) : (
      <Skeleton />
    )
  if (!list.items.length) return <>{empty}</>
  return (
    <View className="stack">
      {list.items.map((card) => (
        <ReportCardView key={card.id} card={card} now={now} onOpen={onOpen} />
      ))}
      <View className="tail" onClick={() => void list.more()}>
        {list.hasMore ? T.moreBelow : T.atEnd}
      </View>
    </View>
  )
}
