import { View } from '@tarojs/components'
import type { KeeperLine } from '../../../../../domain/points/answers'
import { Card } from '../../../components/Basics'
import { Button } from '../../../components/Button'
import { Empty } from '../../../components/States'
import { when } from '../../../services/time'
import { clock } from '../../../services/days'
import { GoodPicture } from '../parts/GoodPicture'
import { mayUndo } from '../scan/flow'
import { REFUND } from '../parts/RefundSheet'
import { WORDS } from '../text'

const W = WORDS.day

/** What, for whom, and who comes for it. */
function What({ line, said }: { line: KeeperLine; said: string }) {
  return (
    <View className="row row--top">
      <GoodPicture name={line.goodName} picture={line.picture} />
      <View className="grow">
        <View className="strong wrap">{line.goodName}</View>
        <View>{W.owner(line.ownerName)}</View>
        {line.proxyName ? <View className="wrap">{W.proxy(line.proxyName)}</View> : null}
        <View className="t-s quiet">{said}</View>
      </View>
    </View>
  )
}

export function Waiting({ lines, now }: { lines: readonly KeeperLine[]; now: number }) {
  if (!lines.length) return <Empty icon="check" title={W.noneWaiting} hint={W.noneWaitingHint} />
  return (
    <>
      {lines.map((line) => (
        <Card key={line.id}>
          <What line={line} said={W.until(when(line.until, now))} />
        </Card>
      ))}
    </>
  )
}

export function Handed({
  lines,
  now,
  off,
  onUndo,
  onRefund,
}: {
  lines: readonly KeeperLine[]
  now: number
  off: boolean
  onUndo: (line: KeeperLine) => void
  onRefund: (line: KeeperLine) => void
}) {
  if (!lines.length) return <Empty title={W.noneHanded} />
  return (
    <>
      {lines.map((line) => (
        <Card key={line.id}>
          <View className="stack">
            <What
              line={line}
              said={line.handedAt === null ? '' : W.handedBy(clock(line.handedAt), line.keeperName)}
            />
            {mayUndo(line.undoUntil, now) ? (
              <Button
                kind="danger"
                off={off}
                label={W.undoOf(line.goodName, line.ownerName)}
                onClick={() => onUndo(line)}
              >
                {W.undo}
              </Button>
            ) : null}
            {line.mayRefund ? (
              <Button
                off={off}
                label={W.refundOf(line.goodName, line.ownerName)}
                onClick={() => onRefund(line)}
              >
                {REFUND.label}
              </Button>
            ) : null}
          </View>
        </Card>
      ))}
    </>
  )
}
