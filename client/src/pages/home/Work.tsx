import { View } from '@tarojs/components'
import { useState } from 'react'
import type { HomeView, Row } from '../../../../domain/contract'
import { Card, Section } from '../../components/Basics'
import { Button } from '../../components/Button'
import { openRow, RowView } from '../../components/RowView'
import { go } from '../../services/go'
import { useSession } from '../../services/session'
import { askSubscribe, tellAccepted } from '../../services/subscribe'
import { say } from '../../services/toast'
import { T } from '../../text'
import { AllOf } from './AllOf'

const TASKS = 'packages/duty/tasks/index'

/** What waits for this post. Where it is the focus, the first has its one step under the thumb. */
export function Todo({ rows, now, focus }: { rows: Row[]; now: number; focus: boolean }) {
  const [first, ...others] = rows
  return (
    <>
      <Section title={T.home_.todo} onMore={() => go(TASKS)} />
      {first ? (
        <RowView row={first} now={now}>
          {first.action && focus ? (
            <Button kind="primary" icon="check" onClick={() => openRow(first)}>
              {first.action}
            </Button>
          ) : null}
        </RowView>
      ) : (
        <Card>
          <View className="quiet">{T.home_.noTodo}</View>
        </Card>
      )}
      {others.map((row) => (
        <RowView key={row.id} row={row} now={now} />
      ))}
      <AllOf rows={rows} />
    </>
  )
}

/** The lists of a post, and for whoever goes about the grid the way to note what was solved there. */
export function WorkEntries({ self }: { self: boolean }) {
  return (
    <View className="pair">
      <Button icon="list" onClick={() => go(TASKS)}>
        {T.home_.tasks}
      </Button>
      {self ? (
        <Button icon="check" onClick={() => go('packages/duty/self/index')}>
          {T.home_.self}
        </Button>
      ) : null}
    </View>
  )
}

/** What a dispatcher comes for: the queue, and how many wait in it. */
export function Desk({ desk }: { desk: NonNullable<HomeView['desk']> }) {
  const waiting = desk.count > 0
  const count = `${desk.count}${desk.more ? '+' : ''}`
  return (
    <Card>
      <View className="stack">
        <View>
          <View className="t-l">{T.home_.desk}</View>
          <View className={waiting ? 'strong' : 'quiet'}>
            {waiting ? T.home_.deskWaiting(count) : T.home_.deskEmpty}
          </View>
        </View>
        <Button
          kind={waiting ? 'primary' : 'plain'}
          icon="inbox"
          onClick={() => go('packages/duty/queue/index')}
        >
          {T.home_.deskOpen}
        </Button>
      </View>
    </Card>
  )
}

/** A one-time subscription is one message: staff fill up what they have used. */
export function QuotaCard({ left }: { left: number }) {
  const [busy, setBusy] = useState(false)
  const top = () => {
    // Asked within the tap itself, before anything is awaited.
    const asked = askSubscribe(['task'])
    setBusy(true)
    void asked.then(async (results) => {
      const told = await tellAccepted(results)
      setBusy(false)
      const more = (useSession.getState().me?.quota.task ?? 0) > left
      if (told && !told.ok) say(told.message)
      else say(more ? T.quota.added : told ? T.quota.refused : T.quota.enough)
    })
  }
  return (
    <Card>
      <View className="row">
        <View className="grow">
          <View className="strong">{T.quota.title}</View>
          <View className={`t-s ${left === 0 ? 'warn' : 'quiet'}`}>{T.quota.left(left)}</View>
        </View>
        <Button small off={busy} icon="bell" onClick={top}>
          {T.quota.top}
        </Button>
      </View>
    </Card>
  )
}
