import { View } from '@tarojs/components'
import type { HelpedView } from '../../../../../domain/helper/answers'
import { Card, Cell, Section, Slot } from '../../../components/Basics'
import { Button } from '../../../components/Button'
import { Screen } from '../../../components/Screen'
import { Opening, Stale } from '../../../components/States'
import { useParam } from '../../../components/useParam'
import { usePulled } from '../../../components/usePulled'
import { call } from '../../../services/call'
import { copyKey } from '../../../services/copies'
import { go } from '../../../services/go'
import { monthDay } from '../parts/days'
import { redemptionPage, shopPage } from '../parts/pages'
import { HELPER } from '../textHelper'

const W = HELPER.helped

const signed = (change: number): string => (change > 0 ? `+${change}` : String(change))

/** What was redeemed; the reader's own lead to the code by which he picks it up. */
function Redemptions({ of: { redemptions } }: { of: HelpedView }) {
  if (!redemptions.length) return null
  return (
    <>
      <Section title={W.redemptions} />
      <Card bare>
        {redemptions.map(({ id, goodName, stateText, isMine }) => (
          <Cell
            key={id}
            title={goodName}
            hint={isMine ? `${stateText}，${W.byMe}` : stateText}
            label={`${goodName}，${stateText}`}
            {...(isMine ? { onClick: () => go(redemptionPage(id)) } : {})}
          />
        ))}
      </Card>
    </>
  )
}

function Lines({ of: { lines } }: { of: HelpedView }) {
  if (!lines.length) return null
  return (
    <>
      <Section title={W.lines} />
      <Card bare>
        {lines.map(({ at, text, change }, i) => (
          <View key={`${at} ${i}`} className="cell">
            <View className="grow">
              <View className="wrap">{text}</View>
              <View className="t-s quiet">{monthDay(at)}</View>
            </View>
            <View className="change">{change === 0 ? '' : signed(change)}</View>
          </View>
        ))}
      </Card>
    </>
  )
}

/** 看积分 of the elder whom the reader helps. */
export default function Helped() {
  const id = useParam('id')
  const loaded = usePulled(() => call('helper.points', { id }), copyKey('helper.points', id))
  const { data: of, failure } = loaded
  const retry = () => void loaded.reload()
  if (!of) return <Opening failure={failure} onRetry={retry} />
  const { help, balance, held } = of
  return (
    <Screen>
      <View className="stack">
        <Slot>{failure ? <Stale failure={failure} onRetry={retry} /> : null}</Slot>
        <Card tone="soft">
          <View className="stack">
            <View>
              <View className="t-l wrap">{help.elderName}</View>
              <View>{W.balance}</View>
              <View className="balance">{HELPER.points(balance)}</View>
              {held ? <View>{W.held(held)}</View> : null}
              {balance + held ? null : <View>{W.none}</View>}
            </View>
            {help.acts.includes('redeem') ? (
              <Button
                kind="primary"
                icon="gift"
                onClick={() => go(shopPage(help.id as `help:${string}`))}
              >
                {W.shop}
              </Button>
            ) : null}
          </View>
        </Card>
        <Redemptions of={of} />
        <Lines of={of} />
      </View>
    </Screen>
  )
}
