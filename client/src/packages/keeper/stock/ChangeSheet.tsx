import { View } from '@tarojs/components'
import { useRef, useState } from 'react'
import { useBusy } from '../../../components/useBusy'
import type { StockedView, StockGood } from '../../../../../domain/points/answers'
import type { StockKind } from '../../../../../domain/points/redeem/stock'
import { Tabs } from '../../../components/Basics'
import { Button } from '../../../components/Button'
import { Line, Words } from '../../../components/Field'
import { Sheet } from '../../../components/Sheet'
import { call } from '../../../services/call'
import { Intention } from '../../../services/intention'
import { say } from '../../../services/toast'
import { T } from '../../../text'
import { WORDS } from '../text'
import { comesTo, countOf, differenceOf, missing } from './change'
import { askAt } from '../../../services/question'

const W = WORDS.stock
const KINDS = (['in', 'spoiled', 'count'] as const).map((key) => ({ key, text: W.kinds[key] }))

/** 入库, 报损, 盘点 of one good; what a count finds otherwise than the book says is explained. */
export function ChangeSheet({
  good,
  onDone,
  onClose,
}: {
  good: StockGood
  onDone: (stocked: StockedView | null) => void
  onClose: () => void
}) {
  const [kind, setKind] = useState<StockKind>('in')
  const [count, setCount] = useState('')
  const reason = useRef('')
  const { busy, once } = useBusy()
  const intention = useRef(new Intention())
  const send = async () => {
    const filled = { kind, count, reason: reason.current }
    const fault = missing(good, filled)
    if (fault) return askAt(fault.field, fault.words)
    const what = { good: good.code, kind, count: countOf(count)!, reason: reason.current.trim() }
    const reply = await once(() =>
      call('points.changeStock', { requestId: intention.current.idFor(what), ...what }),
    )
    if (!reply) return
    if (!reply.ok) {
      if (!reply.retryable) intention.current.refused()
      return say(reply.message)
    }
    say(W.done[kind])
    onDone(reply.data)
  }
  const filled = { kind, count, reason: '' }
  const isOff = (differenceOf(good, filled) ?? 0) !== 0
  const asksReason = kind !== 'count' || isOff
  return (
    <Sheet title={good.name} onClose={onClose}>
      <Tabs items={KINDS} value={kind} onChange={setKind} />
      <View className="strong">{W.ask[kind]}</View>
      {kind === 'count' ? (
        <View className="t-s quiet">{`${W.expected(good.free, good.held)}。${W.countHint}。`}</View>
      ) : null}
      <Line number name="count" label={W.unit} most={6} value="" onInput={setCount} />
      <View className={isOff ? 'warn strong' : 'strong'}>{comesTo(good, filled)}</View>
      {asksReason ? (
        <Words
          short
          name="reason"
          key={kind}
          label={W.reason[kind]}
          hint={`${W.reason[kind]} ${W.reasonHint[kind]}`}
          value=""
          onInput={(text) => (reason.current = text)}
        />
      ) : null}
      <Button kind="primary" off={busy} onClick={() => void send()}>
        {busy ? T.steps.working : W.submit[kind]}
      </Button>
    </Sheet>
  )
}
