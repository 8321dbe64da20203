import { View } from '@tarojs/components'
import Taro, { usePullDownRefresh, useRouter } from '@tarojs/taro'
import type { AskedView } from '../../../../../domain/contract'
import { Card, Slot } from '../../../components/Basics'
import { Button } from '../../../components/Button'
import { Screen } from '../../../components/Screen'
import { Opening, Stale } from '../../../components/States'
import { ActionButtons, ActionSheet } from '../../../components/steps/Actions'
import { useSteps } from '../../../components/steps/useSteps'
import { useLoad } from '../../../components/useLoad'
import { useNow } from '../../../components/useNow'
import { call } from '../../../services/call'
import { goHome } from '../../../services/go'
import { when } from '../../../services/time'
import { T } from '../../../text'
import { WORDS } from '../text'

const W = WORDS.explain

/** 说明情况: whoever was asked for an account sees what was asked, and answers it. */
export default function Explain() {
  const id = decodeURIComponent(useRouter().params['id'] ?? '')
  const now = useNow()
  const loaded = useLoad(() => call('complaint.asked', { id }))
  const { data: view, failure, fresh, put } = loaded
  const reload = () => void loaded.reload()
  const stepper = useSteps<AskedView>({ context: 'complaint', matter: view, put, reload })
  usePullDownRefresh(() => {
    void loaded.reload().finally(() => Taro.stopPullDownRefresh())
  })
  if (!view) return <Opening failure={failure} onRetry={reload} />
  const { actions, inquiries } = view
  const buttons = { off: stepper.busy || !fresh, onTap: stepper.tap }
  const open = inquiries.some(({ said }) => said === null)
  return (
    <Screen
      foot={actions.length ? <ActionButtons {...buttons} actions={actions} /> : undefined}
      over={<ActionSheet matter={view} stepper={stepper} sheets={{}} />}
    >
      <View className="stack">
        <Slot>{failure ? <Stale failure={failure} onRetry={reload} /> : null}</Slot>
        <View>{W.intro}</View>
        {inquiries.map(({ question, at, said }) => (
          <Card key={at}>
            <View className="stack">
              <View className="strong">{W.asked}</View>
              <View className="wrap">{question}</View>
              <View className="t-s quiet">{when(at, now)}</View>
              {said ? (
                <>
                  <View className="strong">{W.said}</View>
                  <View className="wrap">{said.text}</View>
                  <View className="t-s quiet">{when(said.at, now)}</View>
                </>
              ) : null}
            </View>
          </Card>
        ))}
        <Slot>{open && !actions.length ? <View className="quiet">{W.over}</View> : null}</Slot>
        <Button kind="ghost" onClick={goHome}>
          {T.home}
        </Button>
      </View>
    </Screen>
  )
}
