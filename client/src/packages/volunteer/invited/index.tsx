import { View } from '@tarojs/components'
import { useState } from 'react'
import { dateOf } from '../../../../../domain/calendar/zone'
import type { InvitedView } from '../../../../../domain/contract'
import { Card, Slot } from '../../../components/Basics'
import { Button } from '../../../components/Button'
import { Screen } from '../../../components/Screen'
import { Empty, Opening, Stale } from '../../../components/States'
import { useOnce } from '../../../components/useOnce'
import { usePulled } from '../../../components/usePulled'
import { call } from '../../../services/call'
import { copyKey } from '../../../services/copies'
import { longDay } from '../../../services/days'
import { go } from '../../../services/go'
import { say, sure } from '../../../services/toast'
import { RegisterSheet } from '../parts/RegisterSheet'
import { WORDS } from '../text'

const W = WORDS.invited

const PHONE = 'packages/me/phone/index'

type Item = InvitedView['items'][number]
type Answer = 'accept' | 'notMe'

/** One invitation with its two answers; nothing is assumed of who does not answer. */
function Invitation({
  of,
  off,
  onAnswer,
}: {
  of: Item
  off: boolean
  onAnswer: (answer: Answer) => void
}) {
  return (
    <Card>
      <View className="stack">
        <View>
          <View className="t-xl wrap">{of.teamName}</View>
          <View className="quiet">{W.where(of.communityName, of.domainText)}</View>
          <View className="wrap">{of.purpose}</View>
          <View>{W.listed(of.nameMasked)}</View>
          <View className="t-s quiet">{W.until(longDay(dateOf(of.until)))}</View>
        </View>
        <Button icon="check" off={off} onClick={() => onAnswer('accept')}>
          {W.accept}
        </Button>
        <Button off={off} onClick={() => onAnswer('notMe')}>
          {W.notMe}
        </Button>
      </View>
    </Card>
  )
}

/** 邀请入队: teams on whose lists the reader's number stands. */
export default function Invited() {
  const loaded = usePulled(() => call('volunteer.invited', {}), copyKey('volunteer.invited'))
  const { data: view, failure, fresh } = loaded
  const reload = () => void loaded.reload()
  const { busy, run } = useOnce()
  /** The invitation that is accepted once its new volunteer has said who he is. */
  const [wanted, setWanted] = useState<string | null>(null)
  if (!view) return <Opening failure={failure} onRetry={reload} />

  const answer = async (id: string, what: Answer) => {
    if (what === 'notMe' && !(await sure(W.notMeAsk))) return
    const reply = await run([what, id], (requestId) =>
      what === 'accept'
        ? call('volunteer.accept', { requestId, id })
        : call('volunteer.notMe', { requestId, id }),
    )
    if (!reply) return
    if (!reply.ok && reply.code === 'needVolunteer') return setWanted(id)
    say(reply.ok ? W.done[what] : reply.message)
    reload()
  }
  const registered = () => {
    setWanted(null)
    if (wanted) void answer(wanted, 'accept')
  }
  const over = wanted ? (
    <RegisterSheet onDone={registered} onClose={() => setWanted(null)} />
  ) : undefined
  const { items, hasNumber } = view
  return (
    <Screen over={over}>
      <View className="stack">
        <Slot>{failure ? <Stale failure={failure} onRetry={reload} /> : null}</Slot>
        <Slot>{items.length ? <Card tone="soft">{W.intro}</Card> : null}</Slot>
        {items.map((of) => (
          <Invitation
            key={of.id}
            of={of}
            off={busy || !fresh}
            onAnswer={(what) => void answer(of.id, what)}
          />
        ))}
        {items.length ? null : hasNumber ? (
          <Empty icon="check" title={W.none} hint={W.noneHint} />
        ) : (
          <>
            <Empty icon="phone" title={W.noNumber} hint={W.noNumberHint} />
            <Button kind="primary" onClick={() => go(PHONE)}>
              {W.leave}
            </Button>
          </>
        )}
      </View>
    </Screen>
  )
}
