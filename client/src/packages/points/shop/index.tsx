import { View } from '@tarojs/components'
import { useState } from 'react'
import type { GoodView } from '../../../../../domain/points/answers'
import { Card, Slot, Tabs } from '../../../components/Basics'
import { Button } from '../../../components/Button'
import { Screen } from '../../../components/Screen'
import { Empty, Opening, Stale } from '../../../components/States'
import { go } from '../../../services/go'
import { chosen, type Which } from '../parts/goods'
import { goodPage, purseKind, type Purse } from '../parts/pages'
import { usePulled } from '../../../components/usePulled'
import { usePurse } from '../parts/usePurse'
import { WORDS } from '../text'
import { GoodCard } from './GoodCard'
import { useWishSheet } from './WishSheet'

const W = WORDS.shop
const TABS = (Object.entries(W.which) as [Which, string][])
  .map(([key, text]) => ({ key, text }))
  .reverse()

/** As many as are drawn at first, and more with each “再看几样”. */
const CHUNK = 8

/**
 * By place and not by good, in parts that stand there from the beginning: another choice then changes
 * words, more of it fills the next part, and nothing else is sent anew.
 */
function Goods({
  all,
  goods,
  balance,
  purse,
}: {
  all: number
  goods: GoodView[]
  balance: number
  purse: Purse
}) {
  const parts = Array.from({ length: Math.ceil(all / CHUNK) }, (_, i) =>
    goods.slice(i * CHUNK, (i + 1) * CHUNK),
  )
  return (
    <View className="stack">
      {parts.map((part, i) => (
        <Slot key={i}>
          {part.length
            ? part.map((good, n) => (
                <GoodCard
                  key={n}
                  good={good}
                  balance={balance}
                  onOpen={(code) => go(goodPage(code, purse))}
                />
              ))
            : null}
        </Slot>
      ))}
    </View>
  )
}

/** 积分商店: what there is, and what the reader can have of it. */
export default function Shop() {
  const { purse, load, key } = usePurse()
  const loaded = usePulled(load, key)
  const { data: shop, failure, put } = loaded
  const [which, setWhich] = useState<Which>('all')
  const [drawn, setDrawn] = useState(CHUNK)
  const [wishing, setWishing] = useState(false)
  const close = () => setWishing(false)
  // A wish answers with the reader's own shop.
  const wish = useWishSheet(purse === 'own' ? put : () => void loaded.reload(), close)
  const retry = () => void loaded.reload()
  if (!shop) return <Opening failure={failure} onRetry={retry} />
  const goods = chosen(shop, which)
  const turn = (to: Which) => {
    setWhich(to)
    setDrawn(CHUNK)
  }
  return (
    <Screen over={wishing ? wish.draw(close) : undefined}>
      <View className="stack">
        <Slot>{failure ? <Stale failure={failure} onRetry={retry} /> : null}</Slot>
        <Card tone="soft">
          <View className="t-xl">{WORDS.purse[purseKind(purse)].shop(shop.balance)}</View>
        </Card>
        <Tabs items={TABS} value={which} onChange={turn} />
        <Goods
          all={shop.goods.length}
          goods={goods.slice(0, drawn)}
          balance={shop.balance}
          purse={purse}
        />
        <Slot>
          {goods.length ? null : which === 'all' ? (
            <Empty icon="gift" title={W.none} hint={W.noneHint} />
          ) : (
            <Empty icon="gift" title={W.noneMine} hint={W.noneMineHint} />
          )}
        </Slot>
        <Slot>
          {drawn < goods.length ? (
            <Button onClick={() => setDrawn((n) => n + CHUNK)}>{W.more}</Button>
          ) : null}
        </Slot>
        {purse === 'merchant' ? null : (
          <Button kind="ghost" onClick={() => setWishing(true)}>
            {W.wish}
          </Button>
        )}
      </View>
    </Screen>
  )
}
