import { View } from '@tarojs/components'
import { useMemo, useState } from 'react'
import type { AckCodeView } from '../../../../../domain/contract'
import { Button } from '../../../components/Button'
import { Sheet } from '../../../components/Sheet'
import { useBright } from '../../../components/useBright'
import { rowsOf } from '../../../services/qr'
import { when } from '../../../services/time'
import { inGroups } from '../parts/digits'
import { SERVED } from '../textServed'

const W = SERVED.code

/** 受助者确认码: held out to whom it was done for, and the same in digits to be read aloud. */
export function AckSheet({
  code,
  now,
  onClose,
}: {
  code: AckCodeView
  now: number
  onClose: () => void
}) {
  const [canDraw, setCanDraw] = useState(true)
  const rows = useMemo(() => rowsOf(code.text), [code.text])
  useBright(true)
  return (
    <Sheet title={W.title} onClose={onClose}>
      <View>{W.hint}</View>
      <View className="stack code">
        {canDraw ? (
          <View className="code__paper">
            <qr-code rows={rows} label={W.label} onFail={() => setCanDraw(false)} />
          </View>
        ) : (
          <View>{W.noCanvas}</View>
        )}
        <View className="digits" ariaLabel={code.digits}>
          {inGroups(code.digits)}
        </View>
      </View>
      <View>{W.until(when(code.until, now))}</View>
      <View className="t-s quiet">{W.paper}</View>
      <Button onClick={onClose}>{W.close}</Button>
    </Sheet>
  )
}
