import { View } from '@tarojs/components'
import { useState } from 'react'
import type { TasksView } from '../../../../../domain/contract'
import { Card, Slot } from '../../../components/Basics'
import { Button } from '../../../components/Button'
import { Screen } from '../../../components/Screen'
import { Empty, Opening, Stale } from '../../../components/States'
import { Tiles } from '../../../components/Tiles'
import { useLoad } from '../../../components/useLoad'
import { useNow } from '../../../components/useNow'
import { useParam } from '../../../components/useParam'
import { call } from '../../../services/call'
import { copyKey } from '../../../services/copies'
import { go, goHome } from '../../../services/go'
import { endText } from '../../../services/halfDay'
import { T } from '../../../text'
import { WORDS } from '../text'
import { TaskLines } from './TaskLines'
import { useHandOver, type HandedOver } from './useHandOver'

const W = WORDS.handOver

/** It is ordered: what happens now, and where to go. */
function Done({ done, mine }: { done: HandedOver; mine: boolean }) {
  return (
    <Screen>
      <Empty
        icon="check"
        title={done.count ? W.doneTitle(done.count, done.to) : W.doneLate(done.to)}
        hint={done.count ? W.doneHint(done.to) : W.doneLateHint(done.to)}
      >
        <View className="t-s quiet">{W.others(done.to)}</View>
        <Button kind="primary" onClick={goHome}>
          {T.home}
        </Button>
        {mine && !done.onLeave ? (
          <Button onClick={() => go('packages/duty/leave/index')}>{W.goLeave}</Button>
        ) : null}
      </Empty>
    </Screen>
  )
}

function Receivers({
  tasks,
  to,
  onPick,
}: {
  tasks: TasksView
  to: string | null
  onPick: (to: string) => void
}) {
  return (
    <Card>
      <View className="stack">
        <View className="t-l">{W.toAsk}</View>
        {tasks.receivers.length ? (
          <Tiles
            columns={2}
            name="receiver"
            items={tasks.receivers.map((p) => ({ key: p.id, text: `${p.name}\n${p.title}` }))}
            value={to}
            onPick={onPick}
          />
        ) : (
          <View className="warn">{W.nobody}</View>
        )}
      </View>
    </Card>
  )
}

/** 交接: what waits for somebody, to whom it goes, and one yes. `staff` absent: the own list. */
export default function HandOver() {
  const staff = useParam('staff')
  const mine = staff === ''
  const now = useNow()
  const loaded = useLoad(
    () => call('duty.tasksOf', mine ? {} : { staff }),
    copyKey('duty.tasksOf', staff),
  )
  const { data: tasks, failure, fresh } = loaded
  const reload = () => void loaded.reload()
  const [to, setTo] = useState<string | null>(null)
  const { busy, done, handOver } = useHandOver(tasks, mine, reload)
  if (done) return <Done done={done} mine={mine} />
  if (!tasks) return <Opening failure={failure} onRetry={reload} />
  // A copy of the last visit may be older than the field.
  const { count, leave, stays = 0 } = tasks
  const foot =
    count && tasks.receivers.length ? (
      <Button kind="primary" off={busy || !fresh} onClick={() => void handOver(to)}>
        {busy ? T.steps.working : W.submit(count)}
      </Button>
    ) : undefined
  return (
    <Screen foot={foot}>
      <View className="stack">
        <Slot>{failure ? <Stale failure={failure} onRetry={reload} /> : null}</Slot>
        <View>
          <View className="t-xl wrap">{mine ? W.ofMine : W.of(tasks.name)}</View>
          <View>{count ? W.count(count) : ''}</View>
          {stays ? (
            <View className="wrap">{W.stays(stays, mine ? W.mine : tasks.name)}</View>
          ) : null}
          {leave && leave.from <= now ? (
            <View className="warn">{W.leave(endText(leave.to, now), leave.deputyName)}</View>
          ) : null}
        </View>
        {count ? (
          <>
            <Receivers tasks={tasks} to={to} onPick={setTo} />
            <TaskLines tasks={tasks} now={now} />
          </>
        ) : (
          <Empty icon="check" title={W.nothing} hint={W.nothingHint}>
            <Button onClick={goHome}>{T.home}</Button>
          </Empty>
        )}
      </View>
    </Screen>
  )
}
