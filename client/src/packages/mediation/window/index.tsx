import { Input, View } from '@tarojs/components'
import Taro, { usePullDownRefresh } from '@tarojs/taro'
import { useState } from 'react'
import type { WindowView } from '../../../../../domain/mediation/answers'
import { Card, Cell, Section, Slot, Tabs } from '../../../components/Basics'
import { Button } from '../../../components/Button'
import { Icon } from '../../../components/Icon'
import { Screen } from '../../../components/Screen'
import { Empty, Opening, Stale } from '../../../components/States'
import { useLoad } from '../../../components/useLoad'
import { useNow } from '../../../components/useNow'
import { call } from '../../../services/call'
import { copyKey } from '../../../services/copies'
import { go } from '../../../services/go'
import { APPLY_PAGE } from '../draft'
import { ChoiceSheet } from '../parts/ChoiceSheet'
import { CommitteePhone } from '../parts/CommitteePhone'
import { useFigures } from '../parts/Figures'
import { MediatorCardView } from '../parts/MediatorCardView'
import type { Order } from '../parts/mediators'
import { Venues } from '../parts/Venues'
import { WORDS } from '../text'
import { choicesOf, specialtyNamesOf, useShop } from './useShop'

const W = WORDS.window
const ORDERS = (Object.entries(W.order) as [Order, string][]).map(([key, text]) => ({ key, text }))
const FILTERS = ['specialty', 'language', 'community'] as const
type Filter = (typeof FILTERS)[number]
/** What a sheet asks: a filter, or where the reader lives. */
type Asked = Filter | 'home'
type Shop = ReturnType<typeof useShop>

/** What it costs, what one comes for, and the ways in for whoever has been here before. */
function Head({ view }: { view: WindowView }) {
  return (
    <>
      <Card tone="soft">
        <View className="stack">
          <View className="t-xl">{W.title}</View>
          <View>{W.sub}</View>
          <View className="strong">{WORDS.freeLong}</View>
          <Button kind="primary" icon="pen" onClick={() => go(APPLY_PAGE)}>
            {WORDS.apply}
          </Button>
        </View>
      </Card>
      <Card bare>
        {view.mine ? (
          <Cell
            icon="list"
            title={W.mine(view.mine)}
            onClick={() => go('packages/mediation/mine/index')}
          />
        ) : null}
        <Cell
          icon="shield"
          title={W.code}
          hint={W.codeHint}
          onClick={() => go('packages/mediation/code/index')}
        />
      </Card>
    </>
  )
}

/** Search, three filters, and the order. */
function Filters({ shop, onAsk }: { shop: Shop; onAsk: (asked: Asked) => void }) {
  const { wanted, want, orderBy } = shop
  return (
    <>
      <View className="search">
        <Icon name="search" />
        <Input
          className="search__field"
          placeholder={W.search}
          placeholderClass="field__hint"
          ariaLabel={W.search}
          confirmType="search"
          onInput={(event) => want({ words: event.detail.value })}
        />
      </View>
      <View className="chips">
        {FILTERS.map((filter) => (
          <View
            key={filter}
            className={`chip${wanted[filter] ? ' chip--on' : ''}`}
            hoverClass="tap"
            ariaRole="button"
            ariaLabel={`${W[filter]}，${wanted[filter] ? shop.nameOf(filter) : W.any}`}
            onClick={() => onAsk(filter)}
          >
            {wanted[filter] ? shop.nameOf(filter) : W[filter]}
          </View>
        ))}
      </View>
      <Tabs
        items={ORDERS}
        value={wanted.order}
        onChange={(order) => {
          if (!orderBy(order)) onAsk('home')
        }}
      />
    </>
  )
}

function Found({ shop, names, now }: { shop: Shop; names: Record<string, string>; now: number }) {
  const { found, shown } = shop
  return (
    <>
      {shown.map((m, i) => (
        // By place and not by person: another order then changes words and moves nothing.
        <MediatorCardView
          key={i}
          mediator={m}
          specialties={m.specialties.map((s) => names[s]).join('、')}
          now={now}
          onTap={(id) => go(`packages/mediation/mediator/index?id=${encodeURIComponent(id)}`)}
        />
      ))}
      <Slot>{found.length ? null : <Empty icon="search" title={W.none} hint={W.noneHint} />}</Slot>
      <Slot>
        {shown.length < found.length ? <Button onClick={shop.more}>{W.more}</Button> : null}
      </Slot>
    </>
  )
}

function Asking({
  asked,
  view,
  shop,
  onClose,
}: {
  asked: Asked
  view: WindowView
  shop: Shop
  onClose: () => void
}) {
  const choices = choicesOf(view)
  if (asked === 'home') {
    const live = (community: string | null) => {
      if (community) shop.live(community)
      onClose()
    }
    return (
      <ChoiceSheet
        title={W.homeAsk}
        items={choices.community}
        value={null}
        none={W.homeLater}
        onPick={live}
        onClose={onClose}
      />
    )
  }
  const pick = (key: string | null) => {
    shop.want({ [asked]: key })
    onClose()
  }
  return (
    <ChoiceSheet
      title={W[asked]}
      items={choices[asked]}
      value={shop.wanted[asked]}
      onPick={pick}
      onClose={onClose}
    />
  )
}

/** 调解超市: who mediates, where, and the way to ask for it. */
export default function Window() {
  const now = useNow()
  const loaded = useLoad(() => call('mediation.window', {}), copyKey('mediation.window'))
  const { data: view, failure } = loaded
  const reload = () => void loaded.reload()
  const [asked, setAsked] = useState<Asked | null>(null)
  const shop = useShop(view)
  const figures = useFigures()
  usePullDownRefresh(() => {
    void loaded.reload().finally(() => Taro.stopPullDownRefresh())
  })
  if (!view) return <Opening failure={failure} onRetry={reload} />
  const close = () => setAsked(null)
  const sheet = asked ? (
    <Asking asked={asked} view={view} shop={shop} onClose={close} />
  ) : (
    figures.sheet
  )
  return (
    <Screen over={sheet}>
      <View className="stack">
        <Slot>{failure ? <Stale failure={failure} onRetry={reload} /> : null}</Slot>
        <Head view={view} />
        <Section title={`${W.mediators} · ${W.found(shop.found.length)}`} />
        <Filters shop={shop} onAsk={setAsked} />
        <View className="stack">
          <Found shop={shop} names={specialtyNamesOf(view)} now={now} />
        </View>
        <Venues venues={view.venues} />
        <Card bare>{figures.cell}</Card>
        <View className="quiet">{WORDS.noPhone}</View>
        <CommitteePhone phone={view.phone} />
      </View>
    </Screen>
  )
}
