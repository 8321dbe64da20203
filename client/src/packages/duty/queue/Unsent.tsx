import { View } from '@tarojs/components'
import { useEffect } from 'react'
import type { UnsentView } from '../../../../../domain/contract'
import { Card, Slot } from '../../../components/Basics'
import { Button } from '../../../components/Button'
import { Empty, ErrorView, Skeleton, Stale } from '../../../components/States'
import { useLoad } from '../../../components/useLoad'
import { useNow } from '../../../components/useNow'
import { call } from '../../../services/call'
import { copyKey } from '../../../services/copies'
import { callPhone } from '../../../services/phone'
import { when } from '../../../services/time'
import { T } from '../../../text'
import { WORDS } from '../text'

const W = WORDS.unsent

/** Who, what, since when and why, and the telephone. */
function Line({ item, now }: { item: UnsentView; now: number }) {
  return (
    <Card>
      <View className="stack">
        <View>
          <View className="strong">{`${item.name}：${item.title}`}</View>
          <View className="t-s wrap">{item.body}</View>
          <View className="t-s bad">{`${when(item.at, now)} ${W.why[item.why]}`}</View>
        </View>
        {item.phone ? (
          <Button
            small
            icon="phone"
            label={W.callFor(item.name, item.phone)}
            onClick={() => callPhone(item.phone)}
          >
            {`${T.call} ${item.phone}`}
          </Button>
        ) : null}
      </View>
    </Card>
  )
}

/** 未推送: whom no message of his work has reached, so that somebody calls. */
export function UnsentList() {
  const now = useNow()
  const loaded = useLoad(() => call('duty.unsent', {}), copyKey('duty.unsent'))
  const { data, failure, reload: ask } = loaded
  const reload = () => void ask()
  // Put there by a tap: the page that it stands on was shown before, and is not shown anew.
  useEffect(() => void ask(), [ask])
  if (!data) return failure ? <ErrorView failure={failure} onRetry={reload} /> : <Skeleton />
  return (
    <View className="stack">
      <Slot>{failure ? <Stale failure={failure} onRetry={reload} /> : null}</Slot>
      {data.items.length ? (
        <View className="quiet">{W.hint}</View>
      ) : (
        <Empty icon="check" title={W.empty} hint={W.emptyHint} />
      )}
      {data.items.map((item) => (
        <Line key={item.id} item={item} now={now} />
      ))}
    </View>
  )
}
