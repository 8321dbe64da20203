import { View } from '@tarojs/components'
import type { NoticeView, Row } from '../../../../domain/contract'
import { Card, Section } from '../../components/Basics'
import { NoticeLine } from '../../components/NoticeLine'
import { RowView } from '../../components/RowView'
import { go } from '../../services/go'
import { T } from '../../text'
import { AllOf } from './AllOf'

/**
 * 我的事: what is open for this person, of every kind, the most urgent first. All of it stands with its
 * service; the page shows the first few.
 */
export function Mine({ rows, more, now }: { rows: Row[]; more: boolean; now: number }) {
  return (
    <>
      <Section
        title={T.home_.mine}
        onMore={more ? () => go('packages/report/list/index') : undefined}
      />
      {rows.length ? null : (
        <Card>
          <View className="quiet">{T.home_.noneMine}</View>
        </Card>
      )}
      {rows.map((row) => (
        <RowView key={row.id} row={row} now={now} />
      ))}
      <AllOf rows={rows} />
    </>
  )
}

export function Notices({ items, now }: { items: NoticeView[]; now: number }) {
  if (!items.length) return null
  return (
    <>
      <Section title={T.home_.notices} onMore={() => go('pages/inbox/index')} />
      <Card bare>
        {items.map((notice) => (
          <NoticeLine key={notice.id} notice={notice} now={now} />
        ))}
      </Card>
    </>
  )
}
