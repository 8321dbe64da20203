import { View } from '@tarojs/components'
import type { Purpose } from '../../../domain/call/basis'
import { PURPOSES } from '../../../domain/identity/purposes'
import { go } from '../services/go'
import { useSession } from '../services/session'
import { T } from '../text'
import { Button } from './Button'
import { Sheet } from './Sheet'

interface Props {
  purposes: readonly Purpose[]
  onAgree: () => void
  onLater: () => void
}

/**
 * What we collect and what for: before what needs it is first done, and once more when its words have
 * changed. Turning back loses nothing.
 */
export function ConsentSheet({ purposes, onAgree, onLater }: Props) {
  const hadAgreed = useSession((s) => purposes.some((p) => s.me?.consents[p]))
  return (
    <Sheet title={hadAgreed ? T.privacy.changedTitle : T.privacy.sheetTitle} onClose={onLater}>
      <View>{T.privacy.intro}</View>
      {purposes.map((purpose) => (
        <View key={purpose}>
          <View className="strong">{PURPOSES[purpose].title}</View>
          {PURPOSES[purpose].items.map((item) => (
            <View key={item} className="t-s">{`· ${item}`}</View>
          ))}
        </View>
      ))}
      <Button
        kind="primary"
        id="agree"
        openType={'agreePrivacyAuthorization' as never}
        onClick={onAgree}
      >
        {T.privacy.agree}
      </Button>
      <Button kind="ghost" onClick={() => go('/packages/me/privacy/index')}>
        {T.privacy.read}
      </Button>
      <Button kind="ghost" onClick={onLater}>
        {T.privacy.later}
      </Button>
    </Sheet>
  )
}
