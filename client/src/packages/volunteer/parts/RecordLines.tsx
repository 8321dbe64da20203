import { View } from '@tarojs/components'
import { useState } from 'react'
import type { RecordLine, VerifiedView } from '../../../../../domain/contract'
import { HOURS_KINDS, type HoursKind } from '../../../../../domain/volunteer/hours/kinds'
import { Card, Fact } from '../../../components/Basics'
import { Button } from '../../../components/Button'
import { longDay } from '../../../services/days'
import { durationText } from '../../../services/time'
import { REC } from '../textRecord'

const W = REC.record
const KINDS = Object.keys(HOURS_KINDS) as HoursKind[]
/** Services that are drawn before somebody asks for more. */
const SHOWN = 20

/** Minutes by how they are known: three figures, and no sum. */
export function MinuteFacts({ minutes }: Pick<VerifiedView, 'minutes'>) {
  return (
    <>
      {KINDS.map((kind) => (
        <Fact key={kind} name={HOURS_KINDS[kind]}>
          {durationText(minutes[kind])}
        </Fact>
      ))}
    </>
  )
}

function Line({ line }: { line: RecordLine }) {
  const { day, from, to, title, place, team, kind, minutes, acknowledged } = line
  const where = [team, place].filter(Boolean).join(' · ')
  return (
    <Card>
      <View className="strong wrap">{title}</View>
      <View>{`${longDay(day)} ${from}—${to}`}</View>
      {where ? <View className="t-s quiet wrap">{where}</View> : null}
      <View>{`${durationText(minutes)}（${HOURS_KINDS[kind]}）`}</View>
      {acknowledged ? <View className="t-s">{W.acknowledged}</View> : null}
    </Card>
  )
}

/** Each service of a record, the earliest first, a screen or two at a time. */
export function RecordLines({ lines }: { lines: readonly RecordLine[] }) {
  const [shown, setShown] = useState(SHOWN)
  const left = lines.length - shown
  return (
    <>
      {lines.slice(0, shown).map((line, i) => (
        <Line key={`${line.day} ${line.from} ${i}`} line={line} />
      ))}
      {left > 0 ? (
        <Button onClick={() => setShown(shown + SHOWN)}>{W.more(Math.min(left, SHOWN))}</Button>
      ) : null}
    </>
  )
}
