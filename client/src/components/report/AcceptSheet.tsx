import { useState } from 'react'
import { say } from '../../services/toast'
import { T } from '../../text'
import { Button } from '../Button'
import { CategoryPicker } from '../CategoryPicker'
import { Sheet } from '../Sheet'

/** 受理: the category decides the lead unit and the time there is. */
export function AcceptSheet({
  category,
  label,
  busy,
  onDone,
  onClose,
}: {
  category: string | null
  label: string
  busy: boolean
  onDone: (category: string) => void
  onClose: () => void
}) {
  const [chosen, setChosen] = useState(category)
  const done = () => (chosen ? onDone(chosen) : say(T.act.needCategory))
  return (
    <Sheet title={T.act.acceptTitle} onClose={onClose}>
      <CategoryPicker value={chosen} onPick={(code) => setChosen(code)} />
      <Button kind="primary" off={busy} onClick={done}>
        {busy ? T.act.working : label}
      </Button>
    </Sheet>
  )
}
