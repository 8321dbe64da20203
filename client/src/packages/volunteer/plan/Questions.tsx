import { View } from '@tarojs/components'
import type { RulesView } from '../../../../../domain/points/answers'
import { MIN_AGES } from '../../../../../domain/volunteer/age'
import { Card } from '../../../components/Basics'
import { Button } from '../../../components/Button'
import { Line, WordsAsked } from '../../../components/Field'
import { Tiles } from '../../../components/Tiles'
import { useNow } from '../../../components/useNow'
import { choosePin } from '../../../services/place'
import { say } from '../../../services/toast'
import { T } from '../../../text'
import { SpanPicker } from '../parts/SpanPicker'
import { ACT } from '../textActivity'
import { hourRules, type PlanFields } from './form'

const W = ACT.plan
/** Characters of a title and a place. */
const MOST = 30
const AGES = MIN_AGES.map((age) => ({ key: String(age), text: W.ages[age] }))
const YES_NO = (['yes', 'no'] as const).map((key) => ({ key, text: W.insuredTiles[key] }))

export interface Props {
  fields: PlanFields
  /** For what is typed: it is the field's own and draws nothing. */
  write: (some: Partial<PlanFields>) => void
  change: (some: Partial<PlanFields>) => void
}

export function WhatQuestion({ fields, write }: Props) {
  return (
    <Card>
      <View className="stack">
        <Line
          name="title"
          label={W.title}
          hint={W.titleHint}
          most={MOST}
          value={fields.title}
          onInput={(title) => write({ title })}
        />
        <WordsAsked
          name="content"
          label={W.content}
          hint={W.contentHint}
          value={fields.content}
          onInput={(content) => write({ content })}
        />
      </View>
    </Card>
  )
}

/** When and where; on the map too, if somebody likes. */
export function WhereQuestion({ fields, write, change }: Props) {
  const now = useNow()
  const pin = async () => {
    const chosen = await choosePin()
    if (chosen === 'failed') return say(T.place.pinFail)
    if (chosen === 'cancelled' || chosen.place.kind !== 'pin') return
    change({ point: [chosen.place.lng, chosen.place.lat] })
  }
  return (
    <Card>
      <View className="stack">
        <View className="t-l">{W.when}</View>
        <SpanPicker span={fields.span} now={now} onChange={(span) => change({ span })} />
        <Line
          name="venue"
          label={W.venue}
          hint={W.venueHint}
          most={MOST}
          value={fields.venue}
          onInput={(venue) => write({ venue })}
        />
        <Button icon="pin" onClick={() => void pin()}>
          {fields.point ? W.pinned : W.pin}
        </Button>
      </View>
    </Card>
  )
}

export function WhoQuestion({ fields, write, change }: Props) {
  return (
    <Card>
      <View className="stack">
        <Line
          number
          name="places"
          label={W.places}
          most={3}
          value={fields.places}
          onInput={(places) => write({ places })}
        />
        <View className="t-l">{W.minAge}</View>
        <Tiles
          columns={2}
          items={AGES}
          value={String(fields.minAge)}
          onPick={(key) => change({ minAge: Number(key) as PlanFields['minAge'] })}
        />
        <Line
          label={W.skills}
          hint={W.skillsHint}
          most={100}
          value={fields.skills}
          onInput={(skills) => write({ skills })}
        />
      </View>
    </Card>
  )
}

export function RiskQuestion({ fields, write, change }: Props) {
  return (
    <Card>
      <View className="stack">
        <View className="t-l">{W.insured}</View>
        <Tiles
          columns={2}
          name="insured"
          items={YES_NO}
          value={fields.insured}
          onPick={(key) => change({ insured: key as 'yes' | 'no' })}
        />
        <WordsAsked
          name="risk"
          label={W.risk}
          hint={W.riskHint}
          value={fields.risk}
          onInput={(risk) => write({ risk })}
        />
      </View>
    </Card>
  )
}

export function RuleQuestion({ fields, change, rules }: Props & { rules: RulesView['rules'] }) {
  return (
    <Card>
      <View className="stack">
        <View className="t-l">{W.rule}</View>
        <Tiles
          columns={2}
          name="rule"
          items={hourRules(rules).map(({ code, name, points }) => ({
            key: code,
            text: W.tile(name, points),
          }))}
          value={fields.rule}
          onPick={(rule) => change({ rule })}
        />
      </View>
    </Card>
  )
}
