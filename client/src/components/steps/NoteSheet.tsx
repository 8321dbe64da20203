import { Textarea } from '@tarojs/components'
import { useRef } from 'react'
import type { ActionView } from '../../../../domain/contract'
import { MAX_TEXT } from '../../../../domain/call/limits'
import { say } from '../../services/toast'
import { T } from '../../text'
import { Button } from '../Button'
import { Sheet } from '../Sheet'

/** A step that must say why. */
export function NoteSheet({
  action,
  busy,
  onDone,
  onClose,
}: {
  action: ActionView
  busy: boolean
  onDone: (note: string) => void
  onClose: () => void
}) {
  const note = useRef('')
  const done = () => (note.current.trim() ? onDone(note.current.trim()) : say(T.steps.needNote))
  return (
    <Sheet title={action.label} onClose={onClose}>
      <Textarea
        className="field field--short"
        maxlength={MAX_TEXT}
        placeholder={action.hint || T.steps.noteAsk}
        placeholderClass="field__hint"
        ariaLabel={T.steps.noteAsk}
        onInput={(event) => {
          note.current = event.detail.value
        }}
      />
      <Button kind={action.weight === 'danger' ? 'danger' : 'primary'} off={busy} onClick={done}>
        {busy ? T.steps.working : action.label}
      </Button>
    </Sheet>
  )
}
