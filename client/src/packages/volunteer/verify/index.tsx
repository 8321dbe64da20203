import { View } from '@tarojs/components'
import { useDidShow } from '@tarojs/taro'
import { useRef, useState } from 'react'
import type { VerifiedView } from '../../../../../domain/contract'
import { Card, Fact } from '../../../components/Basics'
import { Button } from '../../../components/Button'
import { Screen } from '../../../components/Screen'
import { useNow } from '../../../components/useNow'
import { useOnce } from '../../../components/useOnce'
import { call } from '../../../services/call'
import { longDay } from '../../../services/days'
import { askAt } from '../../../services/question'
import { learnMe } from '../../../services/session'
import { when } from '../../../services/time'
import { say } from '../../../services/toast'
import { T } from '../../../text'
import { CodeCard } from '../parts/CodeCard'
import { MinuteFacts, RecordLines } from '../parts/RecordLines'
import { REC } from '../textRecord'

const W = REC.verify
/** Twelve digits and the blanks between them. */
const MOST = 20
const DIGITS = 12

function Found({ view, now }: { view: VerifiedView; now: number }) {
  return (
    <>
      <Card>
        <View className="stack">
          <View className="t-l">{W.shown}</View>
          <View>
            <Fact name={REC.record.name}>{view.name || W.nobody}</Fact>
            <Fact name={REC.record.issuer}>{view.issuer}</Fact>
            <Fact name={REC.record.period}>
              {REC.record.span(longDay(view.from), longDay(view.to))}
            </Fact>
            <Fact name={W.no}>{view.no}</Fact>
            <Fact name={W.at}>{when(view.issuedAt, now)}</Fact>
          </View>
          <View>
            <MinuteFacts minutes={view.minutes} />
          </View>
          {view.lines.length ? null : <View className="quiet">{W.onlyMinutes}</View>}
          <View className="t-s quiet">{REC.record.nature}</View>
        </View>
      </Card>
      <RecordLines lines={view.lines} />
    </>
  )
}

/** 核对服务记录, by a code that a volunteer has given. */
export default function Verify() {
  const now = useNow()
  // Nothing is loaded that would tell who this is, and whether in large type.
  useDidShow(learnMe)
  const digits = useRef('')
  const { busy, run } = useOnce()
  const [view, setView] = useState<VerifiedView | null>(null)
  const look = async () => {
    const code = digits.current.replace(/\D/g, '')
    if (code.length !== DIGITS) return askAt('code', W.need)
    const reply = await run(['verify', code], (requestId) =>
      call('volunteer.verify', { requestId, code }),
    )
    if (!reply) return
    if (reply.ok) setView(reply.data)
    else say(reply.message)
  }
  const again = () => {
    digits.current = ''
    setView(null)
  }
  const foot = view ? (
    <Button onClick={again}>{W.another}</Button>
  ) : (
    <Button kind="primary" off={busy} onClick={() => void look()}>
      {busy ? T.steps.working : W.submit}
    </Button>
  )
  return (
    <Screen foot={foot}>
      <View className="stack">
        {view ? <Found view={view} now={now} /> : <CodeCard words={W} most={MOST} typed={digits} />}
      </View>
    </Screen>
  )
}
