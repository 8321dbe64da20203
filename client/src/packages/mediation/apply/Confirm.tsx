import { View } from '@tarojs/components'
import { Card, Cell } from '../../../components/Basics'
import type { ApplyFields } from '../draft'
import { WORDS } from '../text'
import type { Question } from './missing'

const W = WORDS.apply_

const meOf = (f: ApplyFields): string =>
  f.forWhom === 'self' ? f.name : `${f.name}（${f.agentName}）`

/** Everything once more, each line a way back to its question, and what comes after. */
export function Confirm({
  fields: f,
  onChange,
}: {
  fields: ApplyFields
  onChange: (question: Question) => void
}) {
  const lines: { question: Question; title: string; text: string }[] = [
    { question: 'specialty', title: W.specialty, text: f.specialtyName },
    { question: 'me', title: W.me, text: meOf(f) },
    { question: 'others', title: W.other, text: f.others.map((o) => o.name).join('、') },
    { question: 'facts', title: W.facts, text: f.facts },
    { question: 'claim', title: W.claim, text: f.claim },
    { question: 'mediators', title: W.mediators, text: f.rankedNames.join('、') || W.later },
  ]
  return (
    <View className="stack">
      <Card bare>
        {lines.map(({ question, title, text }) => (
          <Cell key={question} title={title} hint={text} onClick={() => onChange(question)} />
        ))}
      </Card>
      <Card tone="soft">
        <View className="stack">
          <View className="strong">{W.afterTitle}</View>
          {W.after.map((line, i) => (
            <View key={line}>{`${i + 1}. ${line}`}</View>
          ))}
          <View className="strong">{WORDS.freeLong}</View>
        </View>
      </Card>
    </View>
  )
}
