import { Picker, View } from '@tarojs/components'
import { useState } from 'react'
import type { Domain } from '../../../../../domain/points/types'
import { AtField } from '../../../components/AtField'
import { Card, Tabs } from '../../../components/Basics'
import { WordsAsked } from '../../../components/Field'
import { Tiles } from '../../../components/Tiles'
import { answered } from '../../../services/question'
import { datePlus, dayText } from '../../../services/days'
import { WORDS } from '../text'
import {
  DEED_DAYS,
  durationText,
  minutesOfSpan,
  rulesByDomain,
  spanOf,
  type GiveFields,
  type RuleLine,
  type StandsFor,
  type YesNo,
} from './form'

const W = WORDS.give

interface Props {
  fields: GiveFields
  onChange: (some: Partial<GiveFields>) => void
}

const yesNo = (words: { no: string; yes: string }) => [
  { key: 'no', text: words.no },
  { key: 'yes', text: words.yes },
]

/** What was done, in three kinds. */
export function RuleQuestion({
  rules,
  of,
  fields,
  onChange,
}: Props & { rules: readonly RuleLine[]; of: StandsFor }) {
  const groups = rulesByDomain(rules, of)
  const [domain, setDomain] = useState<Domain>(groups[0]?.domain ?? 'JS')
  const own = groups.find((group) => group.domain === domain)?.rules ?? []
  return (
    <Card>
      <View className="stack">
        <View className="t-l">{W.rule}</View>
        <Tabs
          items={groups.map((group) => ({ key: group.domain, text: W.domains[group.domain] }))}
          value={domain}
          onChange={setDomain}
        />
        <Tiles
          columns={2}
          name="rule"
          items={own.map(({ code, name, points, unit, for: whom }) => ({
            key: code,
            text: W.tile(`${W.whom[whom]}${name}`, points, W.unit[unit]),
          }))}
          value={fields.rule}
          onPick={(rule) => onChange({ rule })}
        />
      </View>
    </Card>
  )
}

/** Which of several teams that the number's owner leads. */
export function TeamQuestion({ of, fields, onChange }: Props & { of: StandsFor }) {
  return (
    <Card>
      <View className="stack">
        <View className="t-l">{W.team}</View>
        <Tiles
          columns={2}
          name="team"
          items={of.teams.map(({ id: key, name: text }) => ({ key, text }))}
          value={fields.team}
          onPick={(team) => onChange({ team })}
        />
      </View>
    </Card>
  )
}

/** How long, to the minute: rounding is for points alone. */
export function MinutesQuestion({ fields, onChange }: Props) {
  const text = durationText(fields.minutes)
  return (
    <Card>
      <View className="stack">
        <View className="t-l">{W.minutes}</View>
        <AtField name="minutes" />
        <Picker
          mode="time"
          value={spanOf(fields.minutes)}
          onChange={(event) => {
            answered()
            onChange({ minutes: minutesOfSpan(event.detail.value) })
          }}
        >
          <View className="btn btn--plain" ariaRole="button" ariaLabel={W.minutesPick(text)}>
            {text}
          </View>
        </Picker>
        <View className="t-s quiet">{W.minutesHint}</View>
      </View>
    </Card>
  )
}

export function DayQuestion({
  fields,
  today,
  now,
  onChange,
}: Props & { today: string; now: number }) {
  const yesterday = datePlus(today, -1)
  const text = dayText(fields.day, now)
  return (
    <Card>
      <View className="stack">
        <View className="t-l">{W.day}</View>
        <Tiles
          columns={2}
          name="day"
          items={[
            { key: today, text: W.today },
            { key: yesterday, text: W.yesterday },
          ]}
          value={fields.day}
          onPick={(day) => onChange({ day })}
        />
        <Picker
          mode="date"
          value={fields.day}
          start={datePlus(today, -DEED_DAYS)}
          end={today}
          onChange={(event) => onChange({ day: event.detail.value })}
        >
          <View className="btn btn--plain" ariaRole="button" ariaLabel={W.dayPick(text)}>
            {fields.day === today || fields.day === yesterday ? W.other : text}
          </View>
        </Picker>
      </View>
    </Card>
  )
}

export function DeedQuestion({ fields, onChange }: Props) {
  return (
    <Card>
      <View className="stack">
        <WordsAsked
          name="deed"
          label={W.deed}
          hint={W.deedExample}
          value={fields.deed}
          onInput={(deed) => onChange({ deed })}
        />
        <View className="t-s quiet">{W.deedHint}</View>
      </View>
    </Card>
  )
}

/** 保密, which is the exception, and 回避, which is always answered. */
export function LastQuestions({ fields, onChange }: Props) {
  return (
    <>
      <Card>
        <View className="stack">
          <View className="t-l">{W.confidential}</View>
          <Tiles
            columns={2}
            name="confidential"
            items={yesNo(W.confidentialTiles)}
            value={fields.confidential}
            onPick={(key) => onChange({ confidential: key as YesNo })}
          />
          <View className="t-s quiet">{W.confidentialHint}</View>
        </View>
      </Card>
      <Card>
        <View className="stack">
          <View className="t-l">{W.kin}</View>
          <Tiles
            columns={2}
            name="kin"
            items={yesNo(W.kinTiles)}
            value={fields.kin}
            onPick={(key) => onChange({ kin: key as YesNo })}
          />
          {fields.kin === 'yes' ? <View className="warn strong">{W.kinStop}</View> : null}
        </View>
      </Card>
    </>
  )
}
