import { View } from '@tarojs/components'
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
import { T } from '../../../text'
import { CaseCardView } from '../parts/CaseCardView'
import { useFigures } from '../parts/Figures'
import { DESK } from '../textDesk'

type Scope = keyof typeof DESK.scopes

/** Which lists somebody has, by the posts that he holds; the first is the one that opens. */
function scopesOf(roles: readonly string[]): Scope[] {
  const has = (role: string) => roles.includes(role)
  return [
    ...(has('mediationChair') ? (['chair'] as const) : []),
    ...(has('mediationClerk') ? (['clerk'] as const) : []),
    ...(has('mediator') ? (['table'] as const) : []),
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
        {list.hasMore ? T.moreBelow : T.atEnd}
      </View>
    </View>
  )
}

/** 调解工作: what waits for the chair, the clerk, or whoever mediates. */
export default function MediationDesk() {
  const me = useSession((session) => session.me)
  const scopes = scopesOf(me?.roles.map((r) => r.role) ?? [])
  const [chosen, setChosen] = useState<Scope | null>(null)
  const scope = chosen ?? scopes[0] ?? 'table'
  const figures = useFigures()
  return (
    <Screen over={figures.sheet}>
      <View className="stack">
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
