import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { pageOf } from '../../../../../domain/notice/pages'
import type { AwardCard } from '../../../../../domain/points/answers'
import { Card, Cell, Slot, Tabs } from '../../../components/Basics'
import { Screen } from '../../../components/Screen'
import { Empty, ErrorView, Skeleton, Stale } from '../../../components/States'
import { Tag } from '../../../components/Tag'
import { useNow } from '../../../components/useNow'
import { usePaged } from '../../../components/usePaged'
import { call } from '../../../services/call'
import { copyKey } from '../../../services/copies'
import { go } from '../../../services/go'
import { useSession } from '../../../services/session'
import { rememberTapped } from '../../../services/tapped'
import { remaining } from '../../../services/time'
import { shortDay } from '../../../services/days'
import { WORDS } from '../text'

const W = WORDS.review
type Scope = keyof typeof W.scopes

/** What for, for whom, how much; by when somebody must have decided. */
function AwardLine({ card, now }: { card: AwardCard; now: number }) {
  const overdue = card.dueAt !== null && card.dueAt < now
  const line = W.line(card.name, card.points)
  const due = card.dueAt === null ? '' : remaining(card.dueAt, now)
  const open = () => {
    const tag = { text: card.stateText, tone: card.tone }
    rememberTapped({ id: card.id, title: card.ruleName, line, tag })
    go(pageOf('points.award', card.id))
  }
  return (
    <View
      className="card"
      hoverClass="tap"
      ariaRole="button"
      ariaLabel={[card.ruleName, line, card.stateText, due].filter(Boolean).join('，')}
      onClick={open}
    >
      <View className="row row--top row--tag">
        <View className="grow strong wrap">{card.ruleName}</View>
        <Tag text={card.stateText} tone={card.tone} overdue={overdue} />
      </View>
      <View className="t-l">{line}</View>
      <View className="t-s quiet wrap">{W.deed(shortDay(card.deedOn), card.deed)}</View>
      {due ? <View className={`t-s ${overdue ? 'bad' : 'quiet'}`}>{due}</View> : null}
    </View>
  )
}

function AwardList({ scope }: { scope: Scope }) {
  const now = useNow()
  const list = usePaged(
    (cursor) => call('points.awards', { scope, ...(cursor === undefined ? {} : { cursor }) }),
    copyKey('points.awards', scope),
  )
  const { items, failure } = list
  const retry = () => void list.refresh()
  if (!items) return failure ? <ErrorView failure={failure} onRetry={retry} /> : <Skeleton />
  if (!items.length) return <Empty icon="check" title={W.empty[scope]} hint={W.emptyHint[scope]} />
  return (
    <View className="stack">
      <Slot>{failure ? <Stale failure={failure} onRetry={retry} /> : null}</Slot>
      {items.map((card) => (
        <AwardLine key={card.id} card={card} now={now} />
      ))}
      <View className="tail" onClick={() => void list.more()}>
        {list.tail}
      </View>
    </View>
  )
}

/** What else a reviewer, or whoever gives points, comes for. */
function Places({ reviews }: { reviews: boolean }) {
  return (
    <Card bare>
      <Cell
        icon="star"
        title={W.give}
        hint={W.giveHint}
        onClick={() => go('packages/keeper/give/index')}
      />
      {reviews ? (
        <Cell
          icon="list"
          title={W.day}
          hint={W.dayHint}
          onClick={() => go('packages/keeper/day/index')}
        />
      ) : null}
      {reviews ? (
        <Cell
          icon="inbox"
          title={W.stock}
          hint={W.stockHint}
          onClick={() => go('packages/keeper/stock/index')}
        />
      ) : null}
      {reviews ? (
        <Cell
          icon="doc"
          title={W.statements}
          hint={W.statementsHint}
          onClick={() => go('packages/keeper/statements/index')}
        />
      ) : null}
    </Card>
  )
}

/** 积分审核: what waits for a reviewer, and what the reader has given. */
export default function Review() {
  const reviews = useSession(
    ({ me }) => me?.roles.some(({ role }) => role === 'pointsReviewer') ?? false,
  )
  const scopes: Scope[] = reviews ? ['review', 'given'] : ['given']
  const [chosen, setChosen] = useState<Scope | null>(null)
  const asked = useRouter().params['scope']
  const scope = chosen ?? scopes.find((key) => key === asked) ?? scopes[0]!
  return (
    <Screen>
      <View className="stack">
        {scopes.length > 1 ? (
          <Tabs
            items={scopes.map((key) => ({ key, text: W.scopes[key] }))}
            value={scope}
            onChange={setChosen}
          />
        ) : null}
        <AwardList scope={scope} />
        <Places reviews={reviews} />
      </View>
    </Screen>
  )
}
