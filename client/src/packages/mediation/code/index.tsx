import { View } from '@tarojs/components'
import { useDidShow } from '@tarojs/taro'
import { useRef } from 'react'
import { saysSomething } from '../../../../../domain/call/said'
import { Card } from '../../../components/Basics'
import { Button } from '../../../components/Button'
import { Screen } from '../../../components/Screen'
import { useConsented } from '../../../components/useConsented'
import { call } from '../../../services/call'
import { replaceBy } from '../../../services/go'
import { Intention } from '../../../services/intention'
import { learnMe } from '../../../services/session'
import { say } from '../../../services/toast'
import { T } from '../../../text'
import { casePageOf, keepCase } from '../draft'
import { Line } from '../parts/Field'
import { WORDS } from '../text'
import { askAt } from '../../../services/question'

const FOR_MEDIATION = () => ['mediation'] as const

const W = WORDS.code
/** Twelve digits and the blanks between them. */
const MOST = 20

type Kept = { current: string }

function Fields({ code, name }: { code: Kept; name: Kept }) {
  return (
    <Card>
      <View className="stack">
        <Line
          code
          number
          name="code"
          label={W.code}
          hint={W.codeExample}
          most={MOST}
          value=""
          onInput={(text) => {
            code.current = text
          }}
        />
        <Line
          name="name"
          label={W.name}
          hint={W.nameHint}
          value=""
          onInput={(text) => {
            name.current = text
          }}
        />
      </View>
    </Card>
  )
}

/** 用验证码进入: the other side comes in with what stands on the paper. */
export default function EnterCode() {
  const code = useRef('')
  const name = useRef('')
  const intention = useRef(new Intention())
  const { busy, submit, sheet } = useConsented(FOR_MEDIATION, async () => {
    const words = { code: code.current.replace(/\D/g, ''), name: name.current.trim() }
    const requestId = intention.current.idFor(words)
    const reply = await call('mediation.enterCode', { requestId, ...words })
    say(reply.ok ? W.done : reply.message)
    if (!reply.ok) {
      if (!reply.retryable) intention.current.refused()
      return
    }
    if (reply.data) keepCase(reply.data)
    replaceBy(casePageOf(reply.data))
  })
  // A form has no content that would tell who this is.
  useDidShow(learnMe)
  const enter = () => {
    if (code.current.replace(/\D/g, '').length !== 12) return askAt('code', W.needCode)
    if (!saysSomething(name.current)) return askAt('name', W.needName)
    submit()
  }
  return (
    <Screen
      foot={
        <Button kind="primary" off={busy} onClick={enter}>
          {busy ? T.steps.working : W.enter}
        </Button>
      }
      over={sheet}
    >
      <View className="stack">
        <View>
          <View className="t-xl">{W.title}</View>
          <View className="quiet">{W.hint}</View>
        </View>
        <Fields code={code} name={name} />
        <Card tone="soft">
          <View>{W.notBound}</View>
          <View>{WORDS.freeLong}</View>
        </Card>
        <View className="quiet">{WORDS.noPhone}</View>
      </View>
    </Screen>
  )
}
