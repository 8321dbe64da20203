import { View } from '@tarojs/components'
import { useState } from 'react'
import type { TasksView } from '../../../../../domain/contract'
import { Button } from '../../../components/Button'
import { RowView } from '../../../components/RowView'
import { WORDS } from '../text'

/** So many at first; the others come with a tap. */
const FIRST = 5

/** The list to look over before one says yes. */
export function TaskLines({ tasks, now }: { tasks: TasksView; now: number }) {
  const [all, setAll] = useState(false)
  const rows = all ? tasks.items : tasks.items.slice(0, FIRST)
  const rest = tasks.count - rows.length
  return (
    <View className="stack">
      {rows.map((row) => (
        <RowView key={row.id} row={row} now={now} />
      ))}
      {rest > 0 && rows.length < tasks.items.length ? (
        <Button kind="ghost" onClick={() => setAll(true)}>
          {WORDS.handOver.all(rest)}
        </Button>
      ) : null}
      {rest > 0 && rows.length === tasks.items.length ? (
        <View className="quiet">{WORDS.handOver.more(rest)}</View>
      ) : null}
    </View>
  )
}
