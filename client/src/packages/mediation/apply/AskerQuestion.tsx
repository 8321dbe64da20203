import { View } from '@tarojs/components'
import { Card } from '../../../components/Basics'
import { Tiles } from '../../../components/Tiles'
import type { ApplyFields, How } from '../draft'
import { Line } from '../parts/Field'
import { WORDS } from '../text'
import { DESK } from '../textDesk'
import { AgentFields, type Form, tilesOf } from './Questions'

const W = DESK.file
const HOW = tilesOf(W.ways)
const WHO = tilesOf(W.forWhom)

/** 代办: who has come, how, and for whom he asks. */
export function AskerQuestion({ draft: { fields }, write, change }: Form) {
  const { forWhom, how } = fields
  const isOrg = forWhom === 'org'
  return (
    <View className="stack">
      <View className="strong">{W.howAsk}</View>
      <Tiles
        columns={3}
        name="how"
        items={HOW}
        value={how ?? null}
        onPick={(key) => change({ how: key as How })}
      />
      <View className="strong">{W.forAsk}</View>
      <Tiles
        columns={3}
        items={WHO}
        value={forWhom}
        onPick={(key) => change({ forWhom: key as ApplyFields['forWhom'] })}
      />
      <Card>
        <View className="stack">
          <Line
            key={`name ${forWhom}`}
            name="name"
            label={isOrg ? WORDS.apply_.orgName : WORDS.apply_.partyName}
            value={fields.name}
            onInput={(name) => write({ name })}
          />
          <Line
            key={`phone ${forWhom}`}
            name="phone"
            label={WORDS.apply_.partyPhone}
            value={fields.phone}
            number
            most={12}
            onInput={(phone) => write({ phone })}
          />
          <Line
            label={W.address}
            value={fields.address ?? ''}
            onInput={(address) => write({ address })}
          />
        </View>
      </Card>
      {forWhom === 'self' ? null : (
        <AgentFields fields={fields} write={write} change={change} isOrg={isOrg} words={W.agent} />
      )}
    </View>
  )
}
