import { View } from '@tarojs/components'
import type { NoticeView } from '../../../domain/contract'
import { go } from '../services/go'
import { markRead } from '../services/notices'
import { when } from '../services/time'
import { T } from '../text'

/** One notice; a tap opens what it tells of and marks it read. */
export function NoticeLine({
  notice,
  now,
  onRead,
}: {
  notice: NoticeView
  now: number
  onRead?: (id: string) => void
}) {
  const open = () => {
    if (!notice.read) {
      onRead?.(notice.id)
      void markRead([notice.id])
    }
    go(notice.page)
  }
  const unread = notice.read ? '' : `${T.inbox.unread}，`
  return (
    <View
      className="cell row--top"
      hoverClass="tap"
      ariaRole="button"
      ariaLabel={`${unread}${notice.title}，${notice.body}`}
      onClick={open}
    >
      <View className={`dot${notice.read ? ' dot--read' : ''}`} ariaHidden />
      <View className="grow">
        <View className={notice.read ? '' : 'strong'}>{notice.title}</View>
        <View className="t-s wrap">{notice.body}</View>
        <View className="t-s quiet">{`${unread}${when(notice.at, now)}`}</View>
      </View>
    </View>
  )
}
