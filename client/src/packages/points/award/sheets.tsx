import { View } from '@tarojs/components'
import { useRef, useState } from 'react'
import type { AwardView } from '../../../../../domain/points/answers'
import { Button } from '../../../components/Button'
import { Words } from '../../../components/Field'
import { Sheet } from '../../../components/Sheet'
import type { SheetProps, Sheets } from '../../../components/steps/useSteps'
import { Tiles } from '../../../components/Tiles'
import { T } from '../../../text'
import { OPEN } from '../textOpen'
import { deciding } from './deciding'
import { askAt } from '../../../services/question'

const W = OPEN.award
const KIN = [
  { key: 'no', text: W.kinTiles.no },
  { key: 'yes', text: W.kinTiles.yes },
]

/** Whoever decides says whether it is a relative (回避), and why, where it is a no. */
function DecideSheet({ action, busy, run, onClose }: SheetProps<AwardView>) {
  const [kin, setKin] = useState<string | null>(null)
  const note = useRef('')
  const asks = deciding(action.action)
  const done = () => {
    const text = note.current.trim()
    const fault = asks.fault(kin, text)
    if (fault) return askAt(kin === 'no' ? 'note' : 'kin', fault)
    void run({ note: text, kin: false })
  }
  return (
    <Sheet title={action.label} onClose={onClose}>
      <View className="strong">{W.kinAsk}</View>
      <Tiles columns={2} name="kin" items={KIN} value={kin} onPick={setKin} />
      {kin === 'yes' ? (
        <View className="warn strong">{W.kinStop}</View>
      ) : (
        <>
          {action.action === 'reverse' ? <View>{W.reverseHint}</View> : null}
          <Words
            short
            name="note"
            label={asks.isNoteNeeded ? T.steps.noteAsk : W.noteOptional}
            hint={action.hint}
            value=""
            onInput={(text) => (note.current = text)}
          />
          <Button
            kind={action.weight === 'danger' ? 'danger' : 'primary'}
            off={busy}
            onClick={done}
          >
            {busy ? T.steps.working : action.label}
          </Button>
        </>
      )}
    </Sheet>
  )
}

/** The decisions; an appeal asks for a sentence alone. */
export const AWARD_SHEETS: Sheets<AwardView> = {
  pass: DecideSheet,
  reject: DecideSheet,
  confirm: DecideSheet,
  refuse: DecideSheet,
  reverse: DecideSheet,
}
