import { View } from '@tarojs/components'
import { useRef, useState } from 'react'
import type { BindingsView } from '../../../../../domain/contract'
import { Card, Section } from '../../../components/Basics'
import { Button } from '../../../components/Button'
import { Line } from '../../../components/Field'
import { Screen } from '../../../components/Screen'
import { Empty, Opening } from '../../../components/States'
import { useBusy } from '../../../components/useBusy'
import { useLoad } from '../../../components/useLoad'
import { useNow } from '../../../components/useNow'
import { call } from '../../../services/call'
import { Intention } from '../../../services/intention'
import { askAt } from '../../../services/question'
import { say, sure } from '../../../services/toast'
import { ACCOUNT } from '../textAccount'
import { Waiting } from './Waiting'

const W = ACCOUNT.bindings

/** 替人解除: whom the number names is shown before anything is done. */
function Free({
  found,
  jobNo,
  onLook,
  onFreed,
}: {
  found: BindingsView['found']
  /** What was looked for; empty: nothing yet. */
  jobNo: string
  onLook: (jobNo: string) => void
  onFreed: () => void
}) {
  const { busy, once } = useBusy()
  const intention = useRef(new Intention())
  const typed = useRef('')
  const free = async (id: string, name: string) => {
    if (!(await sure(W.freeAsk(name)))) return
    const requestId = intention.current.idFor(id)
    const reply = await once(() => call('identity.unbind', { requestId, staff: id }))
    if (!reply) return
    if (!reply.ok && !reply.retryable) intention.current.refused()
    if (reply.ok) intention.current.done()
    say(reply.ok ? W.freed : reply.message)
    onFreed()
  }
  return (
    <>
      <Section title={W.free} />
      <Card>
        <View className="stack">
          <View className="t-s quiet">{W.freeHint}</View>
          <Line
            name="jobNo"
            label={W.jobNo}
            value=""
            most={32}
            onInput={(text) => (typed.current = text)}
          />
          <Button onClick={() => onLook(typed.current.trim())}>{W.look}</Button>
          {found ? (
            <View>
              <View className="strong">{found.name}</View>
              <View className="t-s quiet">{found.posts}</View>
            </View>
          ) : jobNo ? (
            <View className="quiet">{W.notFound}</View>
          ) : null}
          {found && !found.bound ? <View className="quiet">{W.unbound}</View> : null}
          {found?.bound ? (
            <Button kind="danger" off={busy} onClick={() => void free(found.id, found.name)}>
              {W.freeButton(found.name)}
            </Button>
          ) : null}
        </View>
      </Card>
    </>
  )
}

/** 微信绑定: what administrators decide. */
export default function Bindings() {
  const now = useNow()
  const [jobNo, setJobNo] = useState('')
  const loaded = useLoad(() => call('identity.bindings', jobNo ? { jobNo } : {}))
  const { data, failure, put, reload } = loaded
  const look = (text: string) => {
    if (!/^[A-Za-z0-9_-]{1,32}$/.test(text)) return askAt('jobNo', text ? W.notFound : W.needJobNo)
    setJobNo(text)
    void call('identity.bindings', { jobNo: text }).then((reply) =>
      reply.ok ? put(reply.data) : say(reply.message),
    )
  }
  if (!data) return <Opening failure={failure} onRetry={() => void reload()} />
  return (
    <Screen>
      <View className="stack">
        <Section title={W.waiting} />
        {data.waiting.length === 0 ? (
          <Empty title={W.none} hint={W.noneHint} />
        ) : (
          <View className="t-s quiet">{W.check}</View>
        )}
        {data.waiting.map((one) => (
          <Waiting
            key={`${one.id} ${one.version}`}
            one={one}
            now={now}
            onDone={put}
            onGone={reload}
          />
        ))}
        <Free found={data.found} jobNo={jobNo} onLook={look} onFreed={() => void reload()} />
      </View>
    </Screen>
  )
}
