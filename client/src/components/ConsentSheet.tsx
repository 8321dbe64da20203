import { View } from '@tarojs/components'
import { go } from '../services/go'
import { useSession } from '../services/session'
import { T } from '../text'
import { Button } from './Button'
import { Sheet } from './Sheet'

/**
 * What we collect and why: before the first submit, and once more when the guide has changed. Turning back
 * loses nothing.
 */
export function ConsentSheet({ onAgree, onLater }: { onAgree: () => void; onLater: () => void }) {
  const hadAgreed = useSession((s) => Boolean(s.me?.consent))
  return (
    <Sheet title={hadAgreed ? T.privacy.changedTitle : T.privacy.sheetTitle} onClose={onLater}>
      <View>{T.privacy.intro}</View>
      {T.privacy.items.map((item) => (
        <View key={item} className="t-s">{`· ${item}`}</View>
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
