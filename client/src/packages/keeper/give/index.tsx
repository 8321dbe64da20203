import { View } from '@tarojs/components'
import { dateOf } from '../../../../../domain/calendar/zone'
import { pageOf } from '../../../../../domain/notice/pages'
import type { AwardView, RulesView } from '../../../../../domain/points/answers'
import { Card, Slot } from '../../../components/Basics'
import { Button } from '../../../components/Button'
import { Line } from '../../../components/Field'
import { Screen } from '../../../components/Screen'
import { Empty, Opening, Stale } from '../../../components/States'
import { useLoad } from '../../../components/useLoad'
import { useNow } from '../../../components/useNow'
import { call } from '../../../services/call'
import { copyKey } from '../../../services/copies'
import { go } from '../../../services/go'
import { T } from '../../../text'
import { WORDS } from '../text'
import { durationText, sumOf, type GiveFields, type RuleLine } from './form'
import {
  DayQuestion,
  DeedQuestion,
  LastQuestions,
  MinutesQuestion,
  RuleQuestion,
  TeamQuestion,
} from './Questions'
import { useGive } from './useGive'

const W = WORDS.give
/** Twelve digits and the blanks between them. */
const MOST = 20

function NumberQuestion({ give }: { give: ReturnType<typeof useGive> }) {
  if (give.member) {
    const { family, merchant, teams } = give.member
    const names = [family, merchant, ...teams.map(({ name }) => name)].filter(
      (name) => name !== null,
    )
    return (
      <Card>
        <View className="stack">
          <View className="t-l">{W.whose(give.member.name)}</View>
          <View>{W.whoseHint}</View>
          {names.length > 0 ? <View className="quiet">{W.standsFor(names.join('、'))}</View> : null}
          <Button small onClick={give.leave}>
            {W.change}
          </Button>
        </View>
      </Card>
    )
  }
  return (
    <Card>
      <View className="stack">
        <Line
          number
          name="no"
          label={W.no}
          hint={W.noExample}
          most={MOST}
          value={give.number.current}
          onInput={(text) => {
            give.number.current = text
          }}
        />
        <View className="t-s quiet">{W.noHint}</View>
        <Button kind="primary" off={give.busy} onClick={() => void give.find()}>
          {give.busy ? T.steps.working : W.find}
        </Button>
      </View>
    </Card>
  )
}

/** What it comes to, and that caps may leave less. */
function Sum({
  rule,
  fields,
  caps,
}: {
  rule: RuleLine
  fields: GiveFields
  caps: RulesView['caps']
}) {
  const sum = sumOf(rule, fields)
  const isHour = rule.unit === 'hour'
  const words = !sum
    ? W.sumNone
    : isHour
      ? W.sumHour(durationText(fields.minutes), sum)
      : W.sum(sum)
  return (
    <Card tone="soft">
      <View className="stack">
        <View className="t-l">{words}</View>
        <View>{W.caps(caps.day, caps.month)}</View>
        <View>{W.after}</View>
      </View>
    </Card>
  )
}

function Done({ award, onAgain }: { award: AwardView | null; onAgain: () => void }) {
  return (
    <Screen>
      <Empty icon="check" title={W.done} hint={W.doneHint}>
        {award ? (
          <Button kind="primary" onClick={() => go(pageOf('points.award', award.id))}>
            {W.see}
          </Button>
        ) : null}
        <Button onClick={onAgain}>{W.nextOne}</Button>
      </Empty>
    </Screen>
  )
}

function Budget({ state }: { state: RulesView['budget'] }) {
  if (state === 'fine') return null
  return (
    <Card tone="warn">
      <View className="strong">{state === 'over' ? W.over : W.warned}</View>
    </Card>
  )
}

/** 发放积分: whose number, what was done, when; somebody else reviews it. */
export default function Give() {
  const now = useNow()
  const today = dateOf(now)
  const loaded = useLoad(() => call('points.rules', {}), copyKey('points.rules'))
  const { data: view, failure } = loaded
  const reload = () => void loaded.reload()
  const give = useGive(today)
  const { member, fields, change, busy } = give
  if (!view) return <Opening failure={failure} onRetry={reload} />
  if (give.given) return <Done award={give.given.award} onAgain={give.again} />
  const rule = view.rules.find(({ code }) => code === fields.rule) ?? null
  const isOver = view.budget === 'over'
  const shared = { fields, onChange: change }
  const foot =
    member && !isOver ? (
      <Button kind="primary" off={busy} onClick={() => void give.submit(rule)}>
        {busy ? T.steps.working : W.submit}
      </Button>
    ) : undefined
  return (
    <Screen foot={foot}>
      <View className="stack">
        <Slot>{failure ? <Stale failure={failure} onRetry={reload} /> : null}</Slot>
        <Budget state={view.budget} />
        {isOver ? null : <NumberQuestion give={give} />}
        {member && !isOver ? (
          <View key={member.no} className="stack">
            <RuleQuestion {...shared} rules={view.rules} of={member} />
            {rule?.for === 'team' && member.teams.length > 1 ? (
              <TeamQuestion {...shared} of={member} />
            ) : null}
            {rule?.unit === 'hour' ? <MinutesQuestion {...shared} /> : null}
            <DayQuestion {...shared} today={today} now={now} />
            <DeedQuestion {...shared} />
            <LastQuestions {...shared} />
            {rule ? <Sum rule={rule} fields={fields} caps={view.caps} /> : null}
          </View>
        ) : null}
      </View>
    </Screen>
  )
}
