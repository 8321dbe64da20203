import { Switch, Textarea, View } from '@tarojs/components'
import { useRef, useState } from 'react'
import { MAX_TEXT } from '../../../../../domain/contract/limits'
import { Card, Slot } from '../../../components/Basics'
import { Button } from '../../../components/Button'
import { CategoryPicker } from '../../../components/CategoryPicker'
import { ConsentSheet } from '../../../components/ConsentSheet'
import { PhotoPicker } from '../../../components/Photos'
import { PlaceField } from '../../../components/PlaceField'
import { Screen } from '../../../components/Screen'
import { getDraft } from '../../../services/drafts'
import { sure } from '../../../services/toast'
import { T } from '../../../text'
import { useDraft } from './useDraft'
import { useSubmit } from './useSubmit'

type Form = ReturnType<typeof useDraft>

/** What it is: in words or in pictures. Uncontrolled: the input owns its text, a new draft gets a new one. */
function Problem({ draft, write, addPhotos, removePhoto }: Form) {
  const begun = useRef({ id: '', text: '' })
  if (begun.current.id !== draft.requestId)
    begun.current = { id: draft.requestId, text: getDraft(draft.requestId)?.text ?? draft.text }
  return (
    <Card>
      <View className="stack">
        <View className="t-l">{T.report.what}</View>
        <Textarea
          key={draft.requestId}
          className="field field--area"
          value={begun.current.text}
          maxlength={MAX_TEXT}
          placeholder={T.report.whatHint}
          placeholderClass="field__hint"
          ariaLabel={T.report.whatLabel}
          onInput={(event) => write(event.detail.value)}
        />
        <PhotoPicker photos={draft.photos} onAdd={() => void addPhotos()} onRemove={removePhoto} />
      </View>
    </Card>
  )
}

function Confidential({ draft, change }: Form) {
  return (
    <Card>
      <View className="row">
        <View className="grow">
          <View>{T.report.confidential}</View>
          <View className="t-s quiet">{T.report.confidentialHint}</View>
        </View>
        <Switch
          checked={draft.confidential}
          color="#0b6e60"
          ariaLabel={T.report.confidential}
          onChange={(event) => change({ confidential: event.detail.value })}
        />
      </View>
    </Card>
  )
}

/** 上报: a text or a photo, a place, and one tap. Everything else may be left out. */
export default function ReportForm() {
  const form = useDraft()
  const { draft, id, change, restart } = form
  const { busy, asking, submit, agree, later } = useSubmit(id, () => change({}))
  const [picking, setPicking] = useState(0)

  const clear = async () => {
    if (!(await sure(T.report.discardAsk))) return
    restart()
    setPicking((n) => n + 1)
  }
  const foot = (
    <Button kind="primary" off={busy} onClick={submit}>
      {busy ? T.report.submitting : draft.unsent ? T.home_.send : T.report.submit}
    </Button>
  )
  return (
    <Screen
      foot={foot}
      over={asking ? <ConsentSheet onAgree={agree} onLater={later} /> : undefined}
    >
      <View className="stack">
        <Slot>{draft.unsent ? <Card tone="warn">{T.report.unsent}</Card> : null}</Slot>
        <Problem {...form} />
        <Card>
          <View className="stack">
            <View className="t-l">{T.report.where}</View>
            <PlaceField
              place={draft.place}
              label={draft.placeLabel}
              listUrl={`/packages/report/place/index?draft=${draft.requestId}`}
              onChange={(chosen) =>
                change({ place: chosen?.place ?? null, placeLabel: chosen?.label ?? '' })
              }
            />
          </View>
        </Card>
        <Card>
          <View className="stack">
            <View>
              <View className="t-l">{T.report.category}</View>
              <View className="t-s quiet">{T.report.categoryHint}</View>
            </View>
            <CategoryPicker
              key={picking}
              warn
              value={draft.category}
              onPick={(category, categoryName) => change({ category, categoryName })}
            />
          </View>
        </Card>
        <Confidential {...form} />
        <Button kind="ghost" onClick={() => void clear()}>
          {T.report.discard}
        </Button>
      </View>
    </Screen>
  )
}
