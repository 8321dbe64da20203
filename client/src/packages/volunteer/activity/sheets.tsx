import { View } from '@tarojs/components'
import { useRef } from 'react'
import type { ActivityView, PartActionView } from '../../../../../domain/contract'
import { Button } from '../../../components/Button'
import { Card } from '../../../components/Basics'
import { Line } from '../../../components/Field'
import { Sheet } from '../../../components/Sheet'
import { T } from '../../../text'
import { ACT } from '../textActivity'
import type { Parting } from './usePart'

/** Six digits and the blanks between them. */
const MOST = 12

/** 风险告知, read before one says that one comes. */
export function RiskSheet({
  activity,
  action,
  parting,
}: {
  activity: ActivityView
  action: PartActionView
  parting: Parting
}) {
  const W = ACT.signUp
  return (
    <Sheet title={W.readRisk} onClose={parting.close}>
      <View className="wrap">{activity.risk.text}</View>
      {activity.insured ? null : <View className="warn strong">{W.noInsurance}</View>}
      <View className="t-s quiet">{W.change}</View>
      <Button kind="primary" off={parting.busy} onClick={parting.agree}>
        {parting.busy ? T.steps.working : W.agree(action.label)}
      </Button>
    </Sheet>
  )
}

/** 签到 by the organiser's code, seen or heard. */
export function CheckInSheet({ parting }: { parting: Parting }) {
  const W = ACT.checkIn
  const digits = useRef('')
  return (
    <Sheet title={W.title} onClose={parting.close}>
      <View>{W.hint}</View>
      <Button kind="primary" icon="scan" off={parting.busy} onClick={parting.scan}>
        {parting.busy ? T.steps.working : W.scan}
      </Button>
      <Line
        code
        number
        name="digits"
        label={W.digits}
        hint={W.example}
        most={MOST}
        value=""
        onInput={(text) => {
          digits.current = text
        }}
      />
      <Button off={parting.busy} onClick={() => parting.type(digits.current)}>
        {W.submit}
      </Button>
      <Card tone="soft">{W.noPhone}</Card>
    </Sheet>
  )
}
