import { View } from '@tarojs/components'
import { pageOf } from '../../../../../domain/notice/pages'
import { AWARD } from '../../../../../domain/points/award/lifecycle'
import type { PublishedLine } from '../../../../../domain/points/award/published'
import { Card, Slot } from '../../../components/Basics'
import { Screen } from '../../../components/Screen'
import { Empty, ErrorView, Skeleton, Stale } from '../../../components/States'
import { useNow } from '../../../components/useNow'
import { usePaged } from '../../../components/usePaged'
import { call } from '../../../services/call'
import { copyKey } from '../../../services/copies'
import { go } from '../../../services/go'
import { rememberTapped } from '../../../services/tapped'
import { when } from '../../../services/time'
import { CommunityPhone } from '../parts/CommunityPhone'
import { shortDay } from '../../../services/days'
import { OPEN } from '../textOpen'

const W = OPEN.published
const { text, tone } = AWARD.states.PUBLIC
const TAG = { text, tone }

function Line({ line, now }: { line: PublishedLine; now: number }) {
  const who = W.who(line.name, line.tail)
  const until = W.until(when(line.until, now))
  const open = () => {
    rememberTapped({ id: line.id, title: line.rule, line: who, tag: TAG })
    go(pageOf('points.award', line.id))
  }
  return (
    <View
      className="cell cell--go row--top"
      hoverClass="tap"
      ariaRole="button"
      ariaLabel={[who, line.rule, W.points(line.points), line.deed, until].join('，')}
      onClick={open}
    >
      <View className="grow">
        <View className="strong">{`${who} ${W.points(line.points)}`}</View>
        <View className="wrap">{line.rule}</View>
        <View className="t-s wrap">{W.deed(shortDay(line.deedOn), line.deed)}</View>
        <View className="t-s quiet">{until}</View>
      </View>
    </View>
  )
}

/** 公示: what will be paid unless somebody objects. Names are masked; everybody may read it. */
export default function Published() {
  const now = useNow()
  const list = usePaged(
    (cursor) => call('points.published', cursor === undefined ? {} : { cursor }),
    copyKey('points.published'),
  )
  const { items, failure } = list
  const retry = () => void list.refresh()
  return (
    <Screen>
      <View className="stack">
        <Card tone="soft">
          <View className="stack">
            <View className="strong">{W.intro}</View>
            <View>{W.dissent}</View>
            <View>{W.tail}</View>
          </View>
        </Card>
        <Slot>{items && failure ? <Stale failure={failure} onRetry={retry} /> : null}</Slot>
        {!items && failure ? <ErrorView failure={failure} onRetry={retry} /> : null}
        {!items && !failure ? <Skeleton /> : null}
        {items && !items.length ? <Empty icon="check" title={W.empty} hint={W.emptyHint} /> : null}
        {items?.length ? (
          <>
            <Card bare>
              {items.map((line) => (
                <Line key={line.id} line={line} now={now} />
              ))}
            </Card>
            <View className="tail" onClick={() => void list.more()}>
              {list.tail}
            </View>
          </>
        ) : null}
        <CommunityPhone />
      </View>
    </Screen>
  )
}
