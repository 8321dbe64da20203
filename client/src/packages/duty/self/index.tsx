import { Textarea, View } from '@tarojs/components'
import { useRef, useState } from 'react'
import { MAX_TEXT } from '../../../../../domain/call/limits'
import { Card } from '../../../components/Basics'
import { Button } from '../../../components/Button'
import { CategoryPicker } from '../../../components/CategoryPicker'
import { PhotoPicker } from '../../../components/Photos'
import { PlaceField } from '../../../components/PlaceField'
import { Screen } from '../../../components/Screen'
import { useDraft } from '../../../components/useDraft'
import { getDraft } from '../../../services/drafts'
import { replaceBy } from '../../../services/go'
import { say } from '../../../services/toast'
import { T } from '../../../text'
import { WORDS } from '../text'
import { missing, SELF, sendSelf, THE_ONE } from './draft'
import { askAt } from '../../../services/question'
import { AtField } from '../../../components/AtField'

function useSubmit(refresh: () => void) {
  const [busy, setBusy] = useState(false)
  const submit = async () => {
    const draft = getDraft(SELF, THE_ONE)
    const lack = draft && missing(draft)
    if (lack) return askAt(lack.field, lack.words)
    setBusy(true)
    const reply = await sendSelf()
    setBusy(false)
    refresh()
    if (!reply.ok) return say(reply.message)
    say(WORDS.self.done)
    replaceBy(reply.data)
  }
  return { busy, submit }
}

/** 自办: seen and solved on the spot; one photo and one line. */
export default function SelfHandle() {
  const { draft, change, write, addPhotos, removePhoto, refresh } = useDraft(SELF, THE_ONE)
  const { busy, submit } = useSubmit(refresh)
  const { fields, photos } = draft
  const begun = useRef(fields.text)
  const foot = (
    <Button kind="primary" off={busy} onClick={() => void submit()}>
      {busy ? T.steps.working : WORDS.self.submit}
    </Button>
  )
  return (
    <Screen foot={foot}>
      <View className="stack">
        <View className="quiet">{WORDS.self.hint}</View>
        <Card>
          <View className="stack">
            <View className="t-l">{WORDS.self.text}</View>
            <AtField name="text" />
            <Textarea
              className="field field--short"
              value={begun.current}
              maxlength={MAX_TEXT}
              placeholder={WORDS.self.textHint}
              placeholderClass="field__hint"
              ariaLabel={WORDS.self.text}
              onInput={(event) => write({ text: event.detail.value })}
            />
            <View className="strong">{WORDS.self.photo}</View>
            <AtField name="photo" />
            <PhotoPicker photos={photos} onAdd={() => void addPhotos()} onRemove={removePhoto} />
          </View>
        </Card>
        <Card>
          <AtField name="place" />
          <PlaceField
            place={fields.place}
            label={fields.placeLabel}
            listUrl={`packages/report/place/index?kind=${SELF.name}&key=${THE_ONE}`}
            onChange={(chosen) =>
              change({ place: chosen?.place ?? null, placeLabel: chosen?.label ?? '' })
            }
          />
        </Card>
        <Card>
          <View className="stack">
            <View className="t-l">{WORDS.self.category}</View>
            <AtField name="category" />
            <CategoryPicker value={fields.category} onPick={(category) => change({ category })} />
          </View>
        </Card>
      </View>
    </Screen>
  )
}
