import { View } from '@tarojs/components'
import type { MediatorDayView } from '../../../../../domain/contract'
import { pageOf } from '../../../../../domain/notice/pages'
import { Button } from '../../../components/Button'
import { Tag } from '../../../components/Tag'
import { go } from '../../../services/go'
import { clock } from '../parts/times'
import { TIME } from '../textTime'

const W = TIME.day
export type Sitting = MediatorDayView['sittings'][number]

/** So long before it begins, the people are there and it may be opened. */
const EARLY_MS = 30 * 60_000

const workPage = (id: string, ask = ''): string =>
  `${pageOf('mediation.work', id)}${ask ? `&ask=${ask}` : ''}`

/** What is asked before there is an appointment: its sheet, or the page where times are made. */
export function NextButton({ id, next }: { id: string; next: 'take' | 'book' }) {
  const page =
    next === 'take'
      ? workPage(id, 'take')
      : `packages/mediation/book/index?id=${encodeURIComponent(id)}`
  return (
    <Button kind="primary" onClick={() => go(page)}>
      {W.next[next]}
    </Button>
  )
}

/** The one next step of a sitting, when it is its time. */
function Next({ sitting: { card, lead }, now }: { sitting: Sitting; now: number }) {
  const { booking, id, state } = card
  if (!booking) return null
  if (state === 'IN_SESSION') {
    return (
      <Button
        kind="primary"
        onClick={() => go(`packages/mediation/table/index?id=${encodeURIComponent(id)}`)}
      >
        {W.goOn}
      </Button>
    )
  }
  if (!lead || state !== 'SCHEDULED' || booking.from - now > EARLY_MS) return null
  return (
    <Button kind="primary" icon="check" onClick={() => go(workPage(id, 'open'))}>
      {W.open}
    </Button>
  )
}

/** When, about what and with whom, where; and the next step under the thumb. */
export function SittingCard({ sitting, now }: { sitting: Sitting; now: number }) {
  const { card } = sitting
  const { booking } = card
  if (!booking) return null
  const time = `${clock(booking.from)}–${clock(booking.to)}`
  const where = booking.roomName || (booking.link ? W.online : W.onlineLater)
  const open = () => go(workPage(card.id))
  return (
    <View className="card">
      <View className="stack">
        <View
          hoverClass="tap"
          ariaRole="button"
          ariaLabel={[time, card.title, where, card.stateText].join('，')}
          onClick={open}
        >
          <View className="row row--top row--tag">
            <View className="grow t-xl">{time}</View>
            <Tag text={card.stateText} tone={card.tone} overdue={card.overdue} />
          </View>
          <View className="strong wrap">{card.title}</View>
          <View className="wrap">{where}</View>
          {booking.link ? <View className="t-s quiet wrap">{booking.link}</View> : null}
        </View>
        <Next sitting={sitting} now={now} />
      </View>
    </View>
  )
}
