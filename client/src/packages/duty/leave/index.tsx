import { View } from '@tarojs/components'
import { useState } from 'react'
import type { OwnLeaveView } from '../../../../../domain/contract'
import { Card, Slot } from '../../../components/Basics'
import { Button } from '../../../components/Button'
import { LeaveCard } from '../../../components/LeaveCard'
import { Screen } from '../../../components/Screen'
import { Opening, Stale } from '../../../components/States'
import { useLoad } from '../../../components/useLoad'
import { useNow } from '../../../components/useNow'
import { call } from '../../../services/call'
import { copyKey } from '../../../services/copies'
import { go } from '../../../services/go'
import { T } from '../../../text'
import { WORDS } from '../text'
import { LeaveForm, useLeaveForm } from './LeaveForm'

/** What waits already stays with whoever goes on leave: how much, and the way to hand it over. */
function Waiting({ own }: { own: OwnLeaveView }) {
  if (!own.waiting) return <View className="quiet">{WORDS.leave.nothingWaiting}</View>
  return (
    <Card>
      <View className="stack">
        <View>
          <View className="t-l">{WORDS.leave.waiting(own.waiting)}</View>
          <View className="t-s quiet">{WORDS.leave.waitingHint}</View>
        </View>
        <Button
          kind={own.leave ? 'primary' : 'plain'}
          onClick={() => go('packages/duty/handover/index')}
        >
          {WORDS.leave.handOver(own.leave?.deputyName ?? '')}
        </Button>
      </View>
    </Card>
  )
}

/** 请假: what is entered and the way to end it, or the form; beside both what waits still. */
export default function Leave() {
  const now = useNow()
  const loaded = useLoad(() => call('duty.ownLeave', {}), copyKey('duty.ownLeave'))
  const { data: own, failure, fresh, put } = loaded
  const [changing, setChanging] = useState(false)
  const reload = () => void loaded.reload()
  const deputies = own?.deputies ?? []
  const form = useLeaveForm(now, deputies, () => {
    setChanging(false)
    reload()
  })
  if (!own) return <Opening failure={failure} onRetry={reload} />
  const isForm = !own.leave || changing
  const change = () => {
    form.begin(own)
    setChanging(true)
  }
  const ended = () => {
    const none = { ...own, leave: null, deputy: null }
    form.begin(none)
    put(none)
  }
  const foot = (
    <>
      {changing ? <Button onClick={() => setChanging(false)}>{WORDS.leave.keep}</Button> : null}
      <Button kind="primary" off={form.busy || !fresh} onClick={() => void form.submit()}>
        {form.busy ? T.steps.working : WORDS.leave.submit}
      </Button>
    </>
  )
  return (
    <Screen foot={isForm ? foot : undefined}>
      <View className="stack">
        <Slot>{failure ? <Stale failure={failure} onRetry={reload} /> : null}</Slot>
        <Slot>
          {own.leave && !changing ? (
            <LeaveCard leave={own.leave} now={now} off={!fresh} onEnded={ended} />
          ) : null}
        </Slot>
        <Slot>{isForm ? <LeaveForm form={form} deputies={deputies} now={now} /> : null}</Slot>
        <Waiting own={own} />
        <Slot>
          {isForm ? null : (
            <Button kind="ghost" off={!fresh} onClick={change}>
              {WORDS.leave.change}
            </Button>
          )}
        </Slot>
      </View>
    </Screen>
  )
}
