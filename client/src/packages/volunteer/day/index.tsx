import { View } from '@tarojs/components'
import { useState } from 'react'
import type { DayLine } from '../../../../../domain/contract'
import { Card, Slot } from '../../../components/Basics'
import { Button } from '../../../components/Button'
import { Screen } from '../../../components/Screen'
import { Empty, Opening, Stale } from '../../../components/States'
import { useNow } from '../../../components/useNow'
import { usePulled } from '../../../components/usePulled'
import { call } from '../../../services/call'
import { copyKey } from '../../../services/copies'
import { fromTo } from '../../../services/time'
import { DecideSheet, type Deciding } from '../parts/Decide'
import { LineView, type LineAction } from '../parts/LineView'
import { namedApart } from '../parts/namesakes'
import { ACT } from '../textActivity'

const W = ACT.day
/** Drawn at once, and by each tap. */
const CHUNK = 6

const saidOf = ({ activity, title, from, to }: DayLine, now: number): string =>
  `${activity === null ? `${W.own} · ` : ''}${title} · ${fromTo(from, to, now)}`

/** Of own hours nobody checked in or out: when it was stands in what was told. */
const asTold = (line: DayLine): DayLine =>
  line.activity === null ? { ...line, inAt: null, outAt: null } : line

/** 每日名单: hours at which a person has to look, one under the other. */
export default function Day() {
  const now = useNow()
  const loaded = usePulled(() => call('volunteer.day', {}), copyKey('volunteer.day'))
  const { data: view, failure, fresh } = loaded
  const reload = () => void loaded.reload()
  const [deciding, setDeciding] = useState<Deciding | null>(null)
  const [drawn, setDrawn] = useState(CHUNK)
  if (!view) return <Opening failure={failure} onRetry={reload} />
  const lines = namedApart(view.lines, now)
  const rest = lines.length - drawn
  const tap = (line: DayLine, action: LineAction) => {
    if (action === 'count' || action === 'strike')
      setDeciding({ line, kind: action, from: line.from, to: line.to })
  }
  const close = () => {
    setDeciding(null)
    reload()
  }
  const over = deciding ? (
    <DecideSheet deciding={deciding} onDone={close} onClose={close} />
  ) : undefined
  return (
    <Screen over={over}>
      <View className="stack">
        <Slot>{failure ? <Stale failure={failure} onRetry={reload} /> : null}</Slot>
        <Slot>{lines.length ? <Card tone="soft">{W.intro}</Card> : null}</Slot>
        {lines.slice(0, drawn).map((line) => (
          <LineView
            key={line.id}
            line={asTold(line)}
            now={now}
            off={!fresh}
            said={saidOf(line, now)}
            onTap={(_, action) => tap(line, action)}
          />
        ))}
        {rest > 0 ? (
          <Button onClick={() => setDrawn(drawn + CHUNK)}>
            {ACT.roster.more(Math.min(rest, CHUNK))}
          </Button>
        ) : null}
        {lines.length ? null : <Empty icon="check" title={W.none} hint={W.noneHint} />}
      </View>
    </Screen>
  )
}
