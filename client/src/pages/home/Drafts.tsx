import { View } from '@tarojs/components'
import { useDidShow } from '@tarojs/taro'
import { useState } from 'react'
import { Card, Section } from '../../components/Basics'
import { Button } from '../../components/Button'
import { go } from '../../services/go'
import type { Outbox, Unsent } from '../../services/outbox'
import { say } from '../../services/toast'
import { T } from '../../text'
import { SERVICES } from './serviceTable'

interface Waiting extends Unsent {
  outbox: Outbox
}
const waiting = (): Waiting[] =>
  SERVICES.flatMap(({ outbox }) =>
    outbox ? outbox.unsent().map((unsent) => ({ ...unsent, outbox })) : [],
  )

/** What did not get through: sent by a tap, never by itself. */
export function Drafts({ onSent }: { onSent: () => void }) {
  const [drafts, setDrafts] = useState(waiting)
  const [busy, setBusy] = useState<string | null>(null)
  useDidShow(() => setDrafts(waiting()))

  const send = async ({ key, outbox }: Waiting) => {
    setBusy(key)
    const reply = await outbox.send(key)
    setBusy(null)
    setDrafts(waiting())
    if (!reply.ok) return say(reply.message)
    say(T.home_.sent)
    onSent()
    go(reply.data)
  }
  return (
    <View className={drafts.length ? 'stack' : 'none'}>
      <Section title={T.home_.drafts} />
      {drafts.map((draft) => (
        <Card key={draft.key} tone="warn">
          <View className="stack">
            <View className="wrap">{draft.title}</View>
            <View className="t-s">{`${draft.line} ${T.draft.unsent}`}</View>
            <View className="pair">
              <Button kind="primary" off={busy !== null} onClick={() => void send(draft)}>
                {busy === draft.key ? T.draft.sending : T.draft.send}
              </Button>
              <Button off={busy !== null} onClick={() => go(draft.page)}>
                {T.draft.edit}
              </Button>
            </View>
          </View>
        </Card>
      ))}
    </View>
  )
}
