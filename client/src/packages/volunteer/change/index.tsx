import { View } from '@tarojs/components'
import { useRef } from 'react'
import { saysSomething } from '../../../../../domain/call/said'
import type { ActivityView } from '../../../../../domain/contract'
import { Card } from '../../../components/Basics'
import { Button } from '../../../components/Button'
import { WordsAsked } from '../../../components/Field'
import { Screen } from '../../../components/Screen'
import { Opening } from '../../../components/States'
import { useLoad } from '../../../components/useLoad'
import { useParam } from '../../../components/useParam'
import { call } from '../../../services/call'
import { copyKey } from '../../../services/copies'
import { T } from '../../../text'
import { planFieldsOf } from '../plan/form'
import { RiskQuestion, WhatQuestion, WhereQuestion, WhoQuestion } from '../plan/Questions'
import { usePlan } from '../plan/usePlan'
import { ACT } from '../textActivity'

const W = ACT.plan

/** The form of one version of it: who has begun to write is not overtaken by an answer that comes later. */
function ChangeForm({ activity }: { activity: ActivityView }) {
  const { id, version } = useRef(activity).current
  const note = useRef('')
  const plan = usePlan(
    () => planFieldsOf(activity),
    (requestId, words) =>
      call('volunteer.change', { requestId, id, version, ...words, note: note.current.trim() }),
    W.saved,
    () => (saysSomething(note.current) ? null : { field: 'note', words: W.need.note }),
  )
  const foot = (
    <Button kind="primary" off={plan.busy} onClick={plan.send}>
      {plan.busy ? T.steps.working : W.save}
    </Button>
  )
  return (
    <Screen foot={foot} over={plan.sheet}>
      <View className="stack">
        <WhatQuestion {...plan} />
        <WhereQuestion {...plan} />
        <WhoQuestion {...plan} />
        <RiskQuestion {...plan} />
        <Card>
          <View className="stack">
            <WordsAsked
              name="note"
              label={W.note}
              hint={W.noteHint}
              value=""
              onInput={(text) => {
                note.current = text
              }}
            />
          </View>
        </Card>
      </View>
    </Screen>
  )
}

/** 修改: an activity as it stands, and what of it is to be another. */
export default function ChangePage() {
  const id = useParam('id')
  const loaded = useLoad(
    () => call('volunteer.activity', { id }),
    copyKey('volunteer.activity', id),
  )
  const { data: page, failure, fresh } = loaded
  if (!page || !fresh) return <Opening failure={failure} onRetry={() => void loaded.reload()} />
  return <ChangeForm activity={page.activity} />
}
