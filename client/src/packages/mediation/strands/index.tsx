import { View } from '@tarojs/components'
import Taro, { usePullDownRefresh } from '@tarojs/taro'
import type { StrandedCaseView } from '../../../../../domain/contract'
import { pageOf } from '../../../../../domain/notice/pages'
import { Slot } from '../../../components/Basics'
import { Button } from '../../../components/Button'
import { Screen } from '../../../components/Screen'
import { Empty, Opening, Stale } from '../../../components/States'
import { useLoad } from '../../../components/useLoad'
import { useNow } from '../../../components/useNow'
import { call } from '../../../services/call'
import { copyKey } from '../../../services/copies'
import { go } from '../../../services/go'
import { slotWords } from '../parts/Appointment'
import { TIME } from '../textTime'
import { useMove, type Offer } from './useMove'

const W = TIME.strands

/** Who cannot come and why: “杨调解：请假”. */
const reasons = ({ strands }: StrandedCaseView): string[] =>
  strands.map(({ name, why }) => `${name}：${TIME.why[why]}`)

/** What is said where no time helps. */
const helpless = ({ strands }: StrandedCaseView): string =>
  strands.some(({ why }) => why === 'gone') ? W.gone : W.noTime

/** One appointment, why it cannot be kept, and the times it goes to by one tap. */
function Stranded({
  row,
  now,
  off,
  onMove,
}: {
  row: StrandedCaseView
  now: number
  off: boolean
  onMove: (row: StrandedCaseView, offer: Offer) => void
}) {
  const { card, instead } = row
  return (
    <View className="card">
      <View className="stack">
        <View>
          <View className="strong wrap">{card.title}</View>
          <View className="t-s quiet">{card.number || card.no}</View>
          {card.booking ? <View>{W.was(slotWords(card.booking, now))}</View> : null}
          {reasons(row).map((text) => (
            <View key={text} className="warn wrap">
              {text}
            </View>
          ))}
        </View>
        {instead.length ? null : <View className="wrap">{helpless(row)}</View>}
        {instead.map((offer, i) => (
          <Button
            key={`${offer.from} ${offer.roomName}`}
            kind={i === 0 ? 'primary' : 'plain'}
            off={off}
            onClick={() => onMove(row, offer)}
          >
            {W.move(
              slotWords(offer, now),
              offer.roomName === card.booking?.roomName ? '' : offer.roomName,
            )}
          </Button>
        ))}
        <Button kind="ghost" onClick={() => go(pageOf('mediation.work', card.id))}>
          {W.open}
        </Button>
      </View>
    </View>
  )
}

/** 要改期的预约: what leave, a holiday or a departure leaves standing, each with where it may go. */
export default function Strands() {
  const now = useNow()
  const loaded = useLoad(() => call('mediation.strands', {}), copyKey('mediation.strands'))
  const { data: view, failure, fresh } = loaded
  const reload = () => void loaded.reload()
  const moving = useMove(loaded.reload)
  usePullDownRefresh(() => {
    void loaded.reload().finally(() => Taro.stopPullDownRefresh())
  })
  if (!view) return <Opening failure={failure} onRetry={reload} />
  return (
    <Screen>
      <View className="stack">
        <Slot>{failure ? <Stale failure={failure} onRetry={reload} /> : null}</Slot>
        {view.cases.length ? (
          <View className="quiet">{W.hint}</View>
        ) : (
          <Empty icon="check" title={W.none} hint={W.noneHint} />
        )}
        {view.cases.map((row) => (
          <Stranded
            key={row.card.id}
            row={row}
            now={now}
            off={moving.busy || !fresh}
            onMove={(one, offer) => void moving.move(one, offer)}
          />
        ))}
      </View>
    </Screen>
  )
}
