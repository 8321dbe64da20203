import { Textarea, View } from '@tarojs/components'
import { useRef, useState } from 'react'
import { MAX_TEXT } from '../../../../../domain/call/limits'
import type { ReportView } from '../../../../../domain/contract'
import { unsolvedMeans } from '../../../../../domain/report/unsolved'
import { Card } from '../../../components/Basics'
import { Button } from '../../../components/Button'
import { Screen } from '../../../components/Screen'
import { Opening } from '../../../components/States'
import { Tiles } from '../../../components/Tiles'
import { useLoad } from '../../../components/useLoad'
import { useNow } from '../../../components/useNow'
import { useParam } from '../../../components/useParam'
import { call } from '../../../services/call'
import { copyKey, keepCopy } from '../../../services/copies'
import { replaceBy } from '../../../services/go'
import { Intention } from '../../../services/intention'
import { useSession } from '../../../services/session'
import { tapped } from '../../../services/tapped'
import { say } from '../../../services/toast'
import { T } from '../../../text'
import { reportPageOf } from '../draft'
import { Result } from '../parts/Body'
import { WORDS } from '../text'
import { answered, askAt } from '../../../services/question'
import { AtField } from '../../../components/AtField'

type Outcome = keyof typeof WORDS.rate.outcome
const OUTCOMES = Object.entries(WORDS.rate.outcome).map(([key, text]) => ({ key, text }))
const STAR_WORDS = WORDS.rate.starWords.slice(1)

/** Sends the rating once, then shows the report. */
function useRate(report: ReportView | null, reload: () => void) {
  const [busy, setBusy] = useState(false)
  const intention = useRef(new Intention())
  const rate = async (outcome: Outcome | null, stars: number, comment: string) => {
    if (!report || busy) return
    if (!outcome) return askAt('outcome', WORDS.rate.needOutcome)
    if (!stars) return askAt('stars', WORDS.rate.needStars)
    const { done: thanks, doneUnsolved } = WORDS.rate
    const done = outcome === 'unsolved' ? doneUnsolved[unsolvedMeans(report)] : thanks
    setBusy(true)
    const step = { id: report.id, version: report.version, outcome, stars, comment }
    const requestId = intention.current.idFor(step)
    const reply = await call('report.rate', { requestId, ...step })
    setBusy(false)
    say(reply.ok ? done : reply.message)
    if (reply.ok) {
      if (reply.data) keepCopy(copyKey('report.get', reply.data.id), reply.data)
      return replaceBy(reportPageOf(reply.data))
    }
    if (reply.retryable) return
    intention.current.refused()
    reload()
  }
  return { busy, rate }
}

/** 评价: solved or not comes first, because “未解决” opens the matter again. */
export default function Rate() {
  const id = useParam('id')
  const elder = useSession((s) => s.elder)
  const now = useNow()
  const key = copyKey('report.get', id)
  const loaded = useLoad(() => call('report.get', { id }), key)
  const { data: report, failure, fresh, reload } = loaded
  const { busy, rate } = useRate(report, () => void reload())
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const [stars, setStars] = useState(0)
  const comment = useRef('')

  if (!report)
    return <Opening glimpse={tapped(id)} failure={failure} onRetry={() => void reload()} />
  const send = () => void rate(outcome, stars, comment.current.trim())
  const foot = (
    <Button kind="primary" off={busy || !fresh} onClick={send}>
      {busy ? T.steps.working : WORDS.rate.submit}
    </Button>
  )
  return (
    <Screen foot={foot}>
      <View className="stack">
        <View className="t-l wrap">{report.title}</View>
        <Result report={report} now={now} />
        <Card>
          <View className="stack">
            <View className="t-l">{WORDS.rate.solvedAsk}</View>
            <Tiles
              columns={3}
              name="outcome"
              items={OUTCOMES}
              value={outcome}
              onPick={(key) => setOutcome(key as Outcome)}
            />
            {outcome === 'unsolved' ? (
              <View className="warn">{WORDS.rate.unsolved[unsolvedMeans(report)]}</View>
            ) : null}
          </View>
        </Card>
        <Card>
          <View className="t-l">{WORDS.rate.starsAsk}</View>
          <AtField name="stars" />
          <star-rating
            value={stars}
            large={elder}
            labels={STAR_WORDS}
            onChange={(event) => {
              answered()
              setStars(event.detail.value)
            }}
          />
        </Card>
        <Textarea
          className="field field--short"
          maxlength={MAX_TEXT}
          placeholder={WORDS.rate.words}
          placeholderClass="field__hint"
          ariaLabel={WORDS.rate.words}
          onInput={(event) => {
            comment.current = event.detail.value
          }}
        />
      </View>
    </Screen>
  )
}
