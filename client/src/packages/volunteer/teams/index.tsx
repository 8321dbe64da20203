import { Input, View } from '@tarojs/components'
import { useState } from 'react'
import type { InputOf, TeamCard } from '../../../../../domain/contract'
import { Slot, Tabs } from '../../../components/Basics'
import { Button } from '../../../components/Button'
import { Screen } from '../../../components/Screen'
import { Empty, ErrorView, Skeleton, Stale } from '../../../components/States'
import { usePaged } from '../../../components/usePaged'
import { call } from '../../../services/call'
import { copyKey } from '../../../services/copies'
import { go } from '../../../services/go'
import { useSession } from '../../../services/session'
import { VOLUNTEER_PAGES } from '../parts/pages'
import { TeamCardView } from '../parts/TeamCardView'
import { WORDS } from '../text'
import { useTeamSearch } from './useTeamSearch'

const W = WORDS.teams
type Scope = InputOf<'volunteer.teams'>['scope']

/** Whoever of the staff may have to decide about an application. */
const APPROVERS: readonly string[] = ['firstSecretary', 'dispatcher']

function useScopes(): { key: Scope; text: string }[] {
  const roles = useSession((s) => s.me)?.roles ?? []
  const isApprover = roles.some(({ role }) => APPROVERS.includes(role))
  const scopes: Scope[] = isApprover ? ['todo', 'all', 'mine'] : ['all', 'mine']
  return scopes.map((key) => ({ key, text: W.scopes[key] }))
}

function Cards({ teams }: { teams: readonly TeamCard[] }) {
  return (
    <>
      {teams.map((team) => (
        <TeamCardView key={team.id} team={team} />
      ))}
    </>
  )
}

/** Those of one scope, a page at a time. */
function Paged({ scope }: { scope: Scope }) {
  const list = usePaged(
    (cursor) => call('volunteer.teams', { scope, ...(cursor === undefined ? {} : { cursor }) }),
    copyKey('volunteer.teams', scope),
  )
  const { items, failure } = list
  const retry = () => void list.refresh()
  if (!items) return failure ? <ErrorView failure={failure} onRetry={retry} /> : <Skeleton />
  return (
    <View className="stack">
      <Slot>{failure ? <Stale failure={failure} onRetry={retry} /> : null}</Slot>
      <Cards teams={items} />
      {items.length ? (
        <View className="tail" onClick={() => void list.more()}>
          {list.tail}
        </View>
      ) : (
        <Empty icon="people" title={W.empty[scope]} hint={W.emptyHint[scope]} />
      )}
    </View>
  )
}

/** 志愿队伍: those that are there, found by name or place, and the way to found one. */
export default function Teams() {
  const scopes = useScopes()
  const [picked, setScope] = useState<Scope | null>(null)
  const scope = picked ?? scopes[0]?.key ?? 'all'
  const { found, failure, find, retry } = useTeamSearch()
  const isFinding = scope === 'all' && found !== null
  const foot = <Button onClick={() => go(VOLUNTEER_PAGES.apply)}>{W.apply}</Button>
  return (
    <Screen foot={foot}>
      <Tabs items={scopes} value={scope} onChange={setScope} />
      <View className="stack">
        {scope === 'all' ? (
          <Input
            className="field field--line"
            placeholder={W.search}
            placeholderClass="field__hint"
            ariaLabel={W.search}
            confirmType="search"
            onInput={(event) => find(event.detail.value)}
          />
        ) : null}
        <Slot>{failure ? <ErrorView failure={failure} onRetry={retry} /> : null}</Slot>
        {isFinding ? (
          <View className="stack">
            <Cards teams={found} />
            {found.length ? null : <Empty icon="search" title={W.none} hint={W.noneHint} />}
          </View>
        ) : null}
        <View className={isFinding ? 'none' : 'stack'}>
          <Paged scope={scope} />
        </View>
      </View>
    </Screen>
  )
}
