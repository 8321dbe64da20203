import { View } from '@tarojs/components'
import type { CaseView } from '../../../../../domain/mediation/answers'
import { Card, Fact, Section } from '../../../components/Basics'
import { Button } from '../../../components/Button'
import { copyText } from '../../../services/copyText'
import { go } from '../../../services/go'
import { WORDS } from '../text'
import type { Shown } from './Progress'
import { clock, dayWords } from './times'
import { CASE_WORDS } from './text'

const W = CASE_WORDS.booking

/** “11月27日 周五 09:00—10:30” */
export const slotWords = (slot: { date: string; from: number; to: number }, now: number): string =>
  WORDS.slots.slot(dayWords(slot.date, now), clock(slot.from), clock(slot.to))

/** When, with whom, where, and how one gets in. */
export function Appointment({ view, now }: Shown) {
  const { booking } = view
  if (!booking) return null
  return (
    <>
      <Section title={W.title} />
      <Card tone="soft">
        <View className="stack">
          <View className="t-l">{slotWords(booking, now)}</View>
          <View>
            <Fact name={W.people}>{booking.people.join('、')}</Fact>
            <Fact name={W.room}>{booking.roomName || WORDS.slots.online}</Fact>
            <Fact name={W.link}>{booking.link}</Fact>
          </View>
          {booking.roomName || booking.link ? null : <View>{WORDS.slots.linkHint}</View>}
          {booking.link ? (
            <Button icon="file" onClick={() => copyText(booking.link, W.copied)}>
              {W.copy}
            </Button>
          ) : null}
        </View>
      </Card>
    </>
  )
}

/** A time that is kept for the reader and not confirmed yet. */
export function HeldTime({ view, now }: Shown) {
  const { hold } = view
  if (!hold || hold.until <= now) return null
  const page = view.booking ? 'move' : 'book'
  return (
    <Card tone="warn">
      <View className="stack">
        <View className="strong">{W.hold}</View>
        <View>{slotWords(hold, now)}</View>
        <Button
          kind="primary"
          onClick={() => go(`packages/mediation/${page}/index?id=${encodeURIComponent(view.id)}`)}
        >
          {W.toHold}
        </Button>
      </View>
    </Card>
  )
}

export const isEnded = (view: CaseView): boolean =>
  view.state === 'EFFECTIVE' || view.state === 'TERMINATED'
