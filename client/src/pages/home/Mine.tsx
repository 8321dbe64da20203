import { View } from '@tarojs/components'
import type { NoticeView, ReportCard } from '../../../../domain/contract'
import { Card, Section } from '../../components/Basics'
import { ErrorView, Skeleton } from '../../components/States'
import { NoticeLine } from '../../components/NoticeLine'
import { ReportCardView } from '../../components/ReportCardView'
import type { Failure } from '../../services/call'
import { go, reportPage } from '../../services/go'
import { T } from '../../text'

const openReport = (id: string) => go(reportPage.resident(id))

/** My open reports, three at most. */
export function Mine({
  cards,
  now,
  failure,
  onRetry,
}: {
  cards: ReportCard[] | null
  now: number
  failure: Failure | null
  onRetry: () => void
}) {
  return (
    <>
      <Section title={T.home_.mine} onMore={() => go('/packages/report/list/index')} />
      {cards === null && failure ? <ErrorView failure={failure} onRetry={onRetry} /> : null}
      {cards === null && !failure ? <Skeleton rows={1} /> : null}
      {cards?.length === 0 ? (
        <Card>
          <View className="quiet">{T.home_.noneOpen}</View>
        </Card>
      ) : null}
      {cards?.map((card) => (
        <ReportCardView key={card.id} card={card} now={now} onOpen={openReport} />
      ))}
    </>
  )
}

export function Notices({ items, now }: { items: NoticeView[]; now: number }) {
  if (!items.length) return null
  return (
    <>
      <Section title={T.home_.notices} onMore={() => go('/pages/inbox/index')} />
      <Card bare>
        {items.map((notice) => (
          <NoticeLine key={notice.id} notice={notice} now={now} />
        ))}
      </Card>
    </>
  )
}
