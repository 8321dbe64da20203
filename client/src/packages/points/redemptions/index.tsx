import { View } from '@tarojs/components'
import type { RedemptionCard } from '../../../../../domain/points/answers'
import { Slot } from '../../../components/Basics'
import { Button } from '../../../components/Button'
import { Screen } from '../../../components/Screen'
import { Empty, ErrorView, Skeleton, Stale } from '../../../components/States'
import { Tag } from '../../../components/Tag'
import { usePaged } from '../../../components/usePaged'
import { call } from '../../../services/call'
import { copyKey } from '../../../services/copies'
import { go } from '../../../services/go'
import { rememberTapped } from '../../../services/tapped'
import { momentText } from '../parts/days'
import { POINTS_PAGES, redemptionPage } from '../parts/pages'
import { WORDS } from '../text'

const W = WORDS.list

/** What it cost, and until when it waits. */
const lineOf = ({ state, price, until }: RedemptionCard): string =>
  state === 'HELD' ? `${W.price(price)} · ${W.until(momentText(until))}` : W.price(price)

function Card({ card }: { card: RedemptionCard }) {
  const { id, goodName, stateText, tone } = card
  const line = lineOf(card)
  const tag = { text: stateText, tone }
  const open = () => {
    rememberTapped({ id, title: goodName, line, tag })
    go(redemptionPage(id))
  }
  return (
    <View
      className="card"
      hoverClass="tap"
      ariaRole="button"
      ariaLabel={`${goodName}，${stateText}，${line}`}
      onClick={open}
    >
      <View className="row row--top row--tag">
        <View className="grow strong wrap">{goodName}</View>
        <Tag {...tag} overdue={false} />
      </View>
      <View className="t-s quiet">{line}</View>
    </View>
  )
}

/** 我的兑换, the newest first. */
export default function Redemptions() {
  const list = usePaged(
    (cursor) => call('points.redemptions', cursor === undefined ? {} : { cursor }),
    copyKey('points.redemptions'),
  )
  const { items, failure } = list
  const retry = () => void list.refresh()
  if (!items) {
    return (
      <Screen>{failure ? <ErrorView failure={failure} onRetry={retry} /> : <Skeleton />}</Screen>
    )
  }
  return (
    <Screen>
      <View className="stack">
        <Slot>{failure ? <Stale failure={failure} onRetry={retry} /> : null}</Slot>
        {items.map((card) => (
          <Card key={card.id} card={card} />
        ))}
        {items.length ? (
          <View className="tail" onClick={() => void list.more()}>
            {list.tail}
          </View>
        ) : (
          <Empty icon="gift" title={W.empty} hint={W.emptyHint}>
            <Button kind="primary" onClick={() => go(POINTS_PAGES.shop)}>
              {WORDS.home.shop}
            </Button>
          </Empty>
        )}
      </View>
    </Screen>
  )
}
