import { View } from '@tarojs/components'
import { useState } from 'react'
import { HELPER_LIMITS } from '../../../../../domain/helper/limits'
import { PURPOSES } from '../../../../../domain/identity/purposes'
import { AtField } from '../../../components/AtField'
import { Card } from '../../../components/Basics'
import { Button } from '../../../components/Button'
import { Line } from '../../../components/Field'
import { PlaceField } from '../../../components/PlaceField'
import { Screen } from '../../../components/Screen'
import { useDraft } from '../../../components/useDraft'
import { useOnce } from '../../../components/useOnce'
import { call } from '../../../services/call'
import { dropDraft, getDraft } from '../../../services/drafts'
import { replaceBy } from '../../../services/go'
import { askAt } from '../../../services/question'
import { say } from '../../../services/toast'
import { T } from '../../../text'
import { YesSwitch } from '../helper/NameSheet'
import { elderPage } from '../parts/pages'
import { HELPER } from '../textHelper'
import { ELDER, THE_ONE, buildingOf, missing } from './draft'

const W = HELPER.elderNew

function useOpening(paper: boolean) {
  const { busy, run } = useOnce()
  const submit = async () => {
    const draft = getDraft(ELDER, THE_ONE)
    if (!draft) return
    const lack = missing(draft.fields, paper)
    if (lack) return askAt(lack.field, lack.words)
    const asked = { name: draft.fields.name.trim(), buildingId: buildingOf(draft.fields.place)! }
    const reply = await run(['openElder', asked], (requestId) =>
      call('helper.openElder', { requestId, ...asked, paper: true }),
    )
    if (!reply) return
    if (!reply.ok) return say(reply.message)
    dropDraft(ELDER, THE_ONE)
    say(W.done)
    if (reply.data) replaceBy(elderPage(reply.data.id))
  }
  return { busy, submit }
}

/** The words of the privacy page, as they are read to the elder. */
function Read() {
  return (
    <Card tone="soft">
      <View className="t-l">{W.read}</View>
      {PURPOSES.points.items.map((item) => (
        <View key={item}>{item}</View>
      ))}
    </Card>
  )
}

/** 给老人开账户: name, building, and the yes on paper. */
export default function ElderNew() {
  const { draft, change, write } = useDraft(ELDER, THE_ONE)
  const [paper, setPaper] = useState(false)
  const { busy, submit } = useOpening(paper)
  const { fields } = draft
  const foot = (
    <Button kind="primary" off={busy} onClick={() => void submit()}>
      {busy ? T.steps.working : W.send}
    </Button>
  )
  return (
    <Screen foot={foot}>
      <View className="stack">
        <View className="quiet">{W.hint}</View>
        <Card>
          <Line
            name="name"
            label={W.name}
            hint={W.nameHint}
            value={fields.name}
            most={HELPER_LIMITS.nameLength}
            onInput={(name) => write({ name })}
          />
        </Card>
        <Card>
          <View className="stack">
            <View className="t-l">{W.place}</View>
            <AtField name="place" />
            <PlaceField
              place={fields.place}
              label={fields.placeLabel}
              listUrl={`packages/report/place/index?kind=${ELDER.name}&key=${THE_ONE}`}
              onChange={(chosen) =>
                change({ place: chosen?.place ?? null, placeLabel: chosen?.label ?? '' })
              }
            />
          </View>
        </Card>
        <Read />
        <Card>
          <YesSwitch
            name="paper"
            words={W.paper}
            hint={W.paperHint}
            checked={paper}
            onChange={setPaper}
          />
        </Card>
      </View>
    </Screen>
  )
}
