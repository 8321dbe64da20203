import { View } from '@tarojs/components'
import { AGE_BANDS, mayRegister } from '../../../../../domain/volunteer/age'
import { Button } from '../../../components/Button'
import { Line } from '../../../components/Field'
import { Tiles } from '../../../components/Tiles'
import { T } from '../../../text'
import { WORDS } from '../text'
import type { Band, Registering } from './useRegister'

const W = WORDS.register
const MOST = 20
/** Most are grown up: theirs is the first. */
const BANDS = (Object.keys(AGE_BANDS) as Band[])
  .filter(mayRegister)
  .reverse()
  .map((key) => ({ key, text: AGE_BANDS[key].text }))

/** 称呼 and age, as much as an activity must know, and the tap that sends them. */
export function RegisterFields({
  registering,
  label,
}: {
  registering: Registering
  /** What the tap says. */
  label: string
}) {
  const { name, band, setBand, busy, send } = registering
  return (
    <>
      <Line
        name="name"
        label={W.name}
        hint={W.nameHint}
        value={name.current}
        most={MOST}
        onInput={(text) => {
          name.current = text
        }}
      />
      <View className="t-s quiet">{W.nameWho}</View>
      <View className="strong">{W.band}</View>
      <Tiles
        columns={2}
        name="band"
        items={BANDS}
        value={band}
        onPick={(key) => setBand(key as Band)}
      />
      <View className="t-s quiet">{W.under}</View>
      <Button kind="primary" off={busy} onClick={send}>
        {busy ? T.steps.working : label}
      </Button>
    </>
  )
}
