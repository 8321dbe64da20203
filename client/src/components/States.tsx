import { View } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import type { Failure } from '../services/call'
import { goHome } from '../services/go'
import type { Glimpse } from '../services/tapped'
import { when } from '../services/time'
import { T } from '../text'
import { Card } from './Basics'
import { Button } from './Button'
import { Icon } from './Icon'
import { Screen, usePageAge } from './Screen'
import { Tag } from './Tag'

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

/** Nobody has filled anything in where a page only opens: its address is what is wrong. */
const whyOf = ({ code, message }: Failure): string =>
  code === 'invalidInput' ? T.error.badAddress : message

/** A page that could not be opened: why, again, or home. */
export function ErrorView({ failure, onRetry }: { failure: Failure; onRetry: () => void }) {
  return (
    <Empty icon="alarm" title={T.error.title} hint={whyOf(failure)}>
      {failure.retryable ? (
        <Button kind="primary" onClick={onRetry}>
          {T.retry}
        </Button>
      ) : null}
      <Button onClick={goHome}>{T.home}</Button>
    </Empty>
  )
}

/** What stands there is of an earlier visit, for the cloud could not be reached. */
export function Stale({ failure, onRetry }: { failure: Failure; onRetry: () => void }) {
  const aged = usePageAge()
  const of = aged ? when(aged.at, Date.now()) : T.stale.last
  return (
    <Card tone="warn">
      <View className="stale">
        <View className="grow">
          {failure.code === 'offline'
            ? T.stale.offline(of)
            : `${failure.message}${T.stale.other(of)}`}
        </View>
        <Button small onClick={onRetry}>
          {T.retry}
        </Button>
      </View>
    </Card>
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

/** A page that has nothing of its own yet: what was tapped to open it, and that more is coming. */
export function Opening({
  glimpse = null,
  failure,
  onRetry,
}: {
  glimpse?: Glimpse | null
  failure: Failure | null
  onRetry: () => void
}) {
  return (
    <Screen>
      <View className="stack">
        {glimpse ? (
          <Card>
            <View className="stack">
              <View className="row row--top row--tag">
                <View className="grow t-l wrap">{glimpse.title}</View>
                <Tag {...glimpse.tag} overdue={false} />
              </View>
              <View className="strong">{glimpse.line}</View>
            </View>
          </Card>
        ) : null}
        {failure ? <ErrorView failure={failure} onRetry={onRetry} /> : <Skeleton />}
      </View>
    </Screen>
  )
}
