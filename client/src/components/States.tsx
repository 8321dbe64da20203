import { View } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import type { Failure } from '../services/call'
import { goHome } from '../services/go'
import { T } from '../text'
import { Button } from './Button'
import { Icon } from './Icon'

/** Nothing here, and what to do about it. */
export function Empty({
  icon = 'inbox',
  title,
  hint,
  children,
}: PropsWithChildren<{ icon?: string; title: string; hint?: string }>) {
  return (
    <View className="blank">
      <View className="blank__mark">
        <Icon name={icon} size="huge" />
      </View>
      <View className="t-m strong">{title}</View>
      {hint ? <View className="t-s quiet">{hint}</View> : null}
      {children}
    </View>
  )
}

/** A page that could not be opened: why, again, or home. */
export function ErrorView({ failure, onRetry }: { failure: Failure; onRetry: () => void }) {
  return (
    <Empty icon="alarm" title={T.error.title} hint={failure.message}>
      {failure.retryable ? (
        <Button kind="primary" onClick={onRetry}>
          {T.retry}
        </Button>
      ) : null}
      <Button onClick={goHome}>{T.home}</Button>
    </Empty>
  )
}

export function Skeleton({ rows = 3 }: { rows?: number }) {
  return (
    <View className="stack" ariaLabel={T.loading}>
      {Array.from({ length: rows }, (_, i) => (
        <View key={i} className="card">
          <View className="bone bone--short" />
          <View className="bone" />
        </View>
      ))}
    </View>
  )
}
