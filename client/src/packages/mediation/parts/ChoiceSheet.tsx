import { Button } from '../../../components/Button'
import { Sheet } from '../../../components/Sheet'
import { Tiles } from '../../../components/Tiles'
import { WORDS } from '../text'

/** One filter's choices, as large as a thumb; the last one asks for nothing. */
export function ChoiceSheet({
  title,
  items,
  value,
  none = WORDS.window.any,
  onPick,
  onClose,
}: {
  title: string
  items: { key: string; text: string }[]
  value: string | null
  none?: string
  onPick: (key: string | null) => void
  onClose: () => void
}) {
  return (
    <Sheet title={title} onClose={onClose}>
      <Tiles columns={2} items={items} value={value} onPick={onPick} />
      <Button onClick={() => onPick(null)}>{none}</Button>
    </Sheet>
  )
}
