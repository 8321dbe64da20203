import { View } from '@tarojs/components'
import { useRef } from 'react'
import { Button } from '../../../components/Button'
import { Line } from '../../../components/Field'
import { Sheet } from '../../../components/Sheet'
import { WORDS } from '../text'

const W = WORDS.scan
/** Fourteen digits and the blanks between them. */
const MOST = 24

/** For a camera that fails: the digits that stand below the code. */
export function DigitsSheet({
  busy,
  onDone,
  onClose,
}: {
  busy: boolean
  onDone: (code: string) => void
  onClose: () => void
}) {
  const digits = useRef('')
  return (
    <Sheet title={W.digitsTitle} onClose={onClose}>
      <View className="quiet">{W.digitsHint}</View>
      <Line
        code
        number
        name="digits"
        label={W.digitsTitle}
        hint={W.digitsExample}
        most={MOST}
        value=""
        onInput={(text) => {
          digits.current = text
        }}
      />
      <Button kind="primary" off={busy} onClick={() => onDone(digits.current)}>
        {W.digitsDone}
      </Button>
    </Sheet>
  )
}
