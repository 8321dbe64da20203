import { View } from '@tarojs/components'
import type { HoursView } from '../../../../../domain/contract'
import { pageOf } from '../../../../../domain/notice/pages'
import { Card, Cell, Section, Slot } from '../../../components/Basics'
import { Button } from '../../../components/Button'
import { Screen } from '../../../components/Screen'
import { Opening, Stale } from '../../../components/States'
import { Tiles } from '../../../components/Tiles'
import { useNow } from '../../../components/useNow'
import { go } from '../../../services/go'
import { beginText, endText } from '../../../services/halfDay'
import { slotWords } from '../parts/Appointment'
import { dateOf } from '../parts/times'
import { TIME } from '../textTime'
import type { HoursForm } from './form'
import { Off } from './Off'
import { useHours } from './useHours'
import { Weekly } from './Weekly'

const W = TIME.hours
const BUFFERS = [0, 15, 30]

/** What is booked and cannot be kept: how many, and each with the way to move it. */
function Stranded({ view, now }: { view: HoursView; now: number }) {
  const dated = (span: { from: number; to: number }) =>
    slotWords({ date: dateOf(span.from), ...span }, now)
  return (
    <>
      <Card tone="warn">
        <View className="strong">{W.stranded(view.stranded.length)}</View>
        <View>{W.strandedHint}</View>
      </Card>
      <Card bare>
        {view.stranded.map(({ subject, from, to, why, instead: [first] }) => (
          <Cell
            key={`${subject} ${from}`}
            icon="clock"
            title={dated({ from, to })}
            hint={`${TIME.why[why]}。${first ? W.first(dated(first)) : W.noOther}`}
            onClick={() => go(pageOf('mediation.work', subject))}
          />
        ))}
      </Card>
    </>
  )
}

/** How long, how far apart, and whether on holidays. */
function How({ form, onChange }: { form: HoursForm; onChange: (form: HoursForm) => void }) {
  const known = [...new Set([...BUFFERS, form.bufferMinutes])].sort((a, b) => a - b)
  return (
    <>
      <Section title={W.minutes} />
      <Tiles
        columns={2}
        items={([60, 90] as const).map((n) => ({ key: String(n), text: W.minutesOf[n] }))}
        value={String(form.minutes)}
        onPick={(key) => onChange({ ...form, minutes: key === '90' ? 90 : 60 })}
      />
      <Section title={W.buffer} />
      <Tiles
        columns={known.length > BUFFERS.length ? 2 : 3}
        items={known.map((n) => ({ key: String(n), text: W.bufferOf(n) }))}
        value={String(form.bufferMinutes)}
        onPick={(key) => onChange({ ...form, bufferMinutes: Number(key) })}
      />
      <Section title={W.holidays} />
      <Tiles
        columns={2}
        items={Object.entries(W.holidaysOf).map(([key, text]) => ({ key, text }))}
        value={form.onHolidays ? 'yes' : 'no'}
        onPick={(key) => onChange({ ...form, onHolidays: key === 'yes' })}
      />
    </>
  )
}

/** 可约时间: when one can be booked, and what a change leaves standing. Nothing is cancelled by it. */
export default function Hours() {
  const now = useNow()
  const { data: view, form, failure, fresh, reload, change, busy, save } = useHours()
  const retry = () => void reload()
  if (!view || !form) return <Opening failure={failure} onRetry={retry} />
  return (
    <Screen
      foot={
        <Button kind="primary" off={busy || !fresh} onClick={() => void save()}>
          {busy ? W.saving : W.save}
        </Button>
      }
    >
      <View className="stack">
        <Slot>{failure ? <Stale failure={failure} onRetry={retry} /> : null}</Slot>
        <Slot>{view.stranded.length ? <Stranded view={view} now={now} /> : null}</Slot>
        <Slot>
          {view.leave ? (
            <Card tone="soft">
              {W.leave(`${beginText(view.leave.from, now)} 至 ${endText(view.leave.to, now)}`)}
            </Card>
          ) : null}
        </Slot>
        <Weekly form={form} onChange={change} />
        <How form={form} onChange={change} />
        <Off form={form} now={now} onChange={change} />
        <Button kind="ghost" onClick={() => go('packages/duty/leave/index')}>
          {W.toLeave}
        </Button>
      </View>
    </Screen>
  )
}
