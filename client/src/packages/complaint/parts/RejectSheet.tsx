import { View } from '@tarojs/components'
import { useRef, useState } from 'react'
import { saysSomething } from '../../../../../domain/call/said'
import { WAYS, type Way } from '../../../../../domain/complaint/subjects'
import type { ComplaintView } from '../../../../../domain/contract'
import { Button } from '../../../components/Button'
import { Words } from '../../../components/Field'
import { Sheet } from '../../../components/Sheet'
import { Tiles } from '../../../components/Tiles'
import type { SheetProps } from '../../../components/steps/useSteps'
import { askAt } from '../../../services/question'
import { T } from '../../../text'
import { WORDS } from '../text'

const W = WORDS.sheets
const WAY_TILES = (Object.keys(WAYS) as Way[]).map((key) => ({ key, text: WAYS[key].name }))

/** 不予受理: where it belongs by law, and why. */
export function RejectSheet({ action, busy, run, onClose }: SheetProps<ComplaintView>) {
  const [way, setWay] = useState<Way | null>(null)
  const note = useRef('')
  const done = () => {
    const reason = note.current.trim()
    if (!way) return askAt('way', W.needWay)
    if (!saysSomething(reason)) return askAt('reason', W.needReason)
    void run({ way, note: reason })
  }
  return (
    <Sheet title={action.label} onClose={onClose}>
      <View className="strong">{W.way}</View>
      <Tiles
        columns={2}
        name="way"
        items={WAY_TILES}
        value={way}
        onPick={(key) => setWay(key as Way)}
      />
      {way ? <View className="quiet">{WAYS[way].text}</View> : null}
      <Words
        short
        name="reason"
        label={W.reason}
        hint={W.reasonHint}
        value=""
        onInput={(text) => {
          note.current = text
        }}
      />
      <Button kind="danger" off={busy} onClick={done}>
        {busy ? T.steps.working : action.label}
      </Button>
    </Sheet>
  )
}
