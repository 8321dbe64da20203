import { Textarea, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useRef, useState } from 'react'
import { MAX_TEXT } from '../../../../../domain/contract/limits'
import type { ReportView } from '../../../../../domain/contract'
import { Card } from '../../../components/Basics'
import { Button } from '../../../components/Button'
import { Result } from '../../../components/report/Body'
import { Screen } from '../../../components/Screen'
import { ErrorView, Skeleton } from '../../../components/States'
import { Tiles } from '../../../components/Tiles'
import { useLoad } from '../../../components/useLoad'
import { useNow } from '../../../components/useNow'
import { call } from '../../../services/call'
import { replaceBy, reportPage } from '../../../services/go'
import { newRequestId } from '../../../services/requestId'
import { useSession } from '../../../services/session'
import { say } from '../../../services/toast'
import { T } from '../../../text'

type Outcome = keyof typeof T.rate.outcome
const OUTCOMES = Object.entries(T.rate.outcome).map(([key, text]) => ({ key, text }))
const STAR_WORDS = T.rate.starWords.slice(1)

/** Sends the rating once, then shows the report. */
function useRate(report: ReportView | null, reload: () => void) {
  const [busy, setBusy] = useState(false)
  const requestId = useRef(newRequestId())
  const rate = async (outcome: Outcome | null, stars: number, comment: string) => {
    if (!report || busy) return
    if (!outcome) return say(T.rate.needOutcome)
    if (!stars) return say(T.rate.needStars)
    setBusy(true)
    const { id, version } = report
    const step = { requestId: requestId.current, id, version }
    const reply = await call('report.rate', { ...step, outcome, stars, comment })
    setBusy(false)
    say(reply.ok ? T.rate.done : reply.message)
    if (reply.ok) replaceBy(reportPage.resident(id))
    else if (reply.code === 'changed') reload()
  }
  return { busy, rate }
}

/** 评价: solved or not comes first, because “未解决” opens the matter again. */
export default function Rate() {
  const id = decodeURIComponent(useRouter().params['id'] ?? '')
  const elder = useSession((s) => s.elder)
  const now = useNow()
  const { data: report, failure, reload } = useLoad(() => call('report.get', { id }), id)
  const { busy, rate } = useRate(report, () => void reload())
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const [stars, setStars] = useState(0)
  const comment = useRef('')

  if (!report)
    return (
      <Screen>
        {failure ? <ErrorView failure={failure} onRetry={() => void reload()} /> : <Skeleton />}
      </Screen>
    )
  const send = () => void rate(outcome, stars, comment.current.trim())
  const foot = (
    <Button kind="primary" off={busy} onClick={send}>
      {busy ? T.act.working : T.rate.submit}
    </Button>
  )
  return (
    <Screen foot={foot}>
      <View className="stack">
        <View className="t-l wrap">{report.title}</View>
        <Result report={report} now={now} />
        <Card>
          <View className="stack">
            <View className="t-l">{T.rate.solvedAsk}</View>
            <Tiles
              columns={3}
              items={OUTCOMES}
              value={outcome}
              onPick={(key) => setOutcome(key as Outcome)}
            />
            {outcome === 'unsolved' ? <View className="warn">{T.rate.unsolvedHint}</View> : null}
          </View>
        </Card>
        <Card>
          <View className="t-l">{T.rate.starsAsk}</View>
          <star-rating
            value={stars}
            large={elder}
            labels={STAR_WORDS}
            onChange={(event) => setStars(event.detail.value)}
          />
        </Card>
        <Textarea
          className="field field--short"
          maxlength={MAX_TEXT}
          placeholder={T.rate.words}
          placeholderClass="field__hint"
          ariaLabel={T.rate.words}
          onInput={(event) => {
            comment.current = event.detail.value
          }}
        />
      </View>
    </Screen>
  )
}
