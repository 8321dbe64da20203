import { View } from '@tarojs/components'
import Taro, { usePullDownRefresh, useRouter } from '@tarojs/taro'
import type { ComplaintView } from '../../../../../domain/contract'
import { Slot } from '../../../components/Basics'
import { Button } from '../../../components/Button'
import { Screen } from '../../../components/Screen'
import { Opening, Stale } from '../../../components/States'
import {
  ActionButtons,
  ActionSheet,
  footActions,
  otherActions,
} from '../../../components/steps/Actions'
import { useSteps } from '../../../components/steps/useSteps'
import { useLoad } from '../../../components/useLoad'
import { useNow } from '../../../components/useNow'
import { call } from '../../../services/call'
import { copyKey } from '../../../services/copies'
import { goHome } from '../../../services/go'
import { tapped } from '../../../services/tapped'
import { T } from '../../../text'
import { Answer, History, Inquiries, Progress, Rating, What } from './Body'
import { SHEETS } from './sheets'

/** One of them with everything that this reader may see and do: its writer, or whoever answers it. */
export function ComplaintPage() {
  const id = decodeURIComponent(useRouter().params['id'] ?? '')
  const now = useNow()
  const loaded = useLoad(() => call('complaint.get', { id }), copyKey('complaint.get', id))
  const { data: view, failure, fresh, put } = loaded
  const reload = () => void loaded.reload()
  const stepper = useSteps<ComplaintView>({ context: 'complaint', matter: view, put, reload })
  usePullDownRefresh(() => {
    void loaded.reload().finally(() => Taro.stopPullDownRefresh())
  })
  if (!view) return <Opening glimpse={tapped(id)} failure={failure} onRetry={reload} />
  const foot = footActions(view)
  const others = otherActions(view)
  const buttons = { off: stepper.busy || !fresh, onTap: stepper.tap }
  const shown = { view, now }
  return (
    <Screen
      foot={foot.length ? <ActionButtons {...buttons} actions={foot} /> : undefined}
      over={<ActionSheet matter={view} stepper={stepper} sheets={SHEETS} />}
    >
      <View className="stack">
        <Slot>{failure ? <Stale failure={failure} onRetry={reload} /> : null}</Slot>
        <Progress {...shown} />
        <Slot>{view.answer ? <Answer {...shown} /> : null}</Slot>
        <Slot>{view.rating ? <Rating view={view} /> : null}</Slot>
        <What {...shown} />
        <Slot>{view.inquiries.length ? <Inquiries {...shown} /> : null}</Slot>
        <History {...shown} />
        <Slot>{others.length ? <ActionButtons {...buttons} actions={others} /> : null}</Slot>
        <Button kind="ghost" onClick={goHome}>
          {T.home}
        </Button>
      </View>
    </Screen>
  )
}
