import { Picker, View } from '@tarojs/components'
import { createContext, useContext, useState } from 'react'
import { dateOf } from '../../../../../domain/calendar/zone'
import type { TeamPageView, TeamView } from '../../../../../domain/contract'
import { LIMITS } from '../../../../../domain/volunteer/limits'
import { firstTermTo } from '../../../../../domain/volunteer/team/leaders'
import { Button } from '../../../components/Button'
import { Sheet } from '../../../components/Sheet'
import type { SheetProps } from '../../../components/steps/useSteps'
import { Tiles, type Tile } from '../../../components/Tiles'
import { useNow } from '../../../components/useNow'
import { datePlus, longDay } from '../../../services/days'
import { answered, askAt } from '../../../services/question'
import { when } from '../../../services/time'
import { T } from '../../../text'
import { WORDS } from '../text'

const W = WORDS.appoint
/** Drawn at once, and by each tap. */
const CHUNK = 12

/** Members who may be appointed, as the page of the team has them. */
export const RosterOf = createContext<TeamPageView['roster']>([])

/** Members as tiles: of two that are called the same, since when each is in the team. */
export const toldApart = (roster: TeamPageView['roster'], now: number): Tile[] =>
  roster.map(({ id, name, at }) => {
    const isAlone = roster.filter((other) => other.name === name).length === 1
    return { key: id, text: isAlone ? name : `${name}\n${WORDS.team.since(when(at, now))}` }
  })

/** 任命队长: one of the members, until a day. */
export function AppointSheet({ action, busy, run, onClose }: SheetProps<TeamView>) {
  // Nobody gives himself a term: another leader does.
  const roster = useContext(RosterOf).filter(({ isMe }) => !isMe)
  const now = useNow()
  const today = dateOf(now)
  const [member, setMember] = useState<string | null>(null)
  const [to, setTo] = useState(() => firstTermTo(now))
  const [drawn, setDrawn] = useState(CHUNK)
  const rest = roster.length - drawn
  const done = () => (member === null ? askAt('member', W.needWho) : void run({ member, to }))
  if (roster.length === 0)
    return (
      <Sheet title={action.label} onClose={onClose}>
        <View>{W.nobody}</View>
        <Button onClick={onClose}>{T.back}</Button>
      </Sheet>
    )
  return (
    <Sheet title={action.label} onClose={onClose}>
      <View className="strong">{W.who}</View>
      <Tiles
        columns={2}
        name="member"
        items={toldApart(roster, now).slice(0, drawn)}
        value={member}
        onPick={setMember}
      />
      {rest > 0 ? (
        <Button onClick={() => setDrawn(drawn + CHUNK)}>
          {WORDS.team.more(Math.min(rest, CHUNK))}
        </Button>
      ) : null}
      <View className="strong">{W.until}</View>
      <Picker
        mode="date"
        value={to}
        start={today}
        end={datePlus(today, LIMITS.termDays)}
        onChange={(event) => {
          answered()
          setTo(event.detail.value)
        }}
      >
        <View className="btn btn--plain" ariaRole="button" ariaLabel={W.pick(longDay(to))}>
          {longDay(to)}
        </View>
      </Picker>
      <View className="t-s quiet">{W.hint}</View>
      <Button kind="primary" off={busy} onClick={done}>
        {busy ? T.steps.working : action.label}
      </Button>
    </Sheet>
  )
}
