import { Textarea } from '@tarojs/components'
import { useRef } from 'react'
import { MAX_TEXT } from '../../../../domain/contract/limits'
import { say } from '../../services/toast'
import { T } from '../../text'
import { Button } from '../Button'
import { Sheet } from '../Sheet'

/** A step that must say why. */
export function NoteSheet({
  title,
  hint,
  busy,
  danger,
  onDone,
  onClose,
}: {
  title: string
  hint: string
  busy: boolean
  danger: boolean
  onDone: (note: string) => void
  onClose: () => void
}) {
  const note = useRef('')
  const done = () => (note.current.trim() ? onDone(note.current.trim()) : say(T.act.needNote))
  return (
    <Sheet title={title} onClose={onClose}>
      <Textarea
        className="field field--short"
        maxlength={MAX_TEXT}
        placeholder={hint}
        placeholderClass="field__hint"
        ariaLabel={T.act.noteAsk}
        onInput={(event) => {
          note.current = event.detail.value
        }}
      />
      <Button kind={danger ? 'danger' : 'primary'} off={busy} onClick={done}>
        {busy ? T.act.working : title}
      </Button>
    </Sheet>
  )
}
