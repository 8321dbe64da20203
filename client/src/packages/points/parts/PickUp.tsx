import { View } from '@tarojs/components'
import type { PickUpView } from '../../../../../domain/points/answers'
import { Card } from '../../../components/Basics'
import { Button } from '../../../components/Button'
import { callPhone } from '../../../services/phone'
import { WORDS } from '../text'

/** 领取点: where to go, when, and a voice. */
export function PickUp({ pickUp }: { pickUp: PickUpView | null }) {
  if (!pickUp) return null
  const { name, address, hours, phone } = pickUp
  return (
    <Card>
      <View className="stack">
        <View>
          <View className="quiet">{WORDS.good.pickUp}</View>
          <View className="t-l wrap">{name}</View>
          <View className="wrap">{address}</View>
          <View>{hours}</View>
        </View>
        {phone ? (
          <Button icon="phone" label={WORDS.code.phone} onClick={() => callPhone(phone)}>
            {WORDS.code.phone}
          </Button>
        ) : null}
      </View>
    </Card>
  )
}
