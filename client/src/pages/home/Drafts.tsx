import { View } from '@tarojs/components'
import { useDidShow } from '@tarojs/taro'
import { useState } from 'react'
import { Card, Section } from '../../components/Basics'
import { Button } from '../../components/Button'
import { type Draft, listDrafts } from '../../services/drafts'
import { go, reportPage } from '../../services/go'
import { sendDraft } from '../../services/send'
import { say } from '../../services/toast'
import { T } from '../../text'

const waiting = (): Draft[] => listDrafts().filter((draft) => draft.unsent)

/** Reports that did not get through: sent by a tap, never by themselves. */
export function Drafts({ onSent }: { onSent: () => void }) {
  const [drafts, setDrafts] = useState(waiting)
  const [busy, setBusy] = useState<string | null>(null)
  useDidShow(() => setDrafts(waiting()))

  const send = async (requestId: string) => {
    setBusy(requestId)
    const reply = await sendDraft(requestId, Date.now)
    setBusy(null)
    setDrafts(waiting())
    if (!reply.ok) return say(reply.message)
    say(T.home_.sent)
    onSent()
    go(reportPage.resident(reply.data.id))
  }
  return (
    <View className={drafts.length ? 'stack' : 'none'}>
      <Section title={T.home_.drafts} />
      {drafts.map((draft) => (
        <Card key={draft.requestId} tone="warn">
          <View className="stack">
            <View className="wrap">
              {draft.text || draft.categoryName || `${T.report.photos} ${draft.photos.length}`}
            </View>
            <View className="t-s">{`${draft.placeLabel} ${T.report.unsent}`}</View>
            <View className="pair">
              <Button kind="primary" off={busy !== null} onClick={() => void send(draft.requestId)}>
                {busy === draft.requestId ? T.home_.sending : T.home_.send}
              </Button>
              <Button
                off={busy !== null}
                onClick={() => go(`/packages/report/form/index?draft=${draft.requestId}`)}
              >
                {T.home_.edit}
              </Button>
            </View>
          </View>
        </Card>
      ))}
    </View>
  )
}
