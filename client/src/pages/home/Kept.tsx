import { View } from '@tarojs/components'
import { useDidShow } from '@tarojs/taro'
import { useState } from 'react'
import { Card, Section } from '../../components/Basics'
import { Button } from '../../components/Button'
import { useBusy } from '../../components/useBusy'
import { dropResult, unfinishedResults } from '../../packages/report/result'
import { go } from '../../services/go'
import { sendKept, useKept } from '../../services/keptSteps'
import { say, sure } from '../../services/toast'
import { T } from '../../text'

/** Steps that wait for the network; they are sent by themselves, and by a tap. */
export function KeptSteps() {
  const steps = useKept((kept) => kept.steps)
  const { busy, once } = useBusy()
  const send = async () => {
    await once(sendKept)
    if (useKept.getState().steps.length) say(T.error.offline)
  }
  return (
    <View className={steps.length ? 'stack' : 'none'}>
      {steps.map((step) => (
        <Card key={step.requestId} tone="warn">
          <View className="stack">
            <View className="wrap">{step.title}</View>
            <View className="t-s">{T.kept.line(step.label)}</View>
            <View className="pair">
              <Button kind="primary" off={busy} onClick={() => void send()}>
                {busy ? T.draft.sending : T.kept.now}
              </Button>
              <Button onClick={() => go(step.page)}>{T.kept.open}</Button>
            </View>
          </View>
        </Card>
      ))}
    </View>
  )
}

/** A 办结 that was begun: with the report it belongs to, to be gone on with. */
export function UnfinishedResults() {
  const [results, setResults] = useState(unfinishedResults)
  useDidShow(() => setResults(unfinishedResults()))
  const drop = async (key: string) => {
    if (!(await sure(T.home_.dropResultAsk))) return
    dropResult(key)
    setResults(unfinishedResults())
  }
  return (
    <View className={results.length ? 'stack' : 'none'}>
      <Section title={T.home_.unfinished} />
      {results.map(({ key, title, unsent, page }) => (
        <Card key={key} tone="warn">
          <View className="stack">
            <View className="wrap">{title}</View>
            <View className="t-s">{unsent ? T.home_.resultUnsent : T.home_.resultBegun}</View>
            <View className="pair">
              <Button kind="primary" onClick={() => go(page)}>
                {T.home_.goOn}
              </Button>
              <Button onClick={() => void drop(key)}>{T.home_.dropResult}</Button>
            </View>
          </View>
        </Card>
      ))}
    </View>
  )
}
