import { View } from '@tarojs/components'
import Taro, { useDidShow } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { Card, Cell, Slot } from '../../../components/Basics'
import { Button } from '../../../components/Button'
import { Icon } from '../../../components/Icon'
import { Screen } from '../../../components/Screen'
import { Skeleton } from '../../../components/States'
import { useNow } from '../../../components/useNow'
import { useWhileShown } from '../../../components/useWhileShown'
import { cloudNow } from '../../../services/clock'
import { go } from '../../../services/go'
import { learnMe } from '../../../services/session'
import { UndoSheet } from '../parts/UndoSheet'
import { WORDS } from '../text'
import { DigitsSheet } from './DigitsSheet'
import { Done, Undone } from './Done'
import type { Flow } from './flow'
import { Before, Found, Refused } from './Found'
import { useScan } from './useScan'

const W = WORDS.scan
/** The button to undo goes when its minutes are over, on a phone that lies on the table as well. */
const LOOK_MS = 15_000

/** The one thing to do: as large as a palm. */
function Ready({ busy, onScan }: { busy: boolean; onScan: () => void }) {
  return (
    <View
      className={`scan${busy ? ' btn--off' : ''}`}
      hoverClass="tap"
      ariaRole="button"
      ariaLabel={W.button}
      onClick={onScan}
    >
      <Icon name="scan" size="huge" />
      <View className="t-xl">{W.button}</View>
    </View>
  )
}

function Places() {
  return (
    <Card bare>
      <Cell
        icon="list"
        title={W.day}
        hint={W.dayHint}
        onClick={() => go('packages/keeper/day/index')}
      />
      <Cell
        icon="inbox"
        title={W.stock}
        hint={W.stockHint}
        onClick={() => go('packages/keeper/stock/index')}
      />
    </Card>
  )
}

function Shown({ flow, now, onUndo }: { flow: Flow; now: number; onUndo: () => void }) {
  switch (flow.kind) {
    case 'looking':
      return <Skeleton rows={1} />
    case 'refused':
      return <Refused {...flow} />
    case 'found':
      return <Found {...flow} />
    case 'before':
      return <Before seen={flow.seen} now={now} />
    case 'done':
      return <Done flow={flow} now={now} onUndo={onUndo} />
    case 'undone':
      return <Undone name={flow.seen.ownerName} />
    case 'ready':
      return <View className="quiet">{W.hint}</View>
  }
}

/** Under the thumb: 交付, else the next scan. */
function Foot({ scan }: { scan: ReturnType<typeof useScan> }) {
  const { flow, busy } = scan
  if (flow.kind === 'found')
    return (
      <Button kind="primary" off={busy} onClick={() => void scan.handOut()}>
        {busy ? W.giving : W.give}
      </Button>
    )
  const isOver = flow.kind === 'done' || flow.kind === 'before'
  return (
    <Button kind="primary" icon="scan" off={busy} onClick={() => void scan.scan()}>
      {isOver ? W.next : W.again}
    </Button>
  )
}

/** 交付: one scan, one look, one tap. */
export default function Scan() {
  const shownAt = useNow()
  const [later, setLater] = useState(0)
  useWhileShown(() => setLater(cloudNow()), LOOK_MS)
  const now = Math.max(shownAt, later)
  const [undoing, setUndoing] = useState(false)
  const scan = useScan()
  useDidShow(learnMe)
  const { flow, busy, typing, setTyping } = scan
  const isReady = flow.kind === 'ready' || flow.kind === 'looking'
  // What has come of a scan stands at the top, wherever the last one had been read to.
  useEffect(() => {
    void Taro.pageScrollTo({ scrollTop: 0, duration: 0 })
  }, [flow.kind])
  const over =
    undoing && flow.kind === 'done' ? (
      <UndoSheet
        id={flow.seen.id}
        onDone={() => {
          setUndoing(false)
          scan.undone()
        }}
        onClose={() => setUndoing(false)}
      />
    ) : typing ? (
      <DigitsSheet
        busy={busy}
        onDone={(code) => void scan.type(code)}
        onClose={() => setTyping(false)}
      />
    ) : undefined
  return (
    <Screen foot={isReady ? undefined : <Foot scan={scan} />} over={over}>
      <View className="stack">
        <Slot>{isReady ? <Ready busy={busy} onScan={() => void scan.scan()} /> : null}</Slot>
        <View className="stack">
          <Shown flow={flow} now={now} onUndo={() => setUndoing(true)} />
        </View>
        {flow.kind === 'found' ? (
          <Button kind="ghost" off={busy} onClick={scan.reset}>
            {W.notNow}
          </Button>
        ) : (
          <Button kind="plain" off={busy} onClick={() => setTyping(true)}>
            {W.digits}
          </Button>
        )}
        <Slot>{flow.kind === 'found' ? null : <Places />}</Slot>
      </View>
    </Screen>
  )
}
