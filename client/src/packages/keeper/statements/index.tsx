import { View } from '@tarojs/components'
import { useState } from 'react'
import { pageOf } from '../../../../../domain/notice/pages'
import type { StatementCard } from '../../../../../domain/merchant/answers'
import { Slot, Tabs } from '../../../components/Basics'
import { Screen } from '../../../components/Screen'
import { Empty, ErrorView, Skeleton, Stale } from '../../../components/States'
import { Tag } from '../../../components/Tag'
import { usePaged } from '../../../components/usePaged'
import { call } from '../../../services/call'
import { copyKey } from '../../../services/copies'
import { go } from '../../../services/go'
import { rememberTapped } from '../../../services/tapped'
import { WORDS } from '../text'

const W = WORDS.statements
type Scope = keyof typeof W.scopes
const SCOPES = (['waiting', 'all'] as const).map((key) => ({ key, text: W.scopes[key] }))

function StatementLine({ card }: { card: StatementCard }) {
  const title = W.month(card.month)
  const line = W.line(card.merchantName, card.pickUpName)
  const open = () => {
    rememberTapped({ id: card.id, title, line, tag: { text: card.stateText, tone: card.tone } })
    go(pageOf('merchant.statement', card.id))
  }
  return (
    <View
      className="card"
      hoverClass="tap"
      ariaRole="button"
      ariaLabel={[title, line, card.stateText].join('，')}
      onClick={open}
    >
      <View className="row row--top row--tag">
        <View className="grow strong wrap">{title}</View>
        <Tag text={card.stateText} tone={card.tone} overdue={false} />
      </View>
      <View className="wrap">{line}</View>
      <View className="t-s quiet">{W.pieces(card.pieces)}</View>
    </View>
  )
}

function StatementList({ scope }: { scope: Scope }) {
  const list = usePaged(
    (cursor) => call('merchant.statements', { scope, ...(cursor === undefined ? {} : { cursor }) }),
    copyKey('merchant.statements', scope),
  )
  const { items, failure } = list
  const retry = () => void list.refresh()
  if (!items) return failure ? <ErrorView failure={failure} onRetry={retry} /> : <Skeleton />
  if (!items.length) return <Empty icon="check" title={W.empty[scope]} hint={W.emptyHint} />
  return (
    <View className="stack">
      <Slot>{failure ? <Stale failure={failure} onRetry={retry} /> : null}</Slot>
      {items.map((card) => (
        <StatementLine key={card.id} card={card} />
      ))}
      <View className="tail" onClick={() => void list.more()}>
        {list.tail}
      </View>
    </View>
  )
}

/** 商户对账单, for 积分审核员: what waits for the street's word, and all of them. */
export default function Statements() {
  const [scope, setScope] = useState<Scope>('waiting')
  return (
    <Screen>
      <View className="stack">
        <Tabs items={SCOPES} value={scope} onChange={setScope} />
        <StatementList key={scope} scope={scope} />
      </View>
    </Screen>
  )
}
