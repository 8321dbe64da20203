import { View } from '@tarojs/components'
import { useState } from 'react'
import { HOUSEHOLD_LIMITS } from '../../../../../domain/household/limits'
import { LIMITS } from '../../../../../domain/points/limits'
import type { GoodView, ShopView } from '../../../../../domain/points/answers'
import { Card, Slot } from '../../../components/Basics'
import { Button } from '../../../components/Button'
import { Screen } from '../../../components/Screen'
import { Sheet } from '../../../components/Sheet'
import { Empty, Opening, Stale } from '../../../components/States'
import { useLoad } from '../../../components/useLoad'
import { useParam } from '../../../components/useParam'
import { call } from '../../../services/call'
import { replaceBy } from '../../../services/go'
import { say } from '../../../services/toast'
import { T } from '../../../text'
import { dayText } from '../parts/days'
import { hindranceOf, stateWords } from '../parts/goods'
import { purseKind, shopPage, type Purse } from '../parts/pages'
import { PickUp } from '../parts/PickUp'
import { Picture } from '../parts/Picture'
import { useOnce } from '../../../components/useOnce'
import { usePurse, type PurseShop } from '../parts/usePurse'
import { WORDS } from '../text'
import { useRedeem, type Seen } from './useRedeem'

const W = WORDS.good

/** What it is, what it costs, and what stands in the way. */
function What({ good, balance, purse }: { good: GoodView; balance: number; purse: Purse }) {
  const { name, price, perMonth, bought, goodUntil } = good
  const words = WORDS.purse[purseKind(purse)]
  const hindrance = hindranceOf(good, balance)
  return (
    <Card>
      <View className="stack">
        <View>
          <View className="t-xl wrap">{name}</View>
          <View className="goods__price goods__price--large">{WORDS.points(price)}</View>
          <View className={hindrance ? 'warn strong' : ''}>{stateWords(good, balance)}</View>
        </View>
        <View>
          {hindrance === null ? <View>{words.balance(balance, price)}</View> : null}
          {hindrance === 'tooFew' ? <View>{words.short(balance, price - balance)}</View> : null}
          {perMonth === null ? null : <View>{words.perMonth(perMonth, bought)}</View>}
          {goodUntil === null ? null : <View>{W.goodUntil(dayText(goodUntil))}</View>}
        </View>
      </View>
    </Card>
  )
}

/** The price or the limit is another than it was a moment ago: told, and asked again. */
function Changed({ was, good }: { was: Seen; good: GoodView }) {
  return (
    <Card tone="warn">
      <View className="strong">{W.changed}</View>
      {was.price === good.price ? null : <View>{W.priceWas(was.price, good.price)}</View>}
      {was.perMonth === good.perMonth ? null : <View>{W.limitIs(good.perMonth)}</View>}
      <View>{W.again}</View>
    </Card>
  )
}

/** 想要的人多，就多进一些: for what is sold out. */
function Wish({ good, put }: { good: GoodView; put: (shop: ShopView) => void }) {
  const { busy, run } = useOnce()
  const wish = async () => {
    const reply = await run(['wish', good.code, good.wished], (requestId) =>
      call('points.wish', { requestId, good: good.code }),
    )
    if (!reply) return
    say(reply.ok ? (good.wished ? W.unwished : W.wished) : reply.message)
    if (reply.ok && reply.data) put(reply.data)
  }
  return (
    <View className="stack">
      <View className="quiet">{W.wishHint}</View>
      <Button icon={good.wished ? 'check' : 'star'} off={busy} onClick={() => void wish()}>
        {good.wished ? W.unwish : W.wish}
      </Button>
    </View>
  )
}

function Gone({ purse }: { purse: Purse }) {
  return (
    <Screen>
      <Empty icon="gift" title={W.gone} hint={W.goneHint}>
        <Button kind="primary" onClick={() => replaceBy(shopPage(purse))}>
          {W.toShop}
        </Button>
      </Empty>
    </Screen>
  )
}

/** What a tap on this good leads to: a piece of it, or a question to the head. */
function wordsOf({ household: home, merchant, help }: PurseShop, price: number) {
  const confirm = W.confirm(price)
  const days = LIMITS.pickUpDays
  if (help) {
    const lines = W.sheetHelpLines(help.elderName, price, days)
    return { button: W.redeemHelp(price), title: W.sheetHelp(help.elderName), lines, confirm }
  }
  if (merchant) {
    const said = { button: W.redeemMerchant(price), title: W.sheetMerchant }
    return { ...said, lines: W.sheetMerchantLines(price, days), confirm }
  }
  if (!home)
    return { button: W.redeem(price), title: W.sheet, lines: W.sheetLines(price, days), confirm }
  const title = W.sheetHome
  if (home.isHead || price <= home.upTo)
    return { button: W.redeemHome(price), title, lines: W.sheetHomeLines(price, days), confirm }
  const lines = W.askLines(HOUSEHOLD_LIMITS.askDays)
  return { button: W.ask(price), title, lines, confirm: W.confirmAsk }
}

/** 兑换商品: one good, and the one tap that redeems it. */
export default function Good() {
  const code = useParam('code')
  const { purse, load, key } = usePurse()
  const loaded = useLoad(load, key)
  const { data: shop, failure, fresh, put } = loaded
  const good = shop?.goods.find((one) => one.code === code) ?? null
  const [asked, setAsked] = useState(false)
  const close = () => setAsked(false)
  const { busy, submit, consent, changedFrom } = useRedeem(good, shop ?? {}, loaded.reload, close)
  const retry = () => void loaded.reload()
  if (!shop) return <Opening failure={failure} onRetry={retry} />
  if (!good) return <Gone purse={purse} />
  const { balance } = shop
  const hindrance = hindranceOf(good, balance)
  const words = wordsOf(shop, good.price)
  // A wish answers with the reader's own shop.
  const wished = purse === 'own' ? put : retry
  const foot =
    hindrance === null ? (
      <Button kind="primary" off={busy || !fresh} onClick={() => setAsked(true)}>
        {busy ? T.steps.working : words.button}
      </Button>
    ) : undefined
  const sheet = asked ? (
    <Sheet title={words.title} onClose={close}>
      <View className="strong">{good.name}</View>
      {words.lines.map((line) => (
        <View key={line}>{line}</View>
      ))}
      <Button kind="primary" off={busy} onClick={submit}>
        {busy ? T.steps.working : words.confirm}
      </Button>
    </Sheet>
  ) : undefined
  return (
    <Screen foot={foot} over={consent ?? sheet}>
      <View className="stack">
        <Slot>{failure ? <Stale failure={failure} onRetry={retry} /> : null}</Slot>
        <Slot>{changedFrom && fresh ? <Changed was={changedFrom} good={good} /> : null}</Slot>
        <Picture src={good.picture} name={good.name} large />
        <What good={good} balance={balance} purse={purse} />
        <Slot>
          {hindrance === 'soldOut' && fresh && !shop.merchant ? (
            <Wish good={good} put={wished} />
          ) : null}
        </Slot>
        <PickUp pickUp={good.pickUp} />
      </View>
    </Screen>
  )
}
