import { View } from '@tarojs/components'
import { useMemo } from 'react'
import type { PrintedView } from '../../../../../domain/points/answers'
import { Button } from '../../../components/Button'
import { Sheet } from '../../../components/Sheet'
import { momentText } from '../parts/days'
import { rowsOf } from '../../../services/qr'
import { WORDS } from '../text'

const W = WORDS.print

/** 纸质取货码, as it is copied, photographed or printed: white paper whatever the theme. */
export function SlipSheet({ printed, onClose }: { printed: PrintedView; onClose: () => void }) {
  const { goodName, ownerName, pickUp, until, code } = printed
  const rows = useMemo(() => rowsOf(`gzdh:${code.replace(/\s/g, '')}`), [code])
  return (
    <Sheet title={W.title} onClose={onClose}>
      <View className="slip">
        <View className="t-l wrap">{goodName}</View>
        <View>{W.owner(ownerName)}</View>
        {pickUp ? <View className="wrap">{`${pickUp.name} ${pickUp.address}`}</View> : null}
        {pickUp ? <View>{pickUp.hours}</View> : null}
        <View>{WORDS.code.until(momentText(until))}</View>
        <View className="slip__code">
          <qr-code rows={rows} label={W.label} />
        </View>
        <View className="digits digits--paper">{code}</View>
      </View>
      <View className="strong">{W.hint}</View>
      <Button onClick={onClose}>{W.close}</Button>
    </Sheet>
  )
}
