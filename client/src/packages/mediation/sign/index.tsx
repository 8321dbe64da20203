import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { AtField } from '../../../components/AtField'
import { Card, Slot } from '../../../components/Basics'
import { Button } from '../../../components/Button'
import { Screen } from '../../../components/Screen'
import { Opening } from '../../../components/States'
import { useLoad } from '../../../components/useLoad'
import { call } from '../../../services/call'
import { goBack } from '../../../services/go'
import { useSession } from '../../../services/session'
import { answered, askAt } from '../../../services/question'
import { say } from '../../../services/toast'
import { T } from '../../../text'
import { DraftText } from '../parts/DraftText'
import { DESK } from '../textDesk'
import { decoded } from '../../../services/decoded'
import { useDrawing } from './useDrawing'

const W = DESK.spot
const LABELS = { paper: W.paper, clear: W.clear, done: W.done }

/**
 * 在这部手机上写名字: for whoever sits at the table without a phone. It is a yes that can be shown later, and
 * no signature in law: that stands on the paper.
 */
export default function SignOnSpot() {
  const { id = '', party = '', draft: seen = '', by = '' } = useRouter().params
  const caseId = decoded(id)
  const elder = useSession((s) => s.elder)
  const { data: table, failure, reload } = useLoad(() => call('mediation.table', { id: caseId }))
  const drawer = by === 'agent' ? 'agent' : 'party'
  const { busy, send } = useDrawing({ id: caseId, party, by: drawer, draft: seen })
  if (!table) return <Opening failure={failure} onRetry={() => void reload()} />
  const { draft } = table
  const whose = table.parties.find(({ key }) => key === party)
  const name = whose?.name ?? ''
  const agentName = drawer === 'agent' ? (whose?.agentName ?? null) : null
  if (!draft || draft.id !== seen || !table.open)
    return (
      <Screen>
        <Card tone="warn">
          <View className="stack">
            <View>{W.changed}</View>
            <Button onClick={goBack}>{T.back}</Button>
          </View>
        </Card>
      </Screen>
    )
  return (
    <Screen>
      <View className="stack">
        <View>
          <View className="t-xl">{agentName ? W.titleAgent(agentName, name) : W.title(name)}</View>
          <View>{W.read}</View>
        </View>
        <Card>
          <DraftText draft={draft} />
        </Card>
        <Card tone="warn">
          <View className="strong">{W.notInLaw}</View>
        </Card>
        <View className="strong">{W.here}</View>
        <AtField name="name" />
        <signature-pad
          large={elder}
          labels={LABELS}
          onDone={(event) => {
            answered()
            void send(event.detail.path, name)
          }}
          onEmpty={() => askAt('name', W.empty)}
          onFail={() => say(W.failed)}
        />
        <Slot>{busy ? <View className="strong">{T.steps.working}</View> : null}</Slot>
      </View>
    </Screen>
  )
}
