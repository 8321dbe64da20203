import { View } from '@tarojs/components'
import { useState } from 'react'
import type { TeamPageView } from '../../../../../domain/contract'
import { Card, Fact, Section } from '../../../components/Basics'
import { Button } from '../../../components/Button'
import { Tag } from '../../../components/Tag'
import { dateOf } from '../../../../../domain/calendar/zone'
import { longDay } from '../../../services/days'
import { whereOf } from '../parts/TeamCardView'
import { WORDS } from '../text'

const W = WORDS.team

/** What it is called, where, for what, and how far while it is only asked for. */
export function What({ page: { team, members, isMember, invited } }: { page: TeamPageView }) {
  const { state } = team
  return (
    <Card>
      <View className="stack">
        <View className="row row--top row--tag">
          <View className="grow t-l wrap">{team.name}</View>
          <Tag text={team.stateText} tone={team.tone} overdue={false} />
        </View>
        <View className="quiet">{whereOf(team)}</View>
        {team.waitingText ? <View className="strong">{team.waitingText}</View> : null}
        {team.waitingText && team.mine ? <View>{W.applied}</View> : null}
        <View>
          <Fact name={W.reason}>{team.reason}</Fact>
          <Fact name={W.applicant}>{team.applicantName}</Fact>
          <Fact name={W.purpose}>{team.purpose}</Fact>
          {state === 'ACTIVE' ? (
            <Fact name={W.leaders}>
              {team.leaders.length
                ? team.leaders.map(({ name, to }) => (
                    <View key={`${name} ${to}`}>{W.leader(name, longDay(to))}</View>
                  ))
                : W.noLeader}
            </Fact>
          ) : null}
        </View>
        {state === 'ACTIVE' ? <View>{W.members(members)}</View> : null}
        {invited > 0 ? <View>{W.invited(invited)}</View> : null}
        {isMember ? <View className="strong">{W.isMember}</View> : null}
      </View>
    </Card>
  )
}

/** Drawn at once, and by each tap. */
const CHUNK = 12

/** Who is in it, for whom that concerns. */
export function Roster({ roster }: { roster: TeamPageView['roster'] }) {
  const [drawn, setDrawn] = useState(CHUNK)
  const rest = roster.length - drawn
  return (
    <>
      <Section title={W.roster} />
      <View className="t-s quiet">{W.rosterHint}</View>
      <Card bare>
        {roster.slice(0, drawn).map(({ id, name, at }) => (
          <View key={id} className="cell">
            <View className="grow">
              <View className="wrap">{name}</View>
              <View className="t-s quiet">{W.since(longDay(dateOf(at)))}</View>
            </View>
          </View>
        ))}
        {roster.length ? null : <View className="cell quiet">{W.nobody}</View>}
      </Card>
      {rest > 0 ? (
        <Button onClick={() => setDrawn(drawn + CHUNK)}>{W.more(Math.min(rest, CHUNK))}</Button>
      ) : null}
    </>
  )
}
