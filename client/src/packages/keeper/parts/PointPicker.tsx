import { View } from '@tarojs/components'
import { Tiles } from '../../../components/Tiles'

/** Which pick-up point this is; tiles where the reader has several. */
export function PointPicker({
  point,
  points,
  onPick,
}: {
  point: { code: string; name: string; address: string }
  points: readonly { code: string; name: string }[]
  onPick: (code: string) => void
}) {
  return (
    <>
      <View>
        <View className="t-l wrap">{point.name}</View>
        <View className="t-s quiet wrap">{point.address}</View>
      </View>
      {points.length > 1 ? (
        <Tiles
          columns={2}
          items={points.map(({ code, name }) => ({ key: code, text: name }))}
          value={point.code}
          onPick={onPick}
        />
      ) : null}
    </>
  )
}
