import { View } from '@tarojs/components'
import { useState } from 'react'
import type { ReportCard } from '../../../../domain/contract'
import { LIFECYCLE } from '../../../../domain/report/lifecycle'
import { Card, Cell, Section } from '../../components/Basics'
import { Button } from '../../components/Button'
import { ReportCardView } from '../../components/ReportCardView'
import { ErrorView, Skeleton } from '../../components/States'
import type { Failure } from '../../services/call'
import { go, reportPage } from '../../services/go'
import { useSession } from '../../services/session'
import { askSubscribe, tellAccepted } from '../../services/subscribe'
import { say } from '../../services/toast'
import { T } from '../../text'

const TASKS = '/packages/grid/tasks/index'
const openTask = (id: string) => go(reportPage.staff(id))

/** Name of the step that a task waits for, from the life-cycle table. */
const nextStep = (card: ReportCard): string | undefined =>
  LIFECYCLE.find((t) => t.weight === 'primary' && t.from.includes(card.state))?.label

/** The next things to do, the first with its one step under the thumb. */
export function Todo({
  cards,
  now,
  failure,
  onRetry,
}: {
  cards: ReportCard[] | null
  now: number
  failure: Failure | null
  onRetry: () => void
}) {
  const first = cards?.[0]
  const step = first && nextStep(first)
  return (
    <>
      <Section title={T.home_.todo} onMore={() => go(TASKS)} />
      {cards === null ? (
        failure ? (
          <ErrorView failure={failure} onRetry={onRetry} />
        ) : (
          <Skeleton rows={1} />
        )
      ) : null}
      {cards?.length === 0 ? (
        <Card>
          <View className="quiet">{T.home_.noTodo}</View>
        </Card>
      ) : null}
      {first ? <ReportCardView card={first} now={now} onOpen={openTask} /> : null}
      {first && step ? (
        <Button kind="primary" icon="check" onClick={() => openTask(first.id)}>
          {step}
        </Button>
      ) : null}
      {cards?.slice(1).map((card) => (
        <ReportCardView key={card.id} card={card} now={now} onOpen={openTask} />
      ))}
      <View className="pair">
        <Button icon="list" onClick={() => go(TASKS)}>
          {T.home_.tasks}
        </Button>
        <Button icon="check" onClick={() => go('/packages/grid/self/index')}>
          {T.home_.self}
        </Button>
      </View>
    </>
  )
}

export function DeskEntry({ waiting }: { waiting: string }) {
  return (
    <Card bare>
      <Cell
        icon="inbox"
        title={T.home_.desk}
        hint={T.home_.deskWaiting(waiting)}
        onClick={() => go('/packages/desk/queue/index')}
      />
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
