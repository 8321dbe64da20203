import { View } from '@tarojs/components'
import { useRef, useState } from 'react'
import { saysSomething } from '../../../../../domain/call/said'
import type { ComplaintView } from '../../../../../domain/contract'
import { AtField } from '../../../components/AtField'
import { Button } from '../../../components/Button'
import { Words } from '../../../components/Field'
import { Sheet } from '../../../components/Sheet'
import { Tiles } from '../../../components/Tiles'
import type { SheetProps } from '../../../components/steps/useSteps'
import { askAt } from '../../../services/question'
import { T } from '../../../text'
import { WORDS } from '../text'

const W = WORDS.sheets

/** 请说明情况: one of those whom it concerns is asked, in words that say nothing of who has written it. */
export function InquireSheet({ matter, action, busy, run, onClose }: SheetProps<ComplaintView>) {
  const { askable } = matter
  const [to, setTo] = useState<string | null>(askable.length === 1 ? askable[0]!.id : null)
  const note = useRef('')
  if (!askable.length) {
    return (
      <Sheet title={action.label} onClose={onClose}>
        <View>{W.nobodyToAsk}</View>
        <Button onClick={onClose}>{T.understood}</Button>
      </Sheet>
    )
  }
  const done = () => {
    if (!to) return askAt('whom', W.needWhom)
    if (!saysSomething(note.current)) return askAt('question', W.needQuestion)
    void run({ to, note: note.current.trim() })
  }
  return (
    <Sheet title={action.label} onClose={onClose}>
      <View>{W.inquireHint}</View>
      <Tiles
        columns={2}
        items={askable.map(({ id, name }) => ({ key: id, text: name }))}
        value={to}
        onPick={setTo}
      />
      <AtField name="whom" />
      <Words
        short
        label={W.question}
        hint={W.questionHint}
        value=""
        onInput={(text) => {
          note.current = text
        }}
      />
      <AtField name="question" />
      <Button kind="primary" off={busy} onClick={done}>
        {busy ? T.steps.working : action.label}
      </Button>
    </Sheet>
  )
}
