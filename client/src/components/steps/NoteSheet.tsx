import { View } from '@tarojs/components'
import { useRef, type PropsWithChildren } from 'react'
import type { ActionView } from '../../../../domain/contract'
import { saysSomething } from '../../../../domain/call/said'
import { T } from '../../text'
import { Button } from '../Button'
import { Words } from '../Field'
import { Sheet } from '../Sheet'
import { keepWords, wordsOf } from './written'
import { askAt } from '../../services/question'

const READ_BY = { people: '', colleagues: T.steps.toColleagues, both: T.steps.toPeople }

/** A step that must say why, and who will read it; beside it what is for colleagues alone, and what else it asks. */
export function NoteSheet({
  action,
  about = '',
  busy,
  onDone,
  onClose,
  children,
}: PropsWithChildren<{
  action: ActionView
  /** What it is a step of: words that were begun about it are there again. */
  about?: string
  busy: boolean
  onDone: (words: { note: string; inside?: string }) => void
  onClose: () => void
}>) {
  const begun = useRef(wordsOf(about, action.action))
  const words = useRef({ note: begun.current, inside: '' })
  const done = () => {
    const note = words.current.note.trim()
    const inside = words.current.inside.trim()
    if (!saysSomething(note)) return askAt('note', T.steps.needNote)
    return onDone(inside ? { note, inside } : { note })
  }
  const write = (note: string) => {
    words.current.note = note
    keepWords(about, action.action, note)
  }
  const readBy = READ_BY[action.says]
  return (
    <Sheet title={action.label} onClose={onClose}>
      {readBy ? <View className="t-s quiet">{readBy}</View> : null}
      <Words
        short
        name="note"
        label={readBy ? `${T.steps.noteAsk}，${readBy}` : T.steps.noteAsk}
        hint={action.hint || T.steps.noteAsk}
        value={begun.current}
        onInput={write}
      />
      {action.says === 'both' ? (
        <>
          <View className="t-s quiet">{T.steps.insideAsk}</View>
          <Words
            short
            label={T.steps.insideAsk}
            hint={T.steps.insideHint}
            value=""
            onInput={(inside) => (words.current.inside = inside)}
          />
        </>
      ) : null}
      {children}
      <Button kind={action.weight === 'danger' ? 'danger' : 'primary'} off={busy} onClick={done}>
        {busy ? T.steps.working : action.label}
      </Button>
    </Sheet>
  )
}
