import { View } from '@tarojs/components'
import { pageOf } from '../../../../../domain/notice/pages'
import { Card } from '../../../components/Basics'
import { Button } from '../../../components/Button'
import { go } from '../../../services/go'
import { WORDS } from '../text'

const W = WORDS.mediation

/** 已转人民调解: what that means, to whoever reported it. */
export function Transferred({ applied }: { applied: boolean }) {
  return (
    <Card tone="soft">
      <View className="stack">
        <View className="t-l">{applied ? W.applied : W.title}</View>
        {applied ? null : <View>{W.what}</View>}
        <View className="t-s">{W.secret}</View>
      </View>
    </Card>
  )
}

/** The one next step: to apply with one's own words, or to the case that is there already. */
export function ToMediation({ id, caseId }: { id: string; caseId: string | null }) {
  const address =
    caseId === null
      ? `packages/mediation/apply/index?report=${encodeURIComponent(id)}`
      : pageOf('mediation.case', caseId)
  return (
    <Button kind="primary" icon="hand" onClick={() => go(address)}>
      {caseId === null ? W.apply : W.toCase}
    </Button>
  )
}
