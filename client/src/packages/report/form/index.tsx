import { Label, Switch, Textarea, View } from '@tarojs/components'
import { useRef, useState } from 'react'
import { MAX_TEXT } from '../../../../../domain/call/limits'
import { Card, Cell, Slot } from '../../../components/Basics'
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
import { AtField } from '../../../components/AtField'

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
        <AtField name="text" />
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

/** One line until somebody wants it: most reports need none, and the form stays one screen. */
function Category({ draft, change }: Form) {
  const { category, categoryName } = draft.fields
  const [open, setOpen] = useState(false)
  const hint = categoryName ? WORDS.form.categoryChosen(categoryName) : WORDS.form.categoryHint
  const pick = (code: string | null, name: string) => {
    change({ category: code, categoryName: name })
    if (code !== null) setOpen(false)
  }
  return (
    <Card bare>
      <Cell
        icon="list"
        title={WORDS.form.category}
        hint={hint}
        label={`${WORDS.form.category}${hint}`}
        onClick={() => setOpen(!open)}
      />
      {open ? (
        <View className="card__below">
          <CategoryPicker warn value={category} onPick={pick} />
        </View>
      ) : null}
    </Card>
  )
}

function Confidential({ draft, change }: Form) {
  return (
    <Card>
      <Label className="row switch">
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
      </Label>
    </Card>
  )
}

/** Something of it is drawn that one might want to be rid of. */
const isBegun = ({ fields, photos }: Form['draft']): boolean =>
  Boolean(fields.text || fields.category || photos.length)

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
            <AtField name="place" />
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
        <Category key={draft.key} {...form} />
        <Confidential {...form} />
        <Slot>
          {isBegun(draft) ? (
            <Button kind="ghost" onClick={() => void clear()}>
              {WORDS.form.discard}
            </Button>
          ) : null}
        </Slot>
      </View>
    </Screen>
  )
}
