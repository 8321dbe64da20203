import { View } from '@tarojs/components'
import type { PeekView } from '../../../../../domain/points/answers'
import { Card } from '../../../components/Basics'
import { Icon } from '../../../components/Icon'
import { when } from '../../../services/time'
import { GoodPicture } from '../parts/GoodPicture'
import { WORDS } from '../text'

const W = WORDS.scan

/** What is to be handed out, to whom, and who comes for it. */
export function Found({ seen, unsure }: { seen: PeekView; unsure: boolean }) {
  return (
    <>
      {unsure ? (
        <Card tone="warn">
          <View className="strong">{W.unknown}</View>
          <View>{W.unknownHint}</View>
        </Card>
      ) : null}
      <Card>
        <View className="stack hand">
          <GoodPicture big name={seen.goodName} picture={seen.picture} />
          <View className="t-xl wrap">{seen.goodName}</View>
          <View>
            <View className="quiet">{W.forWhom}</View>
            <View className="t-xl">{seen.ownerName}</View>
          </View>
          {seen.proxyName ? <View className="t-l good wrap">{W.proxy(seen.proxyName)}</View> : null}
          <View className="quiet">{seen.proxyName ? W.proxyHint : W.ownHint}</View>
        </View>
      </Card>
    </>
  )
}

/** A second scan: what, when and by whom. */
export function Before({ seen, now }: { seen: PeekView; now: number }) {
  return (
    <Card tone="warn">
      <View className="stack" ariaRole="alert">
        <View className="row row--top bad">
          <Icon name="alarm" size="big" />
          <View className="grow t-l">{W.before.title}</View>
        </View>
        <View className="strong wrap">{W.before.what(seen.goodName, seen.ownerName)}</View>
        {seen.proxyName ? <View>{W.proxy(seen.proxyName)}</View> : null}
        {seen.handedAt === null ? null : (
          <View className="strong">{W.before.when(when(seen.handedAt, now))}</View>
        )}
        {seen.keeperName ? <View className="strong">{W.before.by(seen.keeperName)}</View> : null}
        <View>{W.before.next}</View>
      </View>
    </Card>
  )
}

/** Nothing is handed out: why, and what to do next. */
export function Refused({ title, next }: { title: string; next: string }) {
  return (
    <Card tone="warn">
      <View className="stack" ariaRole="alert">
        <View className="row row--top bad">
          <Icon name="alarm" size="big" />
          <View className="grow t-l">{title}</View>
        </View>
        <View className="t-m">{next}</View>
      </View>
    </Card>
  )
}
