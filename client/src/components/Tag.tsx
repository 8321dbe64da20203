import { View } from '@tarojs/components'
import type { Row } from '../../../domain/contract'
import { T } from '../text'

/** The state in words; colour only repeats it. */
export function Tag({ text, tone, overdue }: Row['tag'] & { overdue: boolean }) {
  const looks = overdue ? 'bad' : tone
  return (
    <View className={`tag${looks === 'plain' ? '' : ` tag--${looks}`}`}>
      {overdue ? `${text} · ${T.steps.overdue}` : text}
    </View>
  )
}
