import { View } from '@tarojs/components'
import { useRef, useState } from 'react'
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

/** 转交: to one of those who may have it; whomever it concerns is not among them. */
export function TransferSheet({ matter, action, busy, run, onClose }: SheetProps<ComplaintView>) {
  const [to, setTo] = useState<string | null>(null)
  const note = useRef('')
  const { receivers } = matter
  if (!receivers.length) {
    return (
      <Sheet title={W.transfer} onClose={onClose}>
        <View>{W.noReceiver}</View>
        <Button onClick={onClose}>{T.understood}</Button>
      </Sheet>
    )
  }
  const done = () =>
    to ? void run({ to, note: note.current.trim() }) : askAt('receiver', W.needReceiver)
  return (
    <Sheet title={W.transfer} onClose={onClose}>
      <Tiles
        columns={2}
        name="receiver"
        items={receivers.map(({ id, name, title }) => ({ key: id, text: `${title} ${name}` }))}
        value={to}
        onPick={setTo}
      />
      <Words
        short
        label={W.transferNote}
        value=""
        onInput={(text) => {
          note.current = text
        }}
      />
      <Button kind="primary" off={busy} onClick={done}>
        {busy ? T.steps.working : action.label}
      </Button>
    </Sheet>
  )
}
