import { View } from '@tarojs/components'
import { Card } from '../../../components/Basics'
import { Button } from '../../../components/Button'
import { Icon } from '../../../components/Icon'
import { when } from '../../../services/time'
import { clock } from '../../../services/days'
import { WORDS } from '../text'
import { mayUndo, type Flow } from './flow'

const W = WORDS.scan

/** It is handed out, as large as can be; undone while that is possible. */
export function Done({
  flow: { seen, out },
  now,
  onUndo,
}: {
  flow: Extract<Flow, { kind: 'done' }>
  now: number
  onUndo: () => void
}) {
  const isOpen = out !== null && mayUndo(out.undoUntil, now)
  return (
    <>
      <Card tone="soft">
        <View className="stack hand" ariaRole="status">
          <View className="good">
            <Icon name="check" size="huge" />
          </View>
          <View className="t-xl wrap">{W.done(seen.goodName, seen.ownerName)}</View>
          {seen.proxyName ? <View className="t-l wrap">{W.proxy(seen.proxyName)}</View> : null}
          {out?.handedAt ? <View>{W.doneAt(when(out.handedAt, now))}</View> : null}
          {out ? null : <View>{W.doneBefore}</View>}
        </View>
      </Card>
      <Card>
        <View className="stack">
          <View className="quiet">{isOpen ? W.undoUntil(clock(out.undoUntil)) : W.undoOver}</View>
          {isOpen ? (
            <Button kind="danger" onClick={onUndo}>
              {W.undo}
            </Button>
          ) : null}
        </View>
      </Card>
    </>
  )
}

export function Undone({ name }: { name: string }) {
  return (
    <Card>
      <View className="stack hand" ariaRole="status">
        <View className="t-xl">{W.undone}</View>
        <View>{W.undoneHint(name)}</View>
      </View>
    </Card>
  )
}
