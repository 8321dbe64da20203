import { View } from '@tarojs/components'
import type { MerchantPage, StatementCard } from '../../../../../domain/merchant/answers'
import { Card, Cell, Section, Slot } from '../../../components/Basics'
import { Button } from '../../../components/Button'
import { Screen } from '../../../components/Screen'
import { Opening, Stale } from '../../../components/States'
import { useNow } from '../../../components/useNow'
import { usePulled } from '../../../components/usePulled'
import { call } from '../../../services/call'
import { copyKey } from '../../../services/copies'
import { go } from '../../../services/go'
import { pageOf } from '../../../../../domain/notice/pages'
import { Line } from '../home/Ledger'
import { monthText } from '../month/figures'
import { BalanceLines } from '../parts/BalanceLines'
import { momentText } from '../parts/days'
import { redemptionPage, shopPage } from '../parts/pages'
import { WORDS } from '../text'
import { MERCHANT as W } from '../textMerchant'

/** Who it is, what it has, and the one thing that its points are for. */
function Purse({ of }: { of: MerchantPage }) {
  return (
    <Card tone="soft">
      <View className="stack">
        <View>
          <View className="t-l wrap">{of.name}</View>
          <View className="t-s quiet wrap">{of.address}</View>
          <View className="t-s quiet wrap">{W.code(of.code)}</View>
        </View>
        <BalanceLines of={of} words={W} nothing={W.empty} />
        <View>{W.use}</View>
        <Button kind="primary" icon="gift" onClick={() => go(shopPage('merchant'))}>
          {W.shop}
        </Button>
      </View>
    </Card>
  )
}

function Redeemed({ card }: { card: MerchantPage['redemptions'][number] }) {
  const { id, goodName, state, stateText, tone, price, until, own } = card
  const points = WORDS.points(price)
  const mine = state === 'HELD' ? W.line(points, momentText(until)) : points
  const line = own ? mine : W.before(points)
  return (
    <Cell
      title={goodName}
      hint={line}
      tag={{ text: stateText, tone, overdue: false }}
      label={`${goodName}，${stateText}，${line}`}
      {...(own ? { onClick: () => go(redemptionPage(id)) } : {})}
    />
  )
}

function Stated({ card }: { card: StatementCard }) {
  const { id, month, stateText, tone, pieces } = card
  const line = W.statement(pieces)
  return (
    <Cell
      title={monthText(month)}
      hint={line}
      tag={{ text: stateText, tone, overdue: false }}
      label={`${monthText(month)}，${stateText}，${line}`}
      onClick={() => go(pageOf('merchant.statement', id))}
    />
  )
}

/** What the merchant's 领取点 handed out, month by month; nothing where it keeps none. */
function Statements({ of }: { of: MerchantPage }) {
  return (
    <View className="stack">
      <Section title={W.statements} />
      <Card bare>
        {of.statements.map((card) => (
          <Stated key={card.id} card={card} />
        ))}
      </Card>
    </View>
  )
}

/** 我的商户, for its contact: points, publicity, and where they came from. */
export default function Merchant() {
  const now = useNow()
  const loaded = usePulled(() => call('merchant.open', {}), copyKey('merchant.open'))
  const { data: page, failure } = loaded
  const retry = () => void loaded.reload()
  if (!page) return <Opening failure={failure} onRetry={retry} />
  return (
    <Screen>
      <View className="stack">
        <Slot>{failure ? <Stale failure={failure} onRetry={retry} /> : null}</Slot>
        <Purse of={page} />
        <Slot>{page.statements.length ? <Statements of={page} /> : null}</Slot>
        <Section title={W.redemptions} />
        <Card bare>
          {page.redemptions.map((card) => (
            <Redeemed key={card.id} card={card} />
          ))}
          {page.redemptions.length ? null : <View className="cell quiet">{W.none}</View>}
        </Card>
        <Section title={W.lines} />
        <Card bare>
          {page.lines.map((line, i) => (
            <Line key={i} line={line} now={now} />
          ))}
          {page.lines.length ? null : <View className="cell quiet">{W.noLines}</View>}
        </Card>
      </View>
    </Screen>
  )
}
