import { Input, View } from '@tarojs/components'
import { useState } from 'react'
import { Card, Slot } from '../../../components/Basics'
import { Button } from '../../../components/Button'
import { Screen } from '../../../components/Screen'
import { Empty, Opening, Stale } from '../../../components/States'
import { useNow } from '../../../components/useNow'
import { useParam } from '../../../components/useParam'
import { go } from '../../../services/go'
import { fromTo } from '../../../services/time'
import { DecideSheet } from '../parts/Decide'
import { namedApart } from '../parts/namesakes'
import { LineView } from '../parts/LineView'
import { activityPage } from '../parts/pages'
import { ACT } from '../textActivity'
import { linesFound } from './found'
import { useRoster } from './useRoster'

const W = ACT.roster
/** Drawn at once, and by each tap. */
const CHUNK = 6

/** 名单: who comes, ticked by one tap each; whoever is odd stands first. */
export default function Roster() {
  const id = useParam('id')
  const now = useNow()
  const roster = useRoster(id)
  const { data: view, failure, fresh, reload, deciding } = roster
  const [words, setWords] = useState('')
  const [drawn, setDrawn] = useState(CHUNK)
  if (!view) return <Opening failure={failure} onRetry={reload} />
  const { activity, lines } = view
  const found = linesFound(namedApart(lines, now), words)
  // While it runs nobody is odd yet: who is there may still check out.
  const isClosing = activity.state === 'CLOSING'
  const undecided = isClosing ? lines.filter(({ isUndecided }) => isUndecided).length : 0
  const rest = found.length - drawn
  const over = deciding ? (
    <DecideSheet deciding={deciding} onDone={roster.decided} onClose={roster.close} />
  ) : undefined
  return (
    <Screen foot={<Button onClick={() => go(activityPage(id))}>{W.back}</Button>} over={over}>
      <View className="stack">
        <Slot>{failure ? <Stale failure={failure} onRetry={reload} /> : null}</Slot>
        <View>
          <View className="t-l wrap">{activity.title}</View>
          <View className="quiet">{fromTo(activity.from, activity.to, now)}</View>
        </View>
        <Slot>{undecided ? <Card tone="warn">{W.undecided(undecided)}</Card> : null}</Slot>
        {lines.length > CHUNK ? (
          <Input
            className="field field--line"
            placeholder={W.search}
            placeholderClass="field__hint"
            ariaLabel={W.search}
            confirmType="search"
            onInput={(event) => setWords(event.detail.value)}
          />
        ) : null}
        <View className="stack">
          {found.slice(0, drawn).map((line) => (
            <LineView
              key={line.id}
              line={line}
              now={now}
              off={roster.busy || !fresh}
              onTap={roster.tap}
            />
          ))}
        </View>
        {rest > 0 ? (
          <Button onClick={() => setDrawn(drawn + CHUNK)}>{W.more(Math.min(rest, CHUNK))}</Button>
        ) : null}
        {found.length ? null : lines.length ? (
          <Empty icon="search" title={W.notFound} />
        ) : (
          <Empty icon="people" title={W.none} hint={W.noneHint} />
        )}
      </View>
    </Screen>
  )
}
