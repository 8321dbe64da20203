import { View } from '@tarojs/components'
import { useState } from 'react'
import { dateOf } from '../../../../../domain/calendar/zone'
import type { ActivityCard, InputOf } from '../../../../../domain/contract'
import { Card, Cell, Section, Slot, Tabs } from '../../../components/Basics'
import { Screen } from '../../../components/Screen'
import { Empty, ErrorView, Skeleton, Stale } from '../../../components/States'
import { useNow } from '../../../components/useNow'
import { usePaged } from '../../../components/usePaged'
import { call } from '../../../services/call'
import { copyKey } from '../../../services/copies'
import { dayText } from '../../../services/days'
import { go } from '../../../services/go'
import { ActivityCardView } from '../parts/ActivityCardView'
import { VOLUNTEER_PAGES } from '../parts/pages'
import { ACT } from '../textActivity'
import { byDay } from './byDay'

const W = ACT.list
type Scope = InputOf<'volunteer.activities'>['scope']
const SCOPES = (Object.keys(W.scopes) as Scope[]).map((key) => ({ key, text: W.scopes[key] }))

/** Day under day, as in a calendar. */
function Days({ items, now }: { items: readonly ActivityCard[]; now: number }) {
  return (
    <>
      {byDay(items, ({ from }) => dateOf(from)).map(({ day, items: own }) => (
        <View key={day} className="stack">
          <Section title={dayText(day, now)} />
          {own.map((activity) => (
            <ActivityCardView key={activity.id} activity={activity} now={now} />
          ))}
        </View>
      ))}
    </>
  )
}

/** 志愿活动: what one can take part in, day by day; what one leads, and what waits. */
export default function Activities() {
  const now = useNow()
  const [scope, setScope] = useState<Scope>('open')
  const list = usePaged(
    (cursor) =>
      call('volunteer.activities', { scope, ...(cursor === undefined ? {} : { cursor }) }),
    copyKey('volunteer.activities', scope),
  )
  const { items, failure } = list
  const retry = () => void list.refresh()
  return (
    <Screen>
      <Tabs items={SCOPES} value={scope} onChange={setScope} />
      <View className="stack">
        <Slot>{items && failure ? <Stale failure={failure} onRetry={retry} /> : null}</Slot>
        {scope === 'open' ? null : (
          <Card bare>
            <Cell icon="clock" title={W.day} onClick={() => go(VOLUNTEER_PAGES.day)} />
          </Card>
        )}
        {items ? (
          <View className="stack">
            <Days items={items} now={now} />
          </View>
        ) : failure ? (
          <ErrorView failure={failure} onRetry={retry} />
        ) : (
          <Skeleton />
        )}
        {items?.length === 0 ? (
          <Empty icon="hand" title={W.empty[scope]} hint={W.emptyHint[scope]} />
        ) : null}
        {items?.length ? (
          <View className="tail" onClick={() => void list.more()}>
            {list.tail}
          </View>
        ) : null}
      </View>
    </Screen>
  )
}
