import { View } from '@tarojs/components'
import type { TableView } from '../../../../../domain/mediation/answers'
import { CASE_WORDS } from './text'

const W = CASE_WORDS.agreement

/** The words of an agreement that is not one yet, duty by duty. */
export function DraftText({ draft }: { draft: NonNullable<TableView['draft']> }) {
  return (
    <View className="stack">
      <View className="strong">{W.form[draft.form]}</View>
      <View>
        <View className="t-s quiet">{W.facts}</View>
        <View className="wrap words">{draft.facts}</View>
      </View>
      {draft.duties.map((duty, i) => (
        <View key={i}>
          <View className="t-s quiet">{W.duty(i + 1)}</View>
          <View className="wrap words">{duty.sentence}</View>
        </View>
      ))}
    </View>
  )
}
