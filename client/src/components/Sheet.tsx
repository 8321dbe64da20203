import { ScrollView, View } from '@tarojs/components'
import { useEffect, useState, type PropsWithChildren } from 'react'
import { answered } from '../services/question'
import { T } from '../text'
import { Bringing } from './AtField'
import { useCovering } from './covering'
import { Icon } from './Icon'
import { OverPage } from './overPage'

/** A question over the page; the shade and the cross turn back. */
export function Sheet({
  title,
  onClose,
  children,
}: PropsWithChildren<{ title: string; onClose: () => void }>) {
  useCovering()
  // The page under it would scroll and not the sheet, so the sheet brings what is asked in it.
  const [place, setPlace] = useState('')
  // What was asked in it is no longer asked.
  useEffect(() => answered, [])
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
          <ScrollView className="sheet__scroll" scrollY scrollWithAnimation scrollIntoView={place}>
            <View className="sheet__stack stack">
              <OverPage.Provider value>
                <Bringing.Provider value={setPlace}>{children}</Bringing.Provider>
              </OverPage.Provider>
            </View>
          </ScrollView>
        </View>
      </View>
    </View>
  )
}
