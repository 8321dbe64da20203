import { View } from '@tarojs/components'
import { useRef } from 'react'
import type { AccountView } from '../../../../../domain/points/answers'
import { saysSomething } from '../../../../../domain/call/said'
import { Card } from '../../../components/Basics'
import { Button } from '../../../components/Button'
import { Line } from '../../../components/Field'
import { Sheet } from '../../../components/Sheet'
import { useConsented } from '../../../components/useConsented'
import { call } from '../../../services/call'
import { Intention } from '../../../services/intention'
import { askAt } from '../../../services/question'
import { say } from '../../../services/toast'
import { T } from '../../../text'
import { WORDS } from '../text'

const FOR_POINTS = () => ['points'] as const

const W = WORDS.join
const MOST = 20

/**
 * 开通, and the same call with another name. The guide to privacy is agreed to before, and the tap asks
 * to be allowed one message.
 */
export function useJoin(put: (account: AccountView) => void, onDone: () => void) {
  const name = useRef('')
  const intention = useRef(new Intention())
  const { busy, submit, sheet } = useConsented(FOR_POINTS, async () => {
    const words = { name: name.current.trim() }
    const requestId = intention.current.idFor(words)
    const reply = await call('points.join', { requestId, ...words })
    if (!reply.ok) {
      if (!reply.retryable) intention.current.refused()
      return say(reply.message)
    }
    intention.current.done()
    onDone()
    if (reply.data) put(reply.data)
  })
  const send = () => (saysSomething(name.current) ? submit() : askAt('name', W.need))
  return { name, busy, send, sheet }
}
type Joining = ReturnType<typeof useJoin>

/** For who has no number yet. */
export function JoinCard({ joining }: { joining: Joining }) {
  return (
    <Card>
      <View className="stack">
        <View>
          <View className="t-l">{W.title}</View>
          <View>{W.hint}</View>
        </View>
        <Line
          name="name"
          label={W.name}
          hint={W.nameHint}
          value=""
          most={MOST}
          onInput={(text) => {
            joining.name.current = text
          }}
        />
        <Button kind="primary" off={joining.busy} onClick={joining.send}>
          {joining.busy ? T.steps.working : W.submit}
        </Button>
      </View>
    </Card>
  )
}

export function RenameSheet({
  joining,
  value,
  onClose,
}: {
  joining: Joining
  value: string
  onClose: () => void
}) {
  return (
    <Sheet title={W.rename} onClose={onClose}>
      <Line
        name="name"
        label={W.name}
        hint={W.nameHint}
        value={value}
        most={MOST}
        onInput={(text) => {
          joining.name.current = text
        }}
      />
      <Button kind="primary" off={joining.busy} onClick={joining.send}>
        {joining.busy ? T.steps.working : W.save}
      </Button>
    </Sheet>
  )
}

const inFours = (no: string): string => no.replace(/(\d{4})(?=\d)/g, '$1 ')

/** 积分号: read aloud to whoever notes a good deed. */
export function NumberCard({
  account: { no, name, tail },
  onRename,
}: {
  account: AccountView
  onRename: () => void
}) {
  return (
    <Card>
      <View className="stack">
        <View>
          <View className="quiet">{WORDS.home.no}</View>
          <View className="digits digits--no">{inFours(no)}</View>
          <View className="t-s quiet">{WORDS.home.noHint}</View>
        </View>
        <View className="line">
          <View className="grow wrap">
            <View>{WORDS.home.name(name)}</View>
            {tail ? <View className="t-s quiet">{WORDS.home.tail(tail)}</View> : null}
          </View>
          <Button small onClick={onRename}>
            {WORDS.home.rename}
          </Button>
        </View>
      </View>
    </Card>
  )
}
