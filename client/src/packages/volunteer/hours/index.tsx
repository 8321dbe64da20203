import { View } from '@tarojs/components'
import { useState } from 'react'
import type { PartView, ServiceHoursView } from '../../../../../domain/contract'
import { HOURS_KINDS, type HoursKind } from '../../../../../domain/volunteer/hours/kinds'
import { Card, Cell, Fact, Slot } from '../../../components/Basics'
import { Button } from '../../../components/Button'
import { Screen } from '../../../components/Screen'
import { Empty, Opening, Stale } from '../../../components/States'
import { Tag } from '../../../components/Tag'
import { useBusy } from '../../../components/useBusy'
import { useNow } from '../../../components/useNow'
import { usePulled } from '../../../components/usePulled'
import { call } from '../../../services/call'
import { copyKey } from '../../../services/copies'
import { go } from '../../../services/go'
import { durationText, fromTo } from '../../../services/time'
import { say } from '../../../services/toast'
import { activityPage, VOLUNTEER_PAGES } from '../parts/pages'
import { ACT } from '../textActivity'
import { REC } from '../textRecord'
import { SERVED } from '../textServed'
import { AckSheet } from './AckSheet'
import { useAckCode } from './useAckCode'

const W = ACT.hours
const KINDS = Object.keys(HOURS_KINDS) as HoursKind[]

/** Hours by how they are known: three figures, and no sum. */
function Sums({ minutes, kindTexts }: ServiceHoursView) {
  return (
    <Card tone="soft">
      <View className="stack">
        {KINDS.map((kind) => (
          <View key={kind}>
            <View>{kindTexts[kind]}</View>
            <View className="t-xl strong">{durationText(minutes[kind])}</View>
          </View>
        ))}
        <View className="t-s quiet">{W.intro}</View>
      </View>
    </Card>
  )
}

/** Of each child apart: only what there is. */
function Children({ children, kindTexts }: ServiceHoursView) {
  return (
    <>
      {children.map(({ name, minutes }, at) => (
        <Card key={at}>
          <View className="strong wrap">{W.ofChild(name)}</View>
          {KINDS.filter((kind) => minutes[kind] > 0).map((kind) => (
            <Fact key={kind} name={kindTexts[kind]}>
              {durationText(minutes[kind])}
            </Fact>
          ))}
        </Card>
      ))}
    </>
  )
}

interface OneProps {
  part: PartView
  now: number
  off: boolean
  onAsk: (part: PartView) => void
}

function One({ part, now, off, onAsk }: OneProps) {
  const { activity, minutes, reason, odd, waitingText } = part
  const title = part.child ? W.childs(part.child, part.title) : part.title
  return (
    <View
      className="card"
      hoverClass={activity ? 'tap' : 'none'}
      ariaRole={activity ? 'button' : undefined}
      ariaLabel={activity ? ACT.list.open(title, part.stateText, waitingText) : undefined}
      onClick={activity ? () => go(activityPage(activity)) : undefined}
    >
      <View className="row row--top row--tag">
        <View className="grow strong wrap">{title}</View>
        <Tag text={part.stateText} tone={part.tone} overdue={false} />
      </View>
      <View className="t-s quiet">{fromTo(part.from, part.to, now)}</View>
      {minutes ? (
        <View className="strong">{ACT.detail.counted(durationText(minutes), part.kindText)}</View>
      ) : null}
      {waitingText ? <View>{ACT.detail.next(waitingText)}</View> : null}
      {odd.length && !minutes ? <View className="warn">{odd.join('、')}</View> : null}
      {reason ? <Fact name={ACT.detail.reason}>{reason}</Fact> : null}
      {part.unpaidText ? <View className="t-s">{part.unpaidText}</View> : null}
      {part.acknowledged ? <View>{SERVED.acknowledged}</View> : null}
      {part.mayAskServed ? (
        <Button off={off} label={`${SERVED.ask}：${title}`} onClick={() => onAsk(part)}>
          {SERVED.ask}
        </Button>
      ) : null}
    </View>
  )
}

/** 我的时长: by how it is known, and what it is made of. */
export default function Hours() {
  const now = useNow()
  const loaded = usePulled(() => call('volunteer.hours', {}), copyKey('volunteer.hours'))
  const { data: view, failure } = loaded
  const reload = () => void loaded.reload()
  const [older, setOlder] = useState<{ items: PartView[]; next: string | null } | null>(null)
  const { busy, once } = useBusy()
  const asking = useAckCode()
  if (!view) return <Opening failure={failure} onRetry={reload} />
  const items = [...view.items, ...(older?.items ?? [])]
  const next = older ? older.next : view.next
  const more = () =>
    once(async () => {
      if (next === null) return
      const reply = await call('volunteer.hours', { cursor: next })
      if (!reply.ok) return say(reply.message)
      setOlder({ items: [...(older?.items ?? []), ...reply.data.items], next: reply.data.next })
    })
  const over = asking.code ? (
    <AckSheet code={asking.code} now={now} onClose={asking.close} />
  ) : undefined
  return (
    <Screen over={over} foot={<Button onClick={() => go(VOLUNTEER_PAGES.claim)}>{W.claim}</Button>}>
      <View className="stack">
        <Slot>{failure ? <Stale failure={failure} onRetry={reload} /> : null}</Slot>
        <Sums {...view} />
        <Slot>{view.children?.length ? <Children {...view} /> : null}</Slot>
        <Card bare>
          <Cell
            icon="file"
            title={REC.record.title}
            hint={REC.record.hint}
            onClick={() => go(VOLUNTEER_PAGES.record)}
          />
        </Card>
        {items.map((part) => (
          <One key={part.id} part={part} now={now} off={asking.busy} onAsk={asking.ask} />
        ))}
        {next === null ? null : (
          <Button off={busy} onClick={() => void more()}>
            {W.more}
          </Button>
        )}
        {items.length ? null : (
          <Empty icon="clock" title={W.none} hint={W.noneHint}>
            <Button kind="primary" onClick={() => go(VOLUNTEER_PAGES.activities)}>
              {W.find}
            </Button>
          </Empty>
        )}
      </View>
    </Screen>
  )
}
