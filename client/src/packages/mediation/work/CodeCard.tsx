import { View } from '@tarojs/components'
import { useRef, useState } from 'react'
import type { CaseView } from '../../../../../domain/mediation/answers'
import { shortDateTime } from '../../../../../domain/calendar/zone'
import { Card } from '../../../components/Basics'
import { Button } from '../../../components/Button'
import { call } from '../../../services/call'
import { Intention } from '../../../services/intention'
import { say } from '../../../services/toast'
import { DESK } from '../textDesk'

const grouped = (code: string): string => code.replace(/(\d{4})(?=\d)/g, '$1 ')

/** 一次性验证码 for a party who has not come in: shown large, to be printed or read out. */
export function CodeCard({ view }: { view: CaseView }) {
  const [given, setGiven] = useState<{ name: string; code: string; until: string } | null>(null)
  const [busy, setBusy] = useState(false)
  const intention = useRef(new Intention())
  const give = async (party: string, name: string) => {
    setBusy(true)
    const requestId = intention.current.idFor([view.id, party])
    const reply = await call('mediation.issueCode', { requestId, id: view.id, party })
    setBusy(false)
    if (!reply.ok) {
      if (!reply.retryable) intention.current.refused()
      return say(reply.message)
    }
    if (reply.data) {
      const { code, expiresAt } = reply.data
      setGiven({ name, code, until: shortDateTime(expiresAt) })
    }
  }
  const silent = view.parties.filter((p) => !p.bound)
  if (!silent.length) return null
  return (
    <Card tone="soft">
      <View className="stack">
        <View className="strong">{DESK.code.title}</View>
        {given ? (
          <View>
            <View>{`${DESK.code.of(given.name)}，${DESK.code.until(given.until)}`}</View>
            <View className="t-xl" ariaLabel={given.code.split('').join(' ')}>
              {grouped(given.code)}
            </View>
          </View>
        ) : null}
        <View className="t-s quiet">{DESK.code.hint}</View>
        {silent.map(({ key, name }) => (
          <Button key={key} off={busy} onClick={() => void give(key, name)}>
            {DESK.code.give(name)}
          </Button>
        ))}
      </View>
    </Card>
  )
}
