import { View } from '@tarojs/components'
import { useRef, useState } from 'react'
import type { StatementView } from '../../../../../domain/merchant/answers'
import { Button } from '../../../components/Button'
import { Line, Words } from '../../../components/Field'
import { Sheet } from '../../../components/Sheet'
import type { SheetProps } from '../../../components/steps/useSteps'
import { Tiles } from '../../../components/Tiles'
import { askAt } from '../../../services/question'
import { T } from '../../../text'
import { STATEMENT as W } from '../textStatement'

const DIGITS = /^\d{1,6}$/

/** 登记差异: of which item, how many were handed out in fact, and why the books say otherwise. */
export function CorrectSheet({ matter, action, busy, run, onClose }: SheetProps<StatementView>) {
  const { lines } = matter
  const [good, setGood] = useState<string | null>(lines.length === 1 ? lines[0]!.good : null)
  const counted = useRef('')
  const note = useRef('')
  const items = lines.map((line) => ({ key: line.good, text: line.name }))
  const chosen = lines.find((line) => line.good === good)
  const send = () => {
    const text = note.current.trim()
    if (!chosen) return askAt('good', W.goodAsk)
    if (!DIGITS.test(counted.current.trim())) return askAt('counted', W.countedAsk)
    if (text === '') return askAt('note', W.noteAsk)
    void run({ good: chosen.good, counted: Number(counted.current), note: text })
  }
  return (
    <Sheet title={action.label} onClose={onClose}>
      <View className="strong">{W.goodAsk}</View>
      <Tiles columns={2} name="good" items={items} value={good} onPick={setGood} />
      {chosen ? <View className="quiet">{W.byBooks(chosen.settled)}</View> : null}
      <Line
        number
        name="counted"
        label={W.counted}
        most={6}
        value=""
        onInput={(text) => (counted.current = text)}
      />
      <Words
        short
        name="note"
        label={W.noteAsk}
        hint={action.hint}
        value=""
        onInput={(text) => (note.current = text)}
      />
      <View className="t-s quiet">{W.clears}</View>
      <Button kind="primary" off={busy} onClick={send}>
        {busy ? T.steps.working : W.submit}
      </Button>
    </Sheet>
  )
}
