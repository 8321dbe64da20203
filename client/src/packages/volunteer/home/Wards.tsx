import { View } from '@tarojs/components'
import { useRef, useState } from 'react'
import type { VolunteerView } from '../../../../../domain/contract'
import { saysSomething } from '../../../../../domain/call/said'
import { LIMITS } from '../../../../../domain/volunteer/limits'
import { Card, Section } from '../../../components/Basics'
import { Button } from '../../../components/Button'
import { Line } from '../../../components/Field'
import { useConsented } from '../../../components/useConsented'
import { useOnce } from '../../../components/useOnce'
import { call, type Reply } from '../../../services/call'
import { askAt } from '../../../services/question'
import { say, sure } from '../../../services/toast'
import { T } from '../../../text'
import { FOR_CHILDREN } from '../parts/useRegister'
import { WORDS } from '../text'

const W = WORDS.wards
const MOST = 20

/** Children are entered and taken off, each once. */
export function useWards(onDone: (me: VolunteerView) => void) {
  const name = useRef('')
  const [round, setRound] = useState(0)
  const { busy, run } = useOnce()
  const settle = (reply: Reply<VolunteerView | null> | null, words: string) => {
    if (!reply) return
    say(reply.ok ? words : reply.message)
    if (!reply.ok || !reply.data) return
    name.current = ''
    setRound((n) => n + 1)
    onDone(reply.data)
  }
  const consented = useConsented(FOR_CHILDREN, async () => {
    const words = { name: name.current.trim() }
    const ask = (requestId: string) => call('volunteer.addWard', { requestId, ...words })
    settle(await run(['addWard', words], ask), W.added)
  })
  const add = () => (saysSomething(name.current) ? consented.submit() : askAt('ward', W.needName))
  const remove = async ({ key, name: called }: VolunteerView['wards'][number]) => {
    if (!(await sure(W.removeAsk(called)))) return
    const ask = (requestId: string) => call('volunteer.removeWard', { requestId, key })
    settle(await run(['removeWard', key], ask), W.removed)
  }
  return { name, round, busy: busy || consented.busy, consent: consented.sheet, add, remove }
}

/** 带孩子参加: the children whom a guardian has entered, and the way to enter one. */
export function Wards({
  wards,
  hands,
}: {
  wards: VolunteerView['wards']
  hands: ReturnType<typeof useWards>
}) {
  const { name, round, busy, add, remove } = hands
  return (
    <>
      <Section title={W.title} />
      <Card>
        <View className="stack">
          <View>{W.hint}</View>
          {wards.map((ward) => (
            <View key={ward.key} className="row">
              <View className="grow strong wrap">{ward.name}</View>
              <Button
                small
                off={busy}
                label={W.removeOf(ward.name)}
                onClick={() => void remove(ward)}
              >
                {W.remove}
              </Button>
            </View>
          ))}
          {wards.length < LIMITS.wards ? (
            <>
              <Line
                key={round}
                name="ward"
                label={W.name}
                hint={W.nameHint}
                value={name.current}
                most={MOST}
                onInput={(text) => {
                  name.current = text
                }}
              />
              <View className="t-s quiet">{W.nameWho}</View>
              <Button off={busy} onClick={add}>
                {busy ? T.steps.working : W.add}
              </Button>
            </>
          ) : null}
        </View>
      </Card>
    </>
  )
}
