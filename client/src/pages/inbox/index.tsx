import { View } from '@tarojs/components'
import { useDidShow } from '@tarojs/taro'
import { useState } from 'react'
import type { NoticeView } from '../../../../domain/contract'
import { Card, Slot, Tabs } from '../../components/Basics'
import { Button } from '../../components/Button'
import { NoticeLine } from '../../components/NoticeLine'
import { Screen } from '../../components/Screen'
import { Empty, ErrorView, Skeleton, Stale } from '../../components/States'
import { useNow } from '../../components/useNow'
import { usePaged } from '../../components/usePaged'
import { call } from '../../services/call'
import { copyKey } from '../../services/copies'
import { goHome } from '../../services/go'
import { markAllRead } from '../../services/notices'
import { isStaff, showUnread, useSession } from '../../services/session'
import { T } from '../../text'

type Box = 'mine' | 'work'
const TABS = [
  { key: 'work' as const, text: T.inbox.work },
  { key: 'mine' as const, text: T.inbox.mine },
]

function Lines({ box }: { box: Box }) {
  const now = useNow()
  const list = usePaged<NoticeView>(
    (cursor) => call('notice.list', { box, ...(cursor === undefined ? {} : { cursor }) }),
    copyKey('notice.list', box),
    true,
  )
  if (!list.items)
    return list.failure ? (
      <ErrorView failure={list.failure} onRetry={() => void list.refresh()} />
    ) : (
      <Skeleton />
    )
  if (!list.items.length)
    return (
      <Empty icon="bell" title={T.inbox.empty} hint={T.inbox.emptyHint}>
        <Button onClick={goHome}>{T.home}</Button>
      </Empty>
    )
  const seen = (ids: string[]) =>
    list.change((items) => items.map((n) => (ids.includes(n.id) ? { ...n, read: true } : n)))
  const unread = list.items.filter((n) => !n.read)
  const readAll = async () => {
    if (await markAllRead(box)) list.change((items) => items.map((n) => ({ ...n, read: true })))
  }
  return (
    <View className="stack">
      <Slot>
        {list.failure ? <Stale failure={list.failure} onRetry={() => void list.refresh()} /> : null}
      </Slot>
      {unread.length > 1 && list.fresh ? (
        <Button kind="ghost" onClick={() => void readAll()}>
          {T.inbox.readAll}
        </Button>
      ) : null}
      <Card bare>
        {list.items.map((notice) => (
          <NoticeLine key={notice.id} notice={notice} now={now} onRead={(id) => seen([id])} />
        ))}
      </Card>
      <View className="tail" onClick={() => void list.more()}>
        {list.tail}
      </View>
    </View>
  )
}

/** 消息: what has been told to this person, with and without a push. */
export default function Inbox() {
  const staff = useSession((s) => isStaff(s.me))
  const [box, setBox] = useState<Box | null>(null)
  const shown: Box = staff ? (box ?? 'work') : 'mine'
  useDidShow(showUnread)
  return (
    <Screen>
      {staff ? <Tabs items={TABS} value={shown} onChange={setBox} /> : null}
      <Lines box={shown} />
    </Screen>
  )
}
