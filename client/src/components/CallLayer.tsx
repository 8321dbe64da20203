import { View } from '@tarojs/components'
import { callPhone } from '../services/phone'
import { T } from '../text'
import { Button } from './Button'
import { Icon } from './Icon'

/** Dangers that need a voice before a form: one tap calls. */
export function CallLayer({
  name,
  tip,
  phone,
  onGo,
  onLeave,
}: {
  name: string
  tip: string
  phone: string
  onGo: () => void
  onLeave: () => void
}) {
  return (
    <View className="alarm" ariaRole="dialog" ariaLabel={T.danger.title}>
      <View className="alarm__mark">
        <Icon name="alarm" size="huge" />
      </View>
      <View className="t-xl">{`${name}：${T.danger.title}`}</View>
      <View className="t-m">{tip}</View>
      <Button kind="alarm" icon="phone" onClick={() => callPhone(phone)}>
        {T.danger.call(phone)}
      </Button>
      <Button onClick={onGo}>{T.danger.go}</Button>
      <Button kind="ghost" onClick={onLeave}>
        {T.danger.leave}
      </Button>
    </View>
  )
}
