import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Row, TeamCard, VolunteerView } from '../../../../../domain/contract'
import { mayGuard } from '../../../../../domain/volunteer/age'
import { Card, Cell, Section, Slot } from '../../../components/Basics'
import { Button } from '../../../components/Button'
import { RowView } from '../../../components/RowView'
import { Screen } from '../../../components/Screen'
import { Opening, Stale } from '../../../components/States'
import { useNow } from '../../../components/useNow'
import { usePulled } from '../../../components/usePulled'
import { call } from '../../../services/call'
import { copyKey } from '../../../services/copies'
import { go } from '../../../services/go'
import { say } from '../../../services/toast'
import { VOLUNTEER_PAGES } from '../parts/pages'
import { RegisterFields } from '../parts/RegisterFields'
import { RegisterSheet } from '../parts/RegisterSheet'
import { TeamCardView } from '../parts/TeamCardView'
import { useRegister, type Registering } from '../parts/useRegister'
import { WORDS } from '../text'
import { Wards, useWards } from './Wards'
import { ACT } from '../textActivity'
import { REC } from '../textRecord'
import { SERVED } from '../textServed'

const W = WORDS.home

/** For who is no volunteer yet. */
function Newcomer({ registering }: { registering: Registering }) {
  return (
    <Card>
      <View className="stack">
        <View>
          <View className="t-l">{WORDS.register.title}</View>
          <View>{WORDS.register.hint}</View>
        </View>
        <RegisterFields registering={registering} label={WORDS.register.submit} />
      </View>
    </Card>
  )
}

function Known({ me, onChange }: { me: VolunteerView; onChange: () => void }) {
  return (
    <Card>
      <View className="stack">
        <View>
          <View className="t-l wrap">{W.hello(me.name ?? '')}</View>
          <View className="quiet">{me.bandText}</View>
        </View>
        <Button small onClick={onChange}>
          {W.change}
        </Button>
      </View>
    </Card>
  )
}

/** What comes next, above everything else that one might do. */
function Next({ row }: { row: Row }) {
  const now = useNow()
  return (
    <>
      <Section title={W.next} />
      <RowView row={row} now={now} />
    </>
  )
}

function Teams({ teams }: { teams: readonly TeamCard[] }) {
  return (
    <>
      <Section title={W.mine} />
      {teams.map((team) => (
        <TeamCardView key={team.id} team={team} />
      ))}
      {teams.length ? null : (
        <Card>
          <View>{W.noTeam}</View>
          <View className="t-s quiet">{W.noTeamHint}</View>
        </Card>
      )}
    </>
  )
}

/** What else there is; who has not registered yet finds the activities here. */
function Ways({ isKnown }: { isKnown: boolean }) {
  return (
    <Card bare>
      {isKnown ? null : (
        <Cell
          icon="hand"
          title={W.activities}
          hint={W.activitiesHint}
          onClick={() => go(VOLUNTEER_PAGES.activities)}
        />
      )}
      <Cell
        icon="clock"
        title={ACT.hours.title}
        hint={W.hoursHint}
        onClick={() => go(VOLUNTEER_PAGES.hours)}
      />
      <Cell
        icon="inbox"
        title={W.invited}
        hint={W.invitedHint}
        onClick={() => go(VOLUNTEER_PAGES.invited)}
      />
      <Cell
        icon="star"
        title={SERVED.page.cell}
        hint={SERVED.page.cellHint}
        onClick={() => go(VOLUNTEER_PAGES.served)}
      />
      <Cell
        icon="check"
        title={REC.verify.title}
        hint={REC.verify.hint}
        onClick={() => go(VOLUNTEER_PAGES.verify)}
      />
      <Cell
        icon="people"
        title={W.teams}
        hint={W.teamsHint}
        onClick={() => go(VOLUNTEER_PAGES.teams)}
      />
    </Card>
  )
}

/** 志愿服务: who one is here, and the ways to take part. */
export default function VolunteerHome() {
  const loaded = usePulled(() => call('volunteer.home', {}), copyKey('volunteer.home'))
  const { data: home, failure, fresh, put } = loaded
  const [changing, setChanging] = useState(false)
  const known = (words: string) => (me: VolunteerView | null) => {
    say(words)
    setChanging(false)
    if (home && me) put({ ...home, me })
  }
  const registering = useRegister(null, known(WORDS.register.done))
  const wards = useWards((me) => home && put({ ...home, me }))
  const retry = () => void loaded.reload()
  if (!home) return <Opening failure={failure} onRetry={retry} />
  const { me, next, teams } = home
  const isKnown = me.name !== null
  const isGrownUp = me.band !== null && mayGuard(me.band)
  const sheet =
    registering.consent ??
    wards.consent ??
    (changing ? (
      <RegisterSheet
        known={me}
        onDone={known(WORDS.register.saved)}
        onClose={() => setChanging(false)}
      />
    ) : undefined)
  return (
    <Screen over={sheet}>
      <View className="stack">
        <Slot>{failure ? <Stale failure={failure} onRetry={retry} /> : null}</Slot>
        <Slot>
          {isKnown ? (
            <Known me={me} onChange={() => setChanging(true)} />
          ) : fresh ? (
            <Newcomer registering={registering} />
          ) : null}
        </Slot>
        <Slot>{next ? <Next row={next} /> : null}</Slot>
        {isKnown ? (
          <Button kind="primary" icon="hand" onClick={() => go(VOLUNTEER_PAGES.activities)}>
            {W.activities}
          </Button>
        ) : null}
        <Ways isKnown={isKnown} />
        <Slot>{isGrownUp ? <Wards wards={me.wards ?? []} hands={wards} /> : null}</Slot>
        <Slot>{isKnown || teams.length ? <Teams teams={teams} /> : null}</Slot>
      </View>
    </Screen>
  )
}
