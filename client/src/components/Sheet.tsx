import { View } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import { T } from '../text'
import { Icon } from './Icon'

/** A question over the page; the shade and the cross turn back. */
export function Sheet({
  title,
  onClose,
  children,
}: PropsWithChildren<{ title: string; onClose: () => void }>) {
  return (
    <View className="sheet" ariaRole="dialog" ariaLabel={title}>
      <View className="sheet__shade" onClick={onClose} />
      <View className="sheet__back">
        <View className="sheet__body">
          <View className="sheet__head">
            <View className="t-l grow">{title}</View>
            <View
              className="sheet__close"
              hoverClass="tap"
              ariaRole="button"
              ariaLabel={T.cancel}
              onClick={onClose}
            >
              <Icon name="cross" />
            </View>
          </View>
          <View className="stack">{children}</View>
        </View>
      </View>
    </View>
  )
}
