import { View } from '@tarojs/components'
import { dateOf } from '../../../../../domain/calendar/zone'
import { Slot } from '../../../components/Basics'
import { Button } from '../../../components/Button'
import { Screen } from '../../../components/Screen'
import { Opening, Stale } from '../../../components/States'
import { useLoad } from '../../../components/useLoad'
import { useNow } from '../../../components/useNow'
import { useParam } from '../../../components/useParam'
import { call } from '../../../services/call'
import { copyKey } from '../../../services/copies'
import { datePlus } from '../../../services/days'
import { T } from '../../../text'
import { blankPlan } from '../plan/form'
import {
  RiskQuestion,
  RuleQuestion,
  WhatQuestion,
  WhereQuestion,
  WhoQuestion,
} from '../plan/Questions'
import { usePlan } from '../plan/usePlan'
import { ACT } from '../textActivity'

const W = ACT.plan

/** 拟活动, for a team that one leads: a draft, seen once more before it is published. */
export default function DraftPage() {
  const team = useParam('team')
  const today = dateOf(useNow())
  const loaded = useLoad(() => call('points.rules', {}), copyKey('points.rules'))
  const { data: rules, failure } = loaded
  const plan = usePlan(
    () => blankPlan(datePlus(today, 1)),
    (requestId, words) => call('volunteer.draft', { requestId, team, ...words }),
    W.drafted,
  )
  const retry = () => void loaded.reload()
  if (!rules) return <Opening failure={failure} onRetry={retry} />
  const foot = (
    <Button kind="primary" off={plan.busy} onClick={plan.send}>
      {plan.busy ? T.steps.working : W.submit}
    </Button>
  )
  return (
    <Screen foot={foot} over={plan.sheet}>
      <View className="stack">
        <Slot>{failure ? <Stale failure={failure} onRetry={retry} /> : null}</Slot>
        <WhatQuestion {...plan} />
        <WhereQuestion {...plan} />
        <WhoQuestion {...plan} />
        <RuleQuestion {...plan} rules={rules.rules} />
        <RiskQuestion {...plan} />
      </View>
    </Screen>
  )
}
