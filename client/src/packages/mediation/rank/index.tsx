import { View } from '@tarojs/components'
import { useState } from 'react'
import type { CaseView } from '../../../../../domain/mediation/answers'
import { Card, Slot } from '../../../components/Basics'
import { Button } from '../../../components/Button'
import { Screen } from '../../../components/Screen'
import { Opening, Stale } from '../../../components/States'
import { useLoad } from '../../../components/useLoad'
import { useNow } from '../../../components/useNow'
import { useParam } from '../../../components/useParam'
import { call } from '../../../services/call'
import { copyKey, readCopy } from '../../../services/copies'
import { T } from '../../../text'
import { RankPicker } from '../parts/RankPicker'
import { seenCase, useCaseStep } from '../parts/useCaseStep'
import { WORDS } from '../text'
import { askAt } from '../../../services/question'

const W = WORDS.rank

/** 选调解员: up to three by tapping them, the dearest first. */
export default function Rank() {
  const id = useParam('id')
  const now = useNow()
  const loaded = useLoad(() => call('mediation.window', {}), copyKey('mediation.window'))
  const { data: view, failure } = loaded
  const reload = () => void loaded.reload()
  const [ranked, setRanked] = useState<string[]>([])
  const [about] = useState(() => readCopy<CaseView>(copyKey('mediation.get', id)))
  const { busy, run } = useCaseStep('rank', W.done)
  if (!view) return <Opening failure={failure} onRetry={reload} />
  const send = () => {
    if (!ranked.length) return askAt('ranked', W.need)
    void run(() => seenCase(id), { ranked })
  }
  return (
    <Screen
      foot={
        <Button kind="primary" off={busy} onClick={send}>
          {busy ? T.steps.working : W.submit(ranked.length)}
        </Button>
      }
    >
      <View className="stack">
        <Slot>{failure ? <Stale failure={failure} onRetry={reload} /> : null}</Slot>
        <View>
          <View className="t-xl">{W.ask}</View>
          <View className="quiet">{W.hint}</View>
        </View>
        <RankPicker
          view={view}
          specialty={about?.specialty ?? null}
          ranked={ranked}
          now={now}
          onChange={setRanked}
        />
        <Card tone="soft">{W.how}</Card>
      </View>
    </Screen>
  )
}
