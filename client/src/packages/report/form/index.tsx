import { Switch, Textarea, View } from '@tarojs/components'
import { useRef } from 'react'
import { MAX_TEXT } from '../../../../../domain/call/limits'
import { Card, Slot } from '../../../components/Basics'
import { Button } from '../../../components/Button'
import { CategoryPicker } from '../../../components/CategoryPicker'
import { PhotoPicker } from '../../../components/Photos'
import { PlaceField } from '../../../components/PlaceField'
import { Screen } from '../../../components/Screen'
import { getDraft } from '../../../services/drafts'
import { sure } from '../../../services/toast'
import { T } from '../../../text'
import { REPORT } from '../draft'
import { WORDS } from '../text'
import { useForm } from './useForm'
import { useSubmit } from './useSubmit'

type Form = ReturnType<typeof useForm>

/** What it is: in words or in pictures. Uncontrolled: the input owns its text, a new draft gets a new one. */
function Problem({ draft, write, addPhotos, removePhoto }: Form) {
  const begun = useRef({ key: '', text: '' })
  if (begun.current.key !== draft.key)
    begun.current = { key: draft.key, text: (getDraft(REPORT, draft.key) ?? draft).fields.text }
  return (
    <Card>
      <View className="stack">
        <View className="t-l">{WORDS.form.what}</View>
        <Textarea
          key={draft.key}
          className="field field--area"
          value={begun.current.text}
          maxlength={MAX_TEXT}
          placeholder={WORDS.form.whatHint}
          placeholderClass="field__hint"
          ariaLabel={WORDS.form.whatLabel}
          onInput={(event) => write({ text: event.detail.value })}
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
          <View>{WORDS.form.confidential}</View>
          <View className="t-s quiet">{WORDS.form.confidentialHint}</View>
        </View>
        <Switch
          checked={draft.fields.confidential}
          color="#0b6e60"
          ariaLabel={WORDS.form.confidential}
          onChange={(event) => change({ confidential: event.detail.value })}
        />
      </View>
    </Card>
  )
}

/** 上报: a text or a photo, a place, and one tap. Everything else may be left out. */
export default function ReportForm() {
  const form = useForm()
  const { draft, change, refresh, restart } = form
  const { fields, unsent } = draft
  const { busy, submit, sheet } = useSubmit(draft.key, refresh)

  const clear = async () => {
    if (await sure(WORDS.form.discardAsk)) restart()
  }
  const foot = (
    <Button kind="primary" off={busy} onClick={submit}>
      {busy ? WORDS.form.submitting : unsent ? T.draft.send : WORDS.form.submit}
    </Button>
  )
  return (
    <Screen foot={foot} over={sheet}>
      <View className="stack">
        <Slot>{unsent ? <Card tone="warn">{T.draft.unsent}</Card> : null}</Slot>
        <Problem {...form} />
        <Card>
          <View className="stack">
            <View className="t-l">{WORDS.form.where}</View>
            <PlaceField
              place={fields.place}
              label={fields.placeLabel}
              listUrl={`packages/report/place/index?kind=${REPORT.name}&key=${draft.key}`}
              onChange={(chosen) =>
                change({ place: chosen?.place ?? null, placeLabel: chosen?.label ?? '' })
              }
            />
          </View>
        </Card>
        <Card>
          <View className="stack">
            <View>
              <View className="t-l">{WORDS.form.category}</View>
              <View className="t-s quiet">{WORDS.form.categoryHint}</View>
            </View>
            <CategoryPicker
              key={draft.key}
              warn
              value={fields.category}
              onPick={(category, categoryName) => change({ category, categoryName })}
            />
          </View>
        </Card>
        <Confidential {...form} />
        <Button kind="ghost" onClick={() => void clear()}>
          {WORDS.form.discard}
        </Button>
      </View>
    </Screen>
  )
}
