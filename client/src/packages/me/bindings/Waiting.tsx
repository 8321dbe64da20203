import { View } from '@tarojs/components'
import { useRef, useState } from 'react'
import { saysSomething } from '../../../../../domain/call/said'
import type { BindingsView, BindingView } from '../../../../../domain/contract'
import { Card } from '../../../components/Basics'
import { Button } from '../../../components/Button'
import { Words } from '../../../components/Field'
import { useBusy } from '../../../components/useBusy'
import { call } from '../../../services/call'
import { Intention } from '../../../services/intention'
import { askAt } from '../../../services/question'
import { when } from '../../../services/time'
import { say, sure } from '../../../services/toast'
import { T } from '../../../text'
import { ACCOUNT } from '../textAccount'

const W = ACCOUNT.bindings

/** Who asks, and what a yes would do. */
function Who({ one, now }: { one: BindingView; now: number }) {
  return (
    <>
      <View>
        <View className="t-l">{one.name}</View>
        <View className="t-s quiet">{[one.jobNo, one.posts].filter(Boolean).join(' · ')}</View>
        <View className="t-s quiet">{W.phone(one.phoneMasked)}</View>
        <View className="t-s quiet">{W.asked(when(one.askedAt, now), when(one.until, now))}</View>
      </View>
      {one.taken ? <View className="wrap">{W.taken}</View> : null}
      {one.instead ? <View className="wrap">{W.instead(one.instead)}</View> : null}
      {one.own ? <View className="strong wrap">{W.own}</View> : null}
    </>
  )
}

const Reason = ({ onInput }: { onInput: (text: string) => void }) => (
  <Words short name="note" label={W.refuseAsk} value="" onInput={onInput} />
)

/** One request: who it is, what a yes would do, and the two answers. A no says why first. */
export function Waiting({
  one,
  now,
  onDone,
  onGone,
}: {
  one: BindingView
  now: number
  onDone: (view: BindingsView) => void
  onGone: () => Promise<void>
}) {
  const { busy, once } = useBusy()
  const intention = useRef(new Intention())
  const note = useRef('')
  const [refusing, setRefusing] = useState(false)
  const answer = async (agree: boolean) => {
    const words = { id: one.id, version: one.version, agree, note: note.current.trim() }
    if (!agree && !saysSomething(words.note)) return askAt('note', T.steps.needNote)
    if (agree && !(await sure(W.agreeAsk(one.name)))) return
    const requestId = intention.current.idFor(words)
    const reply = await once(() => call('identity.approve', { requestId, ...words }))
    if (!reply) return
    if (reply.ok) {
      say(agree ? W.agreed : W.refused)
      return reply.data ? onDone(reply.data) : onGone()
    }
    say(reply.message)
    if (reply.retryable) return
    intention.current.refused()
    return onGone()
  }
  return (
    <Card>
      <View className="stack">
        <Who one={one} now={now} />
        {refusing ? <Reason onInput={(text) => (note.current = text)} /> : null}
        {one.own ? null : (
          <>
            {refusing ? null : (
              <Button kind="primary" off={busy} onClick={() => void answer(true)}>
                {W.agree}
              </Button>
            )}
            <Button
              kind={refusing ? 'danger' : 'plain'}
              off={busy}
              onClick={() => (refusing ? void answer(false) : setRefusing(true))}
            >
              {W.refuse}
            </Button>
            {refusing ? (
              <Button kind="ghost" onClick={() => setRefusing(false)}>
                {T.cancel}
              </Button>
            ) : null}
          </>
        )}
      </View>
    </Card>
  )
}
