import { View } from '@tarojs/components'
import type { MutableRefObject, PropsWithChildren } from 'react'
import { Card } from '../../../components/Basics'
import { Line } from '../../../components/Field'

/** A code that somebody was given, typed; `children`: another way to give it, above the field. */
export function CodeCard({
  words: { hint, code, example },
  most,
  typed,
  children,
}: PropsWithChildren<{
  words: { hint: string; code: string; example: string }
  /** Its digits and the blanks between them. */
  most: number
  /** What stands in the field. */
  typed: MutableRefObject<string>
}>) {
  return (
    <Card>
      <View className="stack">
        <View>{hint}</View>
        {children}
        <Line
          code
          number
          name="code"
          label={code}
          hint={example}
          most={most}
          value=""
          onInput={(text) => {
            typed.current = text
          }}
        />
      </View>
    </Card>
  )
}
