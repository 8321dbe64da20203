import { Image, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { MAX_PHOTOS } from '../../../domain/contract/limits'
import type { PhotoView } from '../../../domain/contract'
import type { LocalPhoto } from '../services/upload'
import { T } from '../text'
import { Icon } from './Icon'

const open = (urls: string[], current: string) => void Taro.previewImage({ urls, current })

/** Photos to look at; a tap shows one in full. */
export function PhotoRow({ photos }: { photos: PhotoView[] }) {
  if (!photos.length) return null
  const urls = photos.map((photo) => photo.url)
  return (
    <View className="photos">
      {urls.map((url, i) => (
        <View
          key={i}
          className="photo"
          ariaRole="button"
          ariaLabel={T.report.seePhoto(i + 1)}
          onClick={() => open(urls, url)}
        >
          <Image className="photo__image" src={url} mode="aspectFill" lazyLoad />
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
            ariaLabel={T.report.seePhoto(i + 1)}
            onClick={() => open(paths, path)}
          />
          <View
            className="photo__cross"
            ariaRole="button"
            ariaLabel={T.report.removePhoto(i + 1)}
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
          ariaLabel={T.report.addPhoto}
          onClick={onAdd}
        >
          <Icon name="camera" size="big" />
          {photos.length ? T.report.photoCount(photos.length, most) : T.report.addPhoto}
        </View>
      ) : null}
    </View>
  )
}
