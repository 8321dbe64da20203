import { View } from '@tarojs/components'
import type { RulesView } from '../../../../../domain/points/answers'
import { Card, Section, Slot } from '../../../components/Basics'
import { Screen } from '../../../components/Screen'
import { Empty, Opening, Stale } from '../../../components/States'
import { call } from '../../../services/call'
import { copyKey } from '../../../services/copies'
import { usePulled } from '../../../components/usePulled'
import { WORDS } from '../text'

const W = WORDS.rules
type Rule = RulesView['rules'][number]
const DOMAINS = Object.entries(W.domain) as [Rule['domain'], string][]

function RuleLine({ rule }: { rule: Rule }) {
  // The built-in names say it themselves.
  const unsaid = (words: string): string => (rule.name.includes(words) ? '' : words)
  const whom = unsaid(W.only[rule.for])
  return (
    <View className="cell">
      <View className="grow wrap">{whom ? `${whom}：${rule.name}` : rule.name}</View>
      <View className="change good">{W.points(rule.points, unsaid(W.unit[rule.unit]))}</View>
    </View>
  )
}

/** 怎么得积分: what is worth what, how much there is at most, and how it comes. */
export default function Rules() {
  const loaded = usePulled(() => call('points.rules', {}), copyKey('points.rules'))
  const { data: view, failure } = loaded
  const retry = () => void loaded.reload()
  if (!view) return <Opening failure={failure} onRetry={retry} />
  const { rules, caps, budget } = view
  return (
    <Screen>
      <View className="stack">
        <Slot>{failure ? <Stale failure={failure} onRetry={retry} /> : null}</Slot>
        {budget === 'fine' ? null : (
          <Card tone="warn">
            <View>{W[budget]}</View>
          </Card>
        )}
        <Card tone="soft">
          <View className="t-xl">{W.title}</View>
          <View>{W.intro}</View>
        </Card>
        {rules.length ? null : <Empty icon="star" title={W.none} />}
        {DOMAINS.map(([domain, name]) => {
          const own = rules.filter((rule) => rule.domain === domain)
          if (!own.length) return null
          return (
            <View key={domain}>
              <Section title={name} />
              <Card bare>
                {own.map((rule) => (
                  <RuleLine key={rule.code} rule={rule} />
                ))}
              </Card>
            </View>
          )
        })}
        <Section title={W.caps} />
        <Card>
          <View>{W.day(caps.day)}</View>
          <View>{W.month(caps.month)}</View>
          <View>{W.reports(caps.reportsDay)}</View>
          <View className="quiet">{W.capsNote}</View>
        </Card>
        <Section title={W.how} />
        <Card>
          {W.howLines.map((line, i) => (
            <View key={line}>{`${i + 1}. ${line}`}</View>
          ))}
        </Card>
      </View>
    </Screen>
  )
}
