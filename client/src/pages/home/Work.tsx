import { View } from '@tarojs/components'
import type { HomeView, Row } from '../../../../domain/contract'
import { Card, Section } from '../../components/Basics'
import { Button } from '../../components/Button'
import { Icon } from '../../components/Icon'
import { openRow, RowView } from '../../components/RowView'
import { useBusy } from '../../components/useBusy'
import { countText } from '../../services/countText'
import { go } from '../../services/go'
import { useSession } from '../../services/session'
import { askSubscribe, tellAccepted, wanted } from '../../services/subscribe'
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
  const count = countText(desk.count, desk.more)
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
function useTopUp(left: number) {
  const { busy, once } = useBusy()
  const top = () => {
    // Asked within the tap itself, before anything is awaited.
    const { me } = useSession.getState()
    const isWanted = me !== null && wanted(me, ['task']).length > 0
    const asked = askSubscribe(['task'])
    void once(async () => {
      const told = await tellAccepted(await asked)
      const more = (useSession.getState().me?.quota.task ?? 0) > left
      if (told && !told.ok) say(told.message)
      else if (told) say(more ? T.quota.added : T.quota.refused)
      else say(isWanted ? T.quota.failed : me?.templates.task.id ? T.quota.enough : T.quota.none)
    })
  }
  return { busy, top }
}

/** Nothing can be pushed any more: said in red above all the work, and one tap mends it. */
export function QuotaGone() {
  const { top } = useTopUp(0)
  return (
    <View className="card card--bad" hoverClass="tap" ariaRole="button" onClick={top}>
      <View className="row">
        <Icon name="bell" />
        <View className="grow strong">{T.quota.gone}</View>
      </View>
    </View>
  )
}

export function QuotaCard({ left }: { left: number }) {
  const { busy, top } = useTopUp(left)
  return (
    <Card>
      <View className="row">
        <View className="grow">
          <View className="strong">{T.quota.title}</View>
          <View className={`t-s ${left === 0 ? 'bad' : 'quiet'}`}>{T.quota.left(left)}</View>
        </View>
        <Button small off={busy} icon="bell" onClick={top}>
          {T.quota.top}
        </Button>
      </View>
    </Card>
  )
}
