import { View } from '@tarojs/components'
import { useState } from 'react'
import type { HouseholdPage, HouseholdView } from '../../../../../domain/household/answers'
import { Slot } from '../../../components/Basics'
import { Button } from '../../../components/Button'
import { Screen } from '../../../components/Screen'
import { Opening, Stale } from '../../../components/States'
import { call } from '../../../services/call'
import { copyKey } from '../../../services/copies'
import { goHome } from '../../../services/go'
import { T } from '../../../text'
import { usePulled } from '../../../components/usePulled'
import { HOME } from '../textHousehold'
import { FoundSheet, Nobody } from './Nobody'
import { InviteSheet, People, PersonSheet, type Named } from './People'
import { Asks, Purse, PutSheet, Redemptions } from './Purse'
import { LeaveSheet, Rules, RulesSheet } from './Rules'
import { useDeeds, type Deeds } from './useDeeds'

/** What lies over the page; somebody by name: what the head may do about him. */
type Asked = 'found' | 'put' | 'invite' | 'rules' | 'leave' | Named | null

interface Over {
  page: HouseholdPage
  asked: Asked
  deeds: Deeds
  onClose: () => void
}

function sheetOf({ page: { household: home, own }, asked, deeds, onClose }: Over) {
  if (asked === null) return undefined
  const how = { deeds, onClose }
  if (asked === 'found') return home ? undefined : <FoundSheet {...how} />
  if (!home) return undefined
  if (asked === 'put') return <PutSheet home={home} own={own?.balance ?? 0} {...how} />
  if (asked === 'invite') return <InviteSheet home={home} {...how} />
  if (asked === 'rules') return <RulesSheet home={home} {...how} />
  if (asked === 'leave') return <LeaveSheet home={home} {...how} />
  return <PersonSheet home={home} who={asked} {...how} />
}

function Home({
  home,
  deeds,
  off,
  onAsk,
}: {
  home: HouseholdView
  deeds: Deeds
  off: boolean
  onAsk: (asked: Asked) => void
}) {
  return (
    <View className="stack">
      <Slot>{home.asks.length ? <Asks home={home} deeds={{ ...deeds, busy: off }} /> : null}</Slot>
      <Purse home={home} off={off} onPut={() => onAsk('put')} />
      <People home={home} onOpen={onAsk} />
      {home.isHead ? (
        <Button icon="people" off={off} onClick={() => onAsk('invite')}>
          {HOME.people.invite}
        </Button>
      ) : null}
      <Rules home={home} off={off} onChange={() => onAsk('rules')} />
      <Redemptions home={home} />
      <Button kind="ghost" off={off} onClick={() => onAsk('leave')}>
        {HOME.leave.open}
      </Button>
    </View>
  )
}

/** 我的家庭: one's own, or what one is invited to. */
export default function HouseholdHome() {
  const loaded = usePulled(() => call('household.open', {}), copyKey('household.open'))
  const { data: page, failure, fresh } = loaded
  const [asked, setAsked] = useState<Asked>(null)
  const close = () => setAsked(null)
  const deeds = useDeeds(loaded.reload, close)
  const retry = () => void loaded.reload()
  if (!page) return <Opening failure={failure} onRetry={retry} />
  const off = deeds.busy || !fresh
  const { household: home } = page
  return (
    <Screen over={sheetOf({ page, asked, deeds, onClose: close })}>
      <View className="stack">
        <Slot>{failure ? <Stale failure={failure} onRetry={retry} /> : null}</Slot>
        {home ? (
          <Home home={home} deeds={deeds} off={off} onAsk={setAsked} />
        ) : (
          <Nobody page={page} deeds={{ ...deeds, busy: off }} onFound={() => setAsked('found')} />
        )}
        <Button kind="ghost" onClick={goHome}>
          {T.home}
        </Button>
      </View>
    </Screen>
  )
}
