import { Image, View } from '@tarojs/components'
import { Icon } from '../../../components/Icon'
import { WORDS } from '../text'

/** A good as it looks; where the street has no photo of it, a small mark, and large nothing at all. */
export function Picture({ src, name, large }: { src: string; name: string; large?: boolean }) {
  if (!src && large) return null
  const looks = `goods__picture${large ? ' goods__picture--large' : ''}`
  if (!src)
    return (
      <View className={`${looks} goods__picture--none`}>
        <Icon name="gift" size="big" />
      </View>
    )
  return (
    <Image className={looks} src={src} mode="aspectFill" ariaLabel={WORDS.good.picture(name)} />
  )
}
