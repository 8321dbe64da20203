import { Image, View } from '@tarojs/components'

/** The picture of a good, else the first character of its name. Its name stands beside it. */
export function GoodPicture({
  name,
  picture,
  big,
}: {
  name: string
  picture: string
  big?: boolean
}) {
  return (
    <View className={`thing${big ? ' thing--big' : ''}`} ariaHidden>
      {picture ? (
        <Image className="thing__image" src={picture} mode="aspectFill" lazyLoad />
      ) : (
        [...name][0]
      )}
    </View>
  )
}
