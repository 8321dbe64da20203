import { View } from '@tarojs/components'
import { useRef } from 'react'
import type { RedemptionView } from '../../../../../domain/points/answers'
import { saysSomething } from '../../../../../domain/call/said'
import { Button } from '../../../components/Button'
import { Line } from '../../../components/Field'
import { Sheet } from '../../../components/Sheet'
import { T } from '../../../text'
import { WORDS } from '../text'
import type { Redemption } from './useRedemption'
import { askAt } from '../../../services/question'

interface Asked {
  view: RedemptionView
  redemption: Redemption
  onClose: () => void
}

/** 请人代领: a name, or nobody any more. */
export function ProxySheet({ view, redemption, onClose }: Asked) {
  const W = WORDS.proxy
  const { proxyName } = view
  const name = useRef(proxyName)
  const save = () => {
    const words = name.current.trim()
    if (!saysSomething(words)) return askAt('proxy', W.need)
    void redemption.name(words, W.saved)
  }
  return (
    <Sheet title={W.title} onClose={onClose}>
      <View>{W.hint}</View>
      <Line
        name="proxy"
        label={W.name}
        hint={W.nameHint}
        value={proxyName}
        most={20}
        onInput={(text) => {
          name.current = text
        }}
      />
      <Button kind="primary" off={redemption.busy} onClick={save}>
        {redemption.busy ? T.steps.working : W.save}
      </Button>
      {proxyName ? (
        <Button off={redemption.busy} onClick={() => void redemption.name(null, W.cleared)}>
          {W.clear}
        </Button>
      ) : null}
    </Sheet>
  )
}

export function CancelSheet({ view, redemption, onClose }: Asked) {
  const W = WORDS.cancel
  return (
    <Sheet title={W.title} onClose={onClose}>
      <View className="strong wrap">{view.goodName}</View>
      <View>{W.hint(view.price)}</View>
      <Button kind="danger" off={redemption.busy} onClick={() => void redemption.cancel()}>
        {redemption.busy ? T.steps.working : W.confirm}
      </Button>
      <Button onClick={onClose}>{T.back}</Button>
    </Sheet>
  )
}
