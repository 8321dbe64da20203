import { Label, Switch, View } from '@tarojs/components'
import { useState } from 'react'
import { actionView } from '../../../../../domain/matter/views'
import { REDEMPTION } from '../../../../../domain/points/redeem/lifecycle'
import { NoteSheet } from '../../../components/steps/NoteSheet'
import { call } from '../../../services/call'
import { WORDS } from '../text'
import type { DeedProps } from './UndoSheet'
import { useDeed } from './useDeed'

const W = WORDS.day
export const REFUND = actionView(REDEMPTION, 'refund')

/** 退还积分, with the reason that its owner reads, and whether the piece has come back. */
export function RefundSheet({ id, onDone, onClose }: DeedProps) {
  const { busy, does } = useDeed(onDone)
  const [stockBack, setBack] = useState(false)
  const refund = (note: string) =>
    does([id, note, stockBack], (requestId) =>
      call('points.refund', { requestId, id, note, stockBack }),
    )
  return (
    <NoteSheet
      action={REFUND}
      busy={busy}
      onDone={({ note }) => void refund(note)}
      onClose={onClose}
    >
      <Label className="row switch">
        <View className="grow">
          <View>{W.stockBack}</View>
          <View className="t-s quiet">{W.stockBackHint}</View>
        </View>
        <Switch
          checked={stockBack}
          color="#0b6e60"
          ariaLabel={W.stockBack}
          onChange={(event) => setBack(event.detail.value)}
        />
      </Label>
    </NoteSheet>
  )
}
