import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { pageOf } from '../../../../../domain/notice/pages'
import { Card, Cell, Slot, Tabs } from '../../../components/Basics'
import { Screen } from '../../../components/Screen'
import { Empty, ErrorView, Skeleton, Stale } from '../../../components/States'
import { useNow } from '../../../components/useNow'
import { usePaged } from '../../../components/usePaged'
import { call } from '../../../services/call'
import { copyKey } from '../../../services/copies'
import { go } from '../../../services/go'
import { useSession } from '../../../services/session'
import { CaseCardView } from '../parts/CaseCardView'
import { useFigures } from '../parts/Figures'
import { DESK } from '../textDesk'
import { TIME } from '../textTime'

type Scope = keyof typeof DESK.scopes

/** Which lists somebody has, by the posts that he holds; the first is the one that opens. */
function scopesOf(roles: readonly string[]): Scope[] {
  const has = (role: string) => roles.includes(role)
  return [
    ...(has('mediationChair') ? (['chair'] as const) : []),
    ...(has('mediationClerk') ? (['clerk'] as const) : []),
    ...(has('mediator') ? (['table', 'closed'] as const) : []),
    ...(has('mediationChair') || has('mediationClerk') ? (['open'] as const) : []),
  ]
}

function CaseList({ scope }: { scope: Scope }) {
  const now = useNow()
  const list = usePaged(
    (cursor) => call('mediation.list', { scope, ...(cursor === undefined ? {} : { cursor }) }),
    copyKey('mediation.list', scope),
  )
  const { items, failure } = list
  const retry = () => void list.refresh()
  if (!items) return failure ? <ErrorView failure={failure} onRetry={retry} /> : <Skeleton />
  if (!items.length) return <Empty title={DESK.empty} hint={DESK.emptyHint} />
  return (
    <View className="stack">
      <Slot>{failure ? <Stale failure={failure} onRetry={retry} /> : null}</Slot>
      {items.map((card) => (
        <CaseCardView
          key={card.id}
          card={card}
          now={now}
          onOpen={() => go(pageOf('mediation.work', card.id))}
        />
      ))}
      <View className="tail" onClick={() => void list.more()}>
        {list.tail}
      </View>
    </View>
  )
}

/** The own day for whoever mediates; what cannot be kept, for chair and clerk. */
function Calendars({ scopes }: { scopes: readonly Scope[] }) {
  const mediates = scopes.includes('table')
  const isDesk = scopes.includes('open')
  if (!mediates && !isDesk) return null
  return (
    <Card bare>
      {mediates ? (
        <Cell
          icon="clock"
          title={TIME.day.title}
          hint={TIME.day.hint}
          onClick={() => go('packages/mediation/day/index')}
        />
      ) : null}
      {mediates ? (
        <Cell
          icon="pen"
          title={TIME.day.hours}
          hint={TIME.day.hoursHint}
          onClick={() => go('packages/mediation/hours/index')}
        />
      ) : null}
      {isDesk ? (
        <Cell
          icon="alarm"
          title={TIME.strands.cell}
          hint={TIME.strands.cellHint}
          onClick={() => go('packages/mediation/strands/index')}
        />
      ) : null}
    </Card>
  )
}

/** 调解工作: what waits for the chair, the clerk, or whoever mediates. */
export default function MediationDesk() {
  const me = useSession((session) => session.me)
  const scopes = scopesOf(me?.roles.map((r) => r.role) ?? [])
  const [chosen, setChosen] = useState<Scope | null>(null)
  const asked = useRouter().params['scope']
  const scope = chosen ?? scopes.find((key) => key === asked) ?? scopes[0] ?? 'table'
  const figures = useFigures()
  return (
    <Screen over={figures.sheet}>
      <View className="stack">
        <Calendars scopes={scopes} />
        {scopes.length > 1 ? (
          <Tabs
            items={scopes.map((key) => ({ key, text: DESK.scopes[key] }))}
            value={scope}
            onChange={setChosen}
          />
        ) : null}
        <Slot>
          {scopes.includes('clerk') ? (
            <Card bare>
              <Cell
                icon="pen"
                title={DESK.file.open}
                hint={DESK.file.openHint}
                onClick={() => go('packages/mediation/file/index')}
              />
            </Card>
          ) : null}
        </Slot>
        <CaseList scope={scope} />
        <Card bare>{figures.cell}</Card>
      </View>
    </Screen>
  )
}
