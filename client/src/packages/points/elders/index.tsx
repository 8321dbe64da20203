import { View } from '@tarojs/components'
import { useRef, useState } from 'react'
import { dateOf } from '../../../../../domain/calendar/zone'
import type { ElderCard, ElderList } from '../../../../../domain/helper/answers'
import { Card, Cell, Slot, Tabs } from '../../../components/Basics'
import { Button } from '../../../components/Button'
import { Screen } from '../../../components/Screen'
import { Empty, ErrorView, Skeleton, Stale } from '../../../components/States'
import { usePaged } from '../../../components/usePaged'
import { call, type Reply } from '../../../services/call'
import { copyKey } from '../../../services/copies'
import { go } from '../../../services/go'
import { dayText } from '../parts/days'
import { POINTS_PAGES, elderPage } from '../parts/pages'
import { HELPER } from '../textHelper'

const W = HELPER.elders

/** Accounts of the chosen grid; which grids there are is told with each page. */
function useElders(grid: string) {
  const grids = useRef<ElderList['grids']>([])
  const fetch = async (cursor?: string): Promise<Reply<ElderList>> => {
    const where = grid === '' ? {} : { grid }
    const reply = await call('helper.elders', { ...where, ...(cursor ? { cursor } : {}) })
    if (reply.ok) grids.current = reply.data.grids
    return reply
  }
  return { ...usePaged<ElderCard>(fetch, copyKey('helper.elders', grid)), grids: grids.current }
}

/** 代开账户 of the reader's grids. */
export default function Elders() {
  const [grid, setGrid] = useState('')
  const { items, failure, tail, refresh, grids } = useElders(grid)
  const retry = () => void refresh()
  const foot = (
    <Button kind="primary" icon="plus" onClick={() => go(POINTS_PAGES.elderNew)}>
      {W.open}
    </Button>
  )
  return (
    <Screen foot={foot}>
      <View className="stack">
        <Slot>{failure && items ? <Stale failure={failure} onRetry={retry} /> : null}</Slot>
        <Slot>
          {grids.length > 1 ? (
            <Tabs
              items={grids.map(({ code, name }) => ({ key: code, text: name }))}
              value={grid || (grids[0]?.code ?? '')}
              onChange={setGrid}
            />
          ) : null}
        </Slot>
        <Slot>{failure && !items ? <ErrorView failure={failure} onRetry={retry} /> : null}</Slot>
        <Slot>{!items && !failure ? <Skeleton /> : null}</Slot>
        <Slot>
          {items?.length === 0 ? <Empty icon="people" title={W.none} hint={W.noneHint} /> : null}
        </Slot>
        <Slot>
          {items?.length ? (
            <Card bare>
              {items.map(({ id, name, buildingName, openedAt }) => (
                <Cell
                  key={id}
                  title={name}
                  hint={`${buildingName}，${W.since(dayText(dateOf(openedAt)))}`}
                  label={`${name}，${buildingName}`}
                  onClick={() => go(elderPage(id))}
                />
              ))}
            </Card>
          ) : null}
        </Slot>
        <View className="t-s quiet">{items?.length ? tail : ''}</View>
      </View>
    </Screen>
  )
}
