import { View } from '@tarojs/components'
import { useRef, useState } from 'react'
import { AtField } from '../../../components/AtField'
import { Card, Slot } from '../../../components/Basics'
import { Button } from '../../../components/Button'
import { Screen } from '../../../components/Screen'
import { Opening, Stale } from '../../../components/States'
import { useLoad } from '../../../components/useLoad'
import { useParam } from '../../../components/useParam'
import { call } from '../../../services/call'
import { copyKey } from '../../../services/copies'
import { useSession } from '../../../services/session'
import { tapped } from '../../../services/tapped'
import { T } from '../../../text'
import { Words } from '../parts/Field'
import { People } from '../parts/People'
import { useCaseStep } from '../parts/useCaseStep'
import { WORDS } from '../text'
import { answered, askAt } from '../../../services/question'

const W = WORDS.rate

/** 评价: stars for the mediation, and what one likes to say; read by the committee alone. */
export default function RateCase() {
  const id = useParam('id')
  const elder = useSession((s) => s.elder)
  const loaded = useLoad(() => call('mediation.get', { id }), copyKey('mediation.get', id))
  const { data: view, failure, fresh } = loaded
  const reload = () => void loaded.reload()
  const { busy, run } = useCaseStep('rate', W.done, reload)
  const [stars, setStars] = useState(0)
  const comment = useRef('')
  if (!view) return <Opening glimpse={tapped(id)} failure={failure} onRetry={reload} />
  const mayRate = view.actions.some(({ action }) => action === 'rate')
  const send = () => {
    if (!stars) return askAt('stars', W.needStars)
    const words = { stars, comment: comment.current.trim() }
    void run(async () => ({ ok: true, data: view }), words)
  }
  const foot = (
    <Button kind="primary" off={busy || !fresh} onClick={send}>
      {busy ? T.steps.working : W.submit}
    </Button>
  )
  return (
    <Screen foot={mayRate ? foot : undefined}>
      <View className="stack">
        <Slot>{failure ? <Stale failure={failure} onRetry={reload} /> : null}</Slot>
        <View className="t-l wrap">{view.title}</View>
        <Slot>{view.lead ? <People view={view} /> : null}</Slot>
        {mayRate ? (
          <>
            <Card>
              <View className="t-l">{W.ask}</View>
              <AtField name="stars" />
              <star-rating
                value={stars}
                large={elder}
                labels={W.starWords}
                onChange={(event) => {
                  answered()
                  setStars(event.detail.value)
                }}
              />
            </Card>
            <Words
              short
              label={W.words}
              value=""
              onInput={(words) => {
                comment.current = words
              }}
            />
            <View className="t-s quiet">{W.private}</View>
          </>
        ) : (
          <Card>{W.closed}</Card>
        )}
      </View>
    </Screen>
  )
}
