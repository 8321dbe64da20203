import { View } from '@tarojs/components'
import { useState } from 'react'
import type { HouseholdView } from '../../../../../domain/household/answers'
import { Card, Section } from '../../../components/Basics'
import { Button } from '../../../components/Button'
import { Line } from '../../../components/Field'
import { Sheet } from '../../../components/Sheet'
import { call } from '../../../services/call'
import { go } from '../../../services/go'
import { askAt } from '../../../services/question'
import { wholeOf } from '../../../services/typed'
import { T } from '../../../text'
import { BalanceLines } from '../parts/BalanceLines'
import { momentText, monthDay } from '../parts/days'
import { shopPage } from '../parts/pages'
import { HOME } from '../textHousehold'
import type { Deeds } from './useDeeds'

const W = HOME.purse
const DIGITS = 7

/** What the household can spend, and what of it the reader has put in. */
export function Purse({
  home,
  off,
  onPut,
}: {
  home: HouseholdView
  off: boolean
  onPut: () => void
}) {
  const { name, mine } = home
  return (
    <Card tone="soft">
      <View className="stack">
        <View className="t-xl wrap">{name}</View>
        <BalanceLines of={home} words={W} nothing={W.empty}>
          {mine ? <View>{W.mine(mine)}</View> : null}
        </BalanceLines>
        <Button kind="primary" icon="gift" onClick={() => go(shopPage('household'))}>
          {W.shop}
        </Button>
        <Button icon="plus" off={off} onClick={onPut}>
          {W.put}
        </Button>
      </View>
    </Card>
  )
}

/** 放入: of what the reader has himself. */
export function PutSheet({
  home,
  own,
  deeds,
  onClose,
}: {
  home: HouseholdView
  own: number
  deeds: Deeds
  onClose: () => void
}) {
  const [typed, setTyped] = useState('')
  const put = () => {
    const points = wholeOf(typed, DIGITS)
    if (!points) return askAt('points', W.putNeed)
    if (points > own) return askAt('points', W.putMost(own))
    deeds.does({
      what: ['put', home.id, points],
      ask: (requestId) => call('household.put', { requestId, id: home.id, points }),
      done: W.putDone,
    })
  }
  return (
    <Sheet title={W.putTitle} onClose={onClose}>
      <View className="strong">{W.putHave(own)}</View>
      <View>{W.putHint}</View>
      <Line number name="points" label={W.putLabel} most={DIGITS} value="" onInput={setTyped} />
      <Button kind="primary" off={deeds.busy} onClick={put}>
        {deeds.busy ? T.steps.working : W.putSend}
      </Button>
    </Sheet>
  )
}

/** What was redeemed for the household, by whom. */
export function Redemptions({ home }: { home: HouseholdView }) {
  if (!home.redemptions.length) return null
  return (
    <>
      <Section title={HOME.redemptions.title} />
      <Card bare>
        {home.redemptions.map(({ goodName, price, byName, stateText, redeemedAt }) => (
          <View key={`${redeemedAt} ${goodName}`} className="cell">
            <View className="grow">
              <View className="wrap">{goodName}</View>
              <View className="t-s quiet">
                {HOME.redemptions.line(byName, monthDay(redeemedAt))}
              </View>
              <View className="t-s quiet">{stateText}</View>
            </View>
            <View className="change">{HOME.points(price)}</View>
          </View>
        ))}
      </Card>
    </>
  )
}

/** 申请 that wait: the head says yes or no, whoever asked may take his back. */
export function Asks({ home, deeds }: { home: HouseholdView; deeds: Deeds }) {
  const { id, isHead, asks } = home
  const A = HOME.asks
  if (!asks.length) return null
  const settle = (ask: string, good: string, yes: boolean) =>
    deeds.does({
      what: ['settle', ask, yes],
      ask: (requestId) => call('household.settle', { requestId, id, ask, good, yes }),
      done: yes ? A.agreed : A.refused,
    })
  const withdraw = (ask: string) =>
    deeds.does({
      what: ['withdraw', ask],
      ask: (requestId) => call('household.withdraw', { requestId, id, ask }),
      done: A.withdrawn,
    })
  return (
    <>
      <Section title={A.title} />
      {asks.map(({ id: ask, byName, isMine, good, goodName, price, until }) => (
        <Card key={ask}>
          <View className="stack">
            <View>
              <View className="t-l wrap">
                {isMine ? A.mine(goodName) : A.who(byName, goodName)}
              </View>
              <View>{A.until(price, momentText(until))}</View>
            </View>
            {isHead ? (
              <>
                <Button
                  kind="primary"
                  off={deeds.busy}
                  label={`${A.yes}，${A.who(byName, goodName)}`}
                  onClick={() => settle(ask, good, true)}
                >
                  {A.yes}
                </Button>
                <Button
                  off={deeds.busy}
                  label={`${A.no}，${A.who(byName, goodName)}`}
                  onClick={() => settle(ask, good, false)}
                >
                  {A.no}
                </Button>
              </>
            ) : null}
            {isMine ? (
              <Button off={deeds.busy} onClick={() => withdraw(ask)}>
                {A.withdraw}
              </Button>
            ) : null}
          </View>
        </Card>
      ))}
    </>
  )
}
