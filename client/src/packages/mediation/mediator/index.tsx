import { View } from '@tarojs/components'
import { useState } from 'react'
import type { MediatorView } from '../../../../../domain/mediation/answers'
import { SPECIALTIES } from '../../../../../domain/street/committee'
import { Card, Fact, Section, Slot } from '../../../components/Basics'
import { Button } from '../../../components/Button'
import { Screen } from '../../../components/Screen'
import { Opening, Stale } from '../../../components/States'
import { useLoad } from '../../../components/useLoad'
import { useNow } from '../../../components/useNow'
import { useParam } from '../../../components/useParam'
import { call } from '../../../services/call'
import { copyKey } from '../../../services/copies'
import { go } from '../../../services/go'
import { APPLY_PAGE, preferMediator } from '../draft'
import { Face, freeWords, gradeWords, starWords } from '../parts/MediatorCardView'
import { FreeTimes } from '../parts/FreeTimes'
import { WORDS } from '../text'

const W = WORDS.mediator

function Profile({ m, now }: { m: MediatorView; now: number }) {
  return (
    <>
      <Card>
        <View className="stack">
          <View className="row">
            <Face photo={m.photo} name={m.name} big />
            <View className="grow">
              <View className="t-xl">{m.name}</View>
              <View className="quiet">{gradeWords(m)}</View>
            </View>
          </View>
          <View className="strong">{freeWords(m.nextFree, now)}</View>
          <View>
            <Fact name={W.specialties}>{m.specialties.map((s) => SPECIALTIES[s]).join('、')}</Fact>
            <Fact name={W.languages}>{m.languages.join('、')}</Fact>
            <Fact name={W.community}>{m.communityName}</Fact>
            <Fact name={W.org}>{m.org}</Fact>
            <Fact name={W.level}>{m.level}</Fact>
            <Fact name={W.ratings}>
              {m.stars === null ? starWords(m) : W.starsAlone(m.stars, m.ratings)}
            </Fact>
            <Fact name={W.record}>{m.closed ? W.closed(m.closed, m.succeeded) : ''}</Fact>
          </View>
        </View>
      </Card>
      {m.bio ? (
        <>
          <Section title={W.about} />
          <Card>
            <View className="wrap words">{m.bio}</View>
          </Card>
        </>
      ) : null}
    </>
  )
}

/** 调解员: what the street publishes of him, and when he is free. */
export default function MediatorPage() {
  const id = useParam('id')
  const now = useNow()
  const [times, setTimes] = useState(false)
  const loaded = useLoad(
    () => call('mediation.mediator', { id }),
    copyKey('mediation.mediator', id),
  )
  const { data: m, failure } = loaded
  const reload = () => void loaded.reload()
  if (!m) return <Opening failure={failure} onRetry={reload} />
  const choose = () => {
    preferMediator(m.id, m.name, Date.now())
    go(APPLY_PAGE)
  }
  return (
    <Screen
      foot={
        <Button kind="primary" onClick={choose}>
          {W.choose}
        </Button>
      }
    >
      <View className="stack">
        <Slot>{failure ? <Stale failure={failure} onRetry={reload} /> : null}</Slot>
        <Profile m={m} now={now} />
        <View className="stack">
          {times ? (
            <FreeTimes resource={m.id} />
          ) : (
            <Button icon="clock" onClick={() => setTimes(true)}>
              {W.times}
            </Button>
          )}
        </View>
      </View>
    </Screen>
  )
}
