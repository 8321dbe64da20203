import { View } from '@tarojs/components'
import type { RosterLine } from '../../../../../domain/contract'
import { Card } from '../../../components/Basics'
import { Button } from '../../../components/Button'
import { Tag } from '../../../components/Tag'
import { durationText, when } from '../../../services/time'
import { ACT } from '../textActivity'
import { SERVED } from '../textServed'

const W = ACT.roster

export type LineAction = RosterLine['actions'][number]
/** The one that is done most often stands out. */
const LOOKS = { tickIn: 'primary', tickOut: 'primary', count: 'primary', strike: 'plain' } as const

/** One person on a list: how far he is, and what his leader does next, as large as a thumb. */
export function LineView({
  line,
  now,
  off,
  said = '',
  onTap,
}: {
  line: RosterLine
  now: number
  off: boolean
  /** What it is of, on a list of several things. */
  said?: string
  onTap: (line: RosterLine, action: LineAction) => void
}) {
  const { name, cameText, inAt, outAt, minutes, odd, note } = line
  return (
    <Card>
      <View className="stack">
        <View className="row row--top row--tag">
          <View className="grow t-l wrap">{cameText ? W.came(name, cameText) : name}</View>
          <Tag text={line.stateText} tone={line.tone} overdue={false} />
        </View>
        <View>
          {said ? <View className="wrap">{said}</View> : null}
          {inAt === null ? null : <View>{ACT.detail.inAt(when(inAt, now))}</View>}
          {outAt === null ? null : <View>{ACT.detail.outAt(when(outAt, now))}</View>}
          {minutes ? (
            <View className="strong">
              {ACT.detail.counted(durationText(minutes), line.kindText)}
            </View>
          ) : null}
          {odd.length && !minutes ? <View className="warn">{odd.join('、')}</View> : null}
          {note ? <View className="wrap">{W.told(note)}</View> : null}
          {line.acknowledged ? <View>{SERVED.acknowledged}</View> : null}
        </View>
        {line.actions.map((action) => (
          <Button
            key={action}
            kind={LOOKS[action]}
            off={off}
            label={W.of(W[action], name)}
            onClick={() => onTap(line, action)}
          >
            {W[action]}
          </Button>
        ))}
      </View>
    </Card>
  )
}
