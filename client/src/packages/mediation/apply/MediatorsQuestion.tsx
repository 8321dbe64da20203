import { View } from '@tarojs/components'
import { ErrorView, Skeleton } from '../../../components/States'
import { useNow } from '../../../components/useNow'
import { RankPicker } from '../parts/RankPicker'
import { useWindow } from '../parts/useWindow'
import type { Form } from './Questions'

/** Whom one would like, while one is at it; it may be said later as well. */
export function MediatorsQuestion({ draft, change }: Form) {
  const now = useNow()
  const { view, failure, retry } = useWindow()
  if (!view) return failure ? <ErrorView failure={failure} onRetry={retry} /> : <Skeleton />
  const nameOf = (id: string): string => view.mediators.find((m) => m.id === id)?.name ?? ''
  return (
    <View className="stack">
      <RankPicker
        view={view}
        specialty={draft.fields.specialty}
        ranked={draft.fields.ranked}
        now={now}
        onChange={(ranked) => change({ ranked, rankedNames: ranked.map(nameOf) })}
      />
    </View>
  )
}
