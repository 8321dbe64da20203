import { View } from '@tarojs/components'
import { useEffect, useRef, useState } from 'react'
import type { CaseView, WindowView } from '../../../../../domain/mediation/answers'
import { saysSomething } from '../../../../../domain/call/said'
import { Sheet } from '../../../components/Sheet'
import { ErrorView, Skeleton } from '../../../components/States'
import { Tiles } from '../../../components/Tiles'
import { useNow } from '../../../components/useNow'
import { call, type Failure } from '../../../services/call'
import { Words } from '../parts/Field'
import { RankPicker } from '../parts/RankPicker'
import { WORDS } from '../text'
import { DESK } from '../textDesk'
import { Done, Several, useBehalfOf, type Props } from './parts'
import { askAt } from '../../../services/question'

/** Everybody of the committee's list, asked for when a sheet needs it. */
function useList() {
  const [view, setView] = useState<WindowView | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [turn, setTurn] = useState(0)
  useEffect(() => {
    let live = true
    void call('mediation.window', {}).then((reply) => {
      if (!live) return
      setView(reply.ok ? reply.data : null)
      setFailure(reply.ok ? null : reply)
    })
    return () => {
      live = false
    }
  }, [turn])
  const retry = () => setTurn((n) => n + 1)
  const waiting = failure ? <ErrorView failure={failure} onRetry={retry} /> : <Skeleton rows={1} />
  return { view, waiting }
}

/** Whoever may still be chosen: who he is, and what he knows about. */
function tilesOfPeople({ mediators, specialties }: WindowView, { choice }: CaseView) {
  const names = new Map(specialties.map(({ code, name }) => [code, name]))
  return mediators
    .filter(({ id }) => !choice?.excluded.includes(id))
    .map((m) => ({
      key: m.id,
      text: [m.name, m.kindText, m.specialties.map((code) => names.get(code)).join('、')]
        .filter(Boolean)
        .join('\n'),
    }))
}

/** 推荐: who leads, who sits with him, and why; all sides read the reason. */
export function ProposeSheet({ matter, action, busy, run, onClose }: Props) {
  const { view, waiting } = useList()
  const [lead, setLead] = useState<string | null>(null)
  const [team, setTeam] = useState<string[]>([])
  const note = useRef('')
  const done = () => {
    if (!lead) return askAt('lead', DESK.needLead)
    if (!saysSomething(note.current)) return askAt('why', DESK.needWhy)
    void run({ lead, team: team.filter((id) => id !== lead), note: note.current.trim() })
  }
  return (
    <Sheet title={action.label} onClose={onClose}>
      {view ? (
        <>
          <View className="strong">{DESK.lead}</View>
          <Tiles
            columns={2}
            name="lead"
            items={tilesOfPeople(view, matter)}
            value={lead}
            onPick={setLead}
          />
          <View className="strong">{DESK.team}</View>
          <Several
            items={tilesOfPeople(view, matter).filter(({ key }) => key !== lead)}
            chosen={team}
            onChange={(chosen) => setTeam(chosen.slice(0, 4))}
          />
        </>
      ) : (
        waiting
      )}
      <Words short name="why" label={DESK.why} value="" onInput={(text) => (note.current = text)} />
      <Done {...{ action, busy }} onDone={done} />
    </Sheet>
  )
}

/** 邀请: one more at the table, if every party agrees. */
export function InviteSheet({ matter, action, busy, run, onClose }: Props) {
  const { view, waiting } = useList()
  const [staff, setStaff] = useState<string | null>(null)
  const seated = [matter.lead, ...matter.team].map((m) => m?.id)
  const done = () => (staff ? void run({ staff }) : askAt('guest', DESK.needGuest))
  return (
    <Sheet title={action.label} onClose={onClose}>
      <View className="strong">{DESK.guest}</View>
      {view ? (
        <Tiles
          columns={2}
          name="guest"
          items={tilesOfPeople(view, matter).filter(({ key }) => !seated.includes(key))}
          value={staff}
          onPick={setStaff}
        />
      ) : (
        waiting
      )}
      <Done {...{ action, busy }} onDone={done} />
    </Sheet>
  )
}

/** 代选: up to three, as the party said them. */
export function RankForSheet(props: Props) {
  const { matter, busy, run, onClose } = props
  const { view, waiting } = useList()
  const now = useNow()
  const { fields, said, action } = useBehalfOf(props)
  const [ranked, setRanked] = useState<string[]>([])
  const done = () => {
    const onBehalf = said()
    if (!onBehalf) return
    if (!ranked.length) return askAt('ranked', WORDS.rank.need)
    void run({ onBehalf, ranked })
  }
  return (
    <Sheet title={action.label} onClose={onClose}>
      {fields}
      {view ? (
        <RankPicker
          view={view}
          specialty={matter.specialty}
          ranked={ranked}
          now={now}
          onChange={setRanked}
        />
      ) : (
        waiting
      )}
      <Done {...{ action, busy }} onDone={done} />
    </Sheet>
  )
}
