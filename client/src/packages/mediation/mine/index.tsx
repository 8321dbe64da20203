import { View } from '@tarojs/components'
import { pageOf } from '../../../../../domain/notice/pages'
import { Slot } from '../../../components/Basics'
import { Button } from '../../../components/Button'
import { Screen } from '../../../components/Screen'
import { Empty, ErrorView, Skeleton, Stale } from '../../../components/States'
import { useNow } from '../../../components/useNow'
import { usePaged } from '../../../components/usePaged'
import { call } from '../../../services/call'
import { copyKey } from '../../../services/copies'
import { go } from '../../../services/go'
import { APPLY_PAGE } from '../draft'
import { CaseCardView } from '../parts/CaseCardView'
import { WORDS } from '../text'

/** 我的调解: every case in which the reader is a party, the newest first. */
export default function MyCases() {
  const now = useNow()
  const list = usePaged(
    (cursor) =>
      call('mediation.list', { scope: 'mine', ...(cursor === undefined ? {} : { cursor }) }),
    copyKey('mediation.list', 'mine'),
  )
  const { items, failure } = list
  const retry = () => void list.refresh()
  if (!items) {
    return (
      <Screen>{failure ? <ErrorView failure={failure} onRetry={retry} /> : <Skeleton />}</Screen>
    )
  }
  return (
    <Screen>
      <View className="stack">
        <Slot>{failure ? <Stale failure={failure} onRetry={retry} /> : null}</Slot>
        {items.map((card) => (
          <CaseCardView
            key={card.id}
            card={card}
            now={now}
            onOpen={() => go(pageOf('mediation.case', card.id))}
          />
        ))}
        {items.length ? (
          <View className="tail" onClick={() => void list.more()}>
            {list.tail}
          </View>
        ) : (
          <Empty title={WORDS.mine.empty} hint={WORDS.mine.emptyHint}>
            <Button kind="primary" onClick={() => go(APPLY_PAGE)}>
              {WORDS.apply}
            </Button>
          </Empty>
        )}
      </View>
    </Screen>
  )
}
