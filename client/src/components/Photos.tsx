import { Image, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { MAX_PHOTOS } from '../../../domain/call/limits'
import type { PhotoView } from '../../../domain/contract'
import type { LocalPhoto } from '../services/upload'
import { T } from '../text'
import { Icon } from './Icon'

const open = (urls: string[], current: string) => void Taro.previewImage({ urls, current })

/** Photos to look at; a tap shows one in full. One whose address is not known yet keeps its place. */
export function PhotoRow({ photos }: { photos: PhotoView[] }) {
  if (!photos.length) return null
  const urls = photos.map((photo) => photo.url)
  const known = urls.filter(Boolean)
  return (
    <View className="photos">
      {urls.map((url, i) => (
        <View
          key={i}
          className="photo"
          ariaRole="button"
          ariaLabel={T.photo.see(i + 1)}
          onClick={() => url && open(known, url)}
        >
          {url ? <Image className="photo__image" src={url} mode="aspectFill" lazyLoad /> : null}
        </View>
      ))}
    </View>
  )
}

/** Photos on this phone: added, looked at and taken away. */
export function PhotoPicker({
  photos,
  most = MAX_PHOTOS,
  onAdd,
  onRemove,
}: {
  photos: LocalPhoto[]
  most?: number
  onAdd: () => void
  onRemove: (index: number) => void
}) {
  const paths = photos.map((photo) => photo.path)
  return (
    <View className="photos">
      {paths.map((path, i) => (
        <View key={path} className="photo">
          <Image
            className="photo__image"
            src={path}
            mode="aspectFill"
            ariaLabel={T.photo.see(i + 1)}
            onClick={() => open(paths, path)}
          />
          <View
            className="photo__cross"
            ariaRole="button"
            ariaLabel={T.photo.remove(i + 1)}
            onClick={() => onRemove(i)}
          >
            <Icon name="cross" />
          </View>
        </View>
      ))}
      {photos.length < most ? (
        <View
          className="photo photo--add"
          hoverClass="tap"
          ariaRole="button"
          ariaLabel={T.photo.add}
          onClick={onAdd}
        >
          <Icon name="camera" size="big" />
          {photos.length ? T.photo.count(photos.length, most) : T.photo.add}
        </View>
      ) : null}
    </View>
  )
}
