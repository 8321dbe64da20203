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

function Risk({ activity: { risk, insured } }: { activity: ActivityView }) {
  return (
    <>
      <View className="wrap">{risk.text}</View>
      {insured ? null : <View className="warn strong">{ACT.signUp.noInsurance}</View>}
    </>
  )
}

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
      <Risk activity={activity} />
      <View className="t-s quiet">{W.change}</View>
      <Button kind="primary" off={parting.busy} onClick={parting.agree}>
        {parting.busy ? T.steps.working : W.agree(action.label)}
      </Button>
    </Sheet>
  )
}

/** The organiser's code, seen or heard. */
function CodeFields({
  parting,
  words: { scan, digits: label, submit },
}: {
  parting: Parting
  words: { scan: string; digits: string; submit: string }
}) {
  const digits = useRef(parting.given.current)
  return (
    <>
      <Button kind="primary" icon="scan" off={parting.busy} onClick={parting.scan}>
        {parting.busy ? T.steps.working : scan}
      </Button>
      <Line
        code
        number
        name="digits"
        label={label}
        hint={ACT.checkIn.example}
        most={MOST}
        value={digits.current}
        onInput={(text) => {
          digits.current = text
        }}
      />
      <Button off={parting.busy} onClick={() => parting.type(digits.current)}>
        {submit}
      </Button>
    </>
  )
}

/** 签到 by the organiser's code. */
export function CheckInSheet({ parting }: { parting: Parting }) {
  const W = ACT.checkIn
  return (
    <Sheet title={W.title} onClose={parting.close}>
      <View>{W.hint}</View>
      <CodeFields parting={parting} words={W} />
      <Card tone="soft">{W.noPhone}</Card>
    </Sheet>
  )
}

/** 现场报名: what whoever signs up reads, and the code that says he stands there. */
export function WalkInSheet({ activity, parting }: { activity: ActivityView; parting: Parting }) {
  const { walkIn } = ACT.checkIn
  return (
    <Sheet title={walkIn.title} onClose={parting.close}>
      <View>{walkIn.hint}</View>
      <Risk activity={activity} />
      <CodeFields parting={parting} words={walkIn} />
    </Sheet>
  )
}
