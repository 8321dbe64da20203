import { View } from '@tarojs/components'
import type { TeamCard } from '../../../../../domain/contract'
import { LIMITS } from '../../../../../domain/volunteer/limits'
import { Card, Slot } from '../../../components/Basics'
import { Button } from '../../../components/Button'
import { Line, WordsAsked } from '../../../components/Field'
import { Screen } from '../../../components/Screen'
import { Opening, Stale } from '../../../components/States'
import { Tiles } from '../../../components/Tiles'
import { useLoad } from '../../../components/useLoad'
import { useNow } from '../../../components/useNow'
import { call } from '../../../services/call'
import { copyKey } from '../../../services/copies'
import { datePlus } from '../../../services/days'
import { replaceBy } from '../../../services/go'
import { T } from '../../../text'
import { VOLUNTEER_PAGES } from '../parts/pages'
import { SpanPicker } from '../parts/SpanPicker'
import { ACT } from '../textActivity'
import { useClaim } from './useClaim'

const W = ACT.claim
const MOST = 30

function Questions({
  teams,
  claim,
}: {
  teams: readonly TeamCard[]
  claim: ReturnType<typeof useClaim>
}) {
  const { fields, today, write, change } = claim
  const now = useNow()
  return (
    <>
      <Card>
        <View className="stack">
          <View className="t-l">{W.team}</View>
          <Tiles
            columns={2}
            name="team"
            items={teams.map(({ id, name }) => ({ key: id, text: name }))}
            value={fields.team}
            onPick={(team) => change({ team })}
          />
          <Line
            name="title"
            label={W.title}
            hint={W.titleHint}
            most={MOST}
            value={fields.title}
            onInput={(title) => write({ title })}
          />
        </View>
      </Card>
      <Card>
        <View className="stack">
          <SpanPicker
            span={fields.span}
            now={now}
            first={datePlus(today, -LIMITS.supplementDays)}
            last={today}
            onChange={(span) => change({ span })}
          />
        </View>
      </Card>
      <Card>
        <View className="stack">
          <WordsAsked
            name="note"
            label={W.note}
            hint={W.noteHint}
            value={fields.note}
            onInput={(note) => write({ note })}
          />
        </View>
      </Card>
    </>
  )
}

/** 补记时长: what was done without a code, told afterwards; somebody else confirms it. */
export default function Claim() {
  const loaded = useLoad(() => call('volunteer.home', {}), copyKey('volunteer.home'))
  const { data: home, failure } = loaded
  const claim = useClaim()
  const retry = () => void loaded.reload()
  if (!home) return <Opening failure={failure} onRetry={retry} />
  const teams = home.teams.filter(({ state }) => state === 'ACTIVE')
  const foot = teams.length ? (
    <Button kind="primary" off={claim.busy} onClick={claim.send}>
      {claim.busy ? T.steps.working : W.submit}
    </Button>
  ) : (
    <Button kind="primary" onClick={() => replaceBy(VOLUNTEER_PAGES.teams)}>
      {W.toTeams}
    </Button>
  )
  return (
    <Screen foot={foot} over={claim.sheet}>
      <View className="stack">
        <Slot>{failure ? <Stale failure={failure} onRetry={retry} /> : null}</Slot>
        <Card tone="soft">{teams.length ? W.intro : W.noTeam}</Card>
        {teams.length ? <Questions teams={teams} claim={claim} /> : null}
      </View>
    </Screen>
  )
}
