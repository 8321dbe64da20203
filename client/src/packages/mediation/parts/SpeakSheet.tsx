import { View } from '@tarojs/components'
import { useRef, useState } from 'react'
import type { CaseView } from '../../../../../domain/mediation/answers'
import { saysSomething } from '../../../../../domain/call/said'
import { Button } from '../../../components/Button'
import { Sheet } from '../../../components/Sheet'
import type { SheetProps } from '../../../components/steps/useSteps'
import { Tiles } from '../../../components/Tiles'
import { T } from '../../../text'
import { Words } from './Field'
import { replaceLines } from './replaced'
import { CASE_WORDS } from './text'
import { askAt } from '../../../services/question'

const W = CASE_WORDS.sheets
type Props = SheetProps<CaseView>

interface Speaking {
  /** What it means, in sentences, or of this case. */
  lines: readonly string[] | ((view: CaseView) => readonly string[])
  /** The placeholder of a field for a sentence; empty: nothing is asked. */
  note?: string
  needed?: boolean
}

/** A party's word: what it means, at most a sentence why, and the button that says it. */
const speaking = ({ lines, note = '', needed = false }: Speaking) =>
  function Speak({ matter, action, busy, run, onClose }: Props) {
    const text = useRef('')
    const told = typeof lines === 'function' ? lines(matter) : lines
    const done = () => {
      const said = text.current.trim()
      if (needed && !saysSomething(said)) return askAt('note', T.steps.needNote)
      void run(note ? { note: said } : {})
    }
    return (
      <Sheet title={action.label} onClose={onClose}>
        {told.map((line) => (
          <View key={line}>{line}</View>
        ))}
        {note ? (
          <Words
            short
            name="note"
            label={note}
            value=""
            onInput={(words) => (text.current = words)}
          />
        ) : null}
        <Button kind={action.weight === 'danger' ? 'danger' : 'primary'} off={busy} onClick={done}>
          {busy ? T.steps.working : action.label}
        </Button>
      </Sheet>
    )
  }

export const ConsentSheet = speaking({ lines: W.consent })
export const RefuseSheet = speaking({ lines: W.refuse, note: W.refuseNote })
export const ApproveSheet = speaking({ lines: W.approve })
export const ReplaceSheet = speaking({ lines: replaceLines, note: W.replaceNote })
export const RecuseSheet = speaking({ lines: W.recuse, note: W.recuseNote, needed: true })
export const AgreeInviteSheet = speaking({ lines: W.agreeInvite })
export const RefuseInviteSheet = speaking({ lines: W.refuseInvite })
export const ExtendSheet = speaking({ lines: W.extend })

const Points = ({ title, items }: { title: string; items: readonly string[] }) => (
  <View>
    <View className="strong">{title}</View>
    {items.map((item) => (
      <View key={item}>{`· ${item}`}</View>
    ))}
  </View>
)

/** 权利义务告知 (人民调解法 art. 23, 24), read on the screen before the button that says so. */
export function RightsSheet({ action, busy, run, onClose }: Props) {
  return (
    <Sheet title={action.label} onClose={onClose}>
      <Points title={W.rightsTitle} items={W.rights} />
      <Points title={W.dutiesTitle} items={W.duties} />
      <View className="t-s quiet">{W.law}</View>
      <Button kind="primary" off={busy} onClick={() => void run({})}>
        {busy ? T.steps.working : action.label}
      </Button>
    </Sheet>
  )
}

const REASONS = Object.entries(W.terminateReasons).map(([key, text]) => ({ key, text }))

/** 终止调解: at any moment before an agreement, without having to say why. */
export function TerminateSheet({ action, busy, run, onClose }: Props) {
  const [reason, setReason] = useState('WITHDRAWN')
  const note = useRef('')
  return (
    <Sheet title={action.label} onClose={onClose}>
      {W.terminate.map((line) => (
        <View key={line}>{line}</View>
      ))}
      <View className="strong">{W.terminateAsk}</View>
      <Tiles columns={2} items={REASONS} value={reason} onPick={setReason} />
      <Words short label={W.terminateNote} value="" onInput={(words) => (note.current = words)} />
      <Button
        kind="danger"
        off={busy}
        onClick={() => void run({ reason, note: note.current.trim() })}
      >
        {busy ? T.steps.working : action.label}
      </Button>
    </Sheet>
  )
}
