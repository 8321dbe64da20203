import { View } from '@tarojs/components'
import { useState } from 'react'
import type { CaseView } from '../../../../../domain/mediation/answers'
import { Card, Slot } from '../../../components/Basics'
import { Screen } from '../../../components/Screen'
import { Opening, Stale } from '../../../components/States'
import { useLoad } from '../../../components/useLoad'
import { useNow } from '../../../components/useNow'
import { useParam } from '../../../components/useParam'
import { call } from '../../../services/call'
import { copyKey } from '../../../services/copies'
import { tapped } from '../../../services/tapped'
import { WORDS } from '../text'
import { slotWords } from './Appointment'
import { CommitteePhone } from './CommitteePhone'
import { HeldSlot } from './HeldSlot'
import { useHold } from './useHold'
import { WaitSheet, type Wanted } from './WaitSheet'
import { type Place, WherePicker } from './WherePicker'
import { WhenPicker } from './WhenPicker'

const W = WORDS.slots

/** Everybody who sits there, as the calendar knows them. */
const peopleOf = ({ lead, team }: CaseView): string[] =>
  [...(lead ? [lead] : []), ...team].map(({ id }) => id)

/** One question after the other: where, when; then the time that is kept, and the yes to it. */
function Question({
  view,
  now,
  holding,
  onWait,
}: {
  view: CaseView
  now: number
  holding: ReturnType<typeof useHold>
  onWait: (slot: Wanted) => void
}) {
  const [place, setPlace] = useState<Place | null>(null)
  const [again, setAgain] = useState(false)
  const { hold } = view
  if (hold && hold.until > now && !again) {
    return (
      <HeldSlot
        hold={hold}
        now={now}
        off={holding.busy}
        onConfirm={() => void holding.confirm(hold)}
        onOther={() => setAgain(true)}
        onOver={holding.lapsed}
      />
    )
  }
  if (!place)
    return <WherePicker seats={view.parties.length + 1 + view.team.length} onPick={setPlace} />
  return (
    <WhenPicker
      resources={[...peopleOf(view), ...(place.room ? [place.room] : [])]}
      placeText={place.text}
      now={now}
      busy={holding.busy}
      moving={view.state === 'SCHEDULED' ? view.id : null}
      take={async (slot) => {
        const taken = await holding.take(slot)
        if (taken === 'held') setAgain(false)
        return taken
      }}
      onWait={onWait}
      onPlace={() => setPlace(null)}
    />
  )
}

/** 约时间, 改期: the same page, for an appointment that is made or made anew. */
export function SlotPage({ action }: { action: 'book' | 'move' }) {
  const id = useParam('id')
  const now = useNow()
  const loaded = useLoad(() => call('mediation.get', { id }), copyKey('mediation.get', id))
  const { data: view, failure } = loaded
  const reload = () => void loaded.reload()
  const holding = useHold(action, view, loaded.reload)
  const [wanted, setWanted] = useState<Wanted | null>(null)
  if (!view) return <Opening glimpse={tapped(id)} failure={failure} onRetry={reload} />
  const names = [...(view.lead ? [view.lead] : []), ...view.team].map((m) => m.name)
  return (
    <Screen
      over={
        wanted ? (
          <WaitSheet view={view} slot={wanted} now={now} onClose={() => setWanted(null)} />
        ) : undefined
      }
    >
      <View className="stack">
        <Slot>{failure ? <Stale failure={failure} onRetry={reload} /> : null}</Slot>
        <Card>
          <View>{W.people(names.join('、') || W.nobody)}</View>
          {view.booking ? (
            <View className="strong">{`${W.nowAt} ${slotWords(view.booking, now)}`}</View>
          ) : null}
        </Card>
        <View className="stack">
          {view.phoneOnly && !view.roles.includes('clerk') ? (
            <Card tone="warn">{W.phoneOnly}</Card>
          ) : (
            <Question view={view} now={now} holding={holding} onWait={setWanted} />
          )}
        </View>
        <CommitteePhone phone={view.phone} />
      </View>
    </Screen>
  )
}
