import { View } from '@tarojs/components'
import { useRef, useState } from 'react'
import { RATINGS } from '../../../../../domain/complaint/subjects'
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
const OUTCOMES = Object.entries(RATINGS).map(([key, text]) => ({ key, text }))

/** 评价 of the answer. */
export function RateSheet({ matter, action, busy, run, onClose }: SheetProps<ComplaintView>) {
  const [outcome, setOutcome] = useState<string | null>(null)
  const comment = useRef('')
  const done = () =>
    outcome
      ? void run({ outcome, comment: comment.current.trim() })
      : askAt('outcome', W.needOutcome)
  const mayAsk = matter.round === 1
  return (
    <Sheet title={W.outcome} onClose={onClose}>
      <Tiles columns={3} name="outcome" items={OUTCOMES} value={outcome} onPick={setOutcome} />
      {outcome === 'unsatisfied' && mayAsk ? (
        <View className="warn">{WORDS.detail.again}</View>
      ) : null}
      <Words
        short
        label={W.comment}
        value=""
        onInput={(text) => {
          comment.current = text
        }}
      />
      <Button kind="primary" off={busy} onClick={done}>
        {busy ? T.steps.working : action.label}
      </Button>
    </Sheet>
  )
}
