import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { pageOf } from '../../../../../domain/notice/pages'
import { Card, Slot } from '../../../components/Basics'
import { Button } from '../../../components/Button'
import { Screen } from '../../../components/Screen'
import { Opening, Stale } from '../../../components/States'
import { useLoad } from '../../../components/useLoad'
import { useWhileShown } from '../../../components/useWhileShown'
import { call } from '../../../services/call'
import { go } from '../../../services/go'
import { CASE_WORDS } from '../parts/text'
import { Notes, Offers, OfferSheet } from './Parts'
import { useTable } from './useTable'

const W = CASE_WORDS.table
/** How old the others' words may get on a screen that lies open. */
const REFRESH_MS = 3_000

/**
 * 调解桌: the shared screen of a sitting. No copy of it is kept on the phone: what is offered there
 * leaves no trace once the case has ended.
 */
export default function Table() {
  const id = decodeURIComponent(useRouter().params['id'] ?? '')
  const loaded = useLoad(() => call('mediation.table', { id }))
  const { data: table, failure } = loaded
  const reload = () => void loaded.reload()
  const acts = useTable(id, loaded)
  const [offering, setOffering] = useState(false)
  useWhileShown(() => {
    // An answer that is under way tells more than a look that began before it.
    if (!acts.busy) reload()
  }, REFRESH_MS)
  if (!table) return <Opening failure={failure} onRetry={reload} />
  const isParty = table.parties.some((p) => p.me)
  const page = pageOf(isParty ? 'mediation.case' : 'mediation.work', id)
  return (
    <Screen
      foot={
        table.open ? (
          <Button kind="primary" icon="plus" onClick={() => setOffering(true)}>
            {W.offer}
          </Button>
        ) : undefined
      }
      over={offering ? <OfferSheet acts={acts} onClose={() => setOffering(false)} /> : undefined}
    >
      <View className="stack">
        <Slot>{failure ? <Stale failure={failure} onRetry={reload} /> : null}</Slot>
        <Slot>{table.open ? null : <Card tone="warn">{W.closed}</Card>}</Slot>
        <View className="stack">
          <Offers table={table} acts={acts} />
        </View>
        <Slot>{table.open ? <Notes id={id} notes={table.notes} acts={acts} /> : null}</Slot>
        <View className="t-s quiet">{W.closedEnd}</View>
        <Button onClick={() => go(page)}>{W.toCase}</Button>
        {isParty ? (
          <Button kind="danger" onClick={() => go(`${page}&ask=terminate`)}>
            {W.end}
          </Button>
        ) : null}
      </View>
    </Screen>
  )
}
