import { View } from '@tarojs/components'
import { Button } from '../../components/Button'
import { Icon } from '../../components/Icon'
import { go } from '../../services/go'
import { callPhone } from '../../services/phone'
import { say } from '../../services/toast'
import { getStreet } from '../../services/street'
import { T } from '../../text'

const FORM = 'packages/report/form/index'
const LIST = 'packages/report/list/index'

async function callCommunity(): Promise<void> {
  const street = await getStreet()
  const first = street.ok ? street.data.phones[0] : undefined
  if (first) callPhone(first.phone)
  else say(T.error.noStreet)
}

/** What a resident comes for: one tap to the form, one to a voice. */
export function Hero() {
  return (
    <View className="hero stack">
      <View className="stack stack--tight">
        <View className="t-xl">{T.home_.title}</View>
        <View className="t-s">{T.home_.sub}</View>
      </View>
      <Button kind="primary" icon="camera" onClick={() => go(`${FORM}?photo=1`)}>
        {T.home_.photo}
      </Button>
      <View className="pair">
        <Button icon="pen" onClick={() => go(FORM)}>
          {T.home_.write}
        </Button>
        <Button icon="phone" label={T.callCommunity} onClick={() => void callCommunity()}>
          {T.call}
        </Button>
      </View>
      <View className="t-s">{T.home_.danger}</View>
    </View>
  )
}

/** 长辈版: three things, large. */
export function BigButtons() {
  const items = [
    { key: 'photo', icon: 'camera', text: T.home_.photo, tap: () => go(`${FORM}?photo=1`) },
    { key: 'phone', icon: 'phone', text: T.home_.phone, tap: () => void callCommunity() },
    { key: 'progress', icon: 'list', text: T.home_.progress, tap: () => go(LIST) },
  ]
  return (
    <View className="stack">
      {items.map((item) => (
        <View
          key={item.key}
          className={`big big--${item.key}`}
          hoverClass="tap"
          ariaRole="button"
          ariaLabel={item.text}
          onClick={item.tap}
        >
          <Icon name={item.icon} size="huge" />
          {item.text}
        </View>
      ))}
      <View className="t-s quiet">{T.home_.danger}</View>
    </View>
  )
}
