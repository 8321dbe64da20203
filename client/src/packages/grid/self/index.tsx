import { Textarea, View } from '@tarojs/components'
import { useRef, useState } from 'react'
import { MAX_TEXT } from '../../../../../domain/contract/limits'
import { Card } from '../../../components/Basics'
import { Button } from '../../../components/Button'
import { CategoryPicker } from '../../../components/CategoryPicker'
import { PhotoPicker } from '../../../components/Photos'
import { PlaceField } from '../../../components/PlaceField'
import { Screen } from '../../../components/Screen'
import { useWork } from '../../../components/useWork'
import { call, offline } from '../../../services/call'
import { replaceBy, reportPage } from '../../../services/go'
import { say } from '../../../services/toast'
import { dropWork, openWork, SELF, type WorkDraft } from '../../../services/workDraft'
import { T } from '../../../text'

const missing = (work: WorkDraft): string | null => {
  if (!work.text.trim()) return T.grid.needText
  if (!work.photos.length) return T.grid.needPhoto
  if (!work.place) return T.grid.needPlace
  return work.category ? null : T.act.needCategory
}

function useSelfHandle(upload: () => Promise<string[] | null>) {
  const [busy, setBusy] = useState(false)
  const submit = async () => {
    const work = openWork(SELF)
    const lack = missing(work)
    if (lack || !work.place || !work.category) return say(lack ?? T.act.needCategory)
    setBusy(true)
    const photos = await upload()
    const reply = photos
      ? await call('report.selfHandle', {
          requestId: work.requestId,
          text: work.text.trim(),
          photos,
          category: work.category,
          place: work.place,
        })
      : offline()
    setBusy(false)
    if (!reply.ok) return say(reply.message)
    dropWork(SELF)
    say(T.grid.done)
    replaceBy(reportPage.staff(reply.data.id))
  }
  return { busy, submit }
}

/** 自办: seen and solved on the spot; one photo and one line. */
export default function SelfHandle() {
  const { work, change, write, addPhotos, removePhoto, upload } = useWork(SELF)
  const { busy, submit } = useSelfHandle(upload)
  const begun = useRef(work.text)
  const foot = (
    <Button kind="primary" off={busy} onClick={() => void submit()}>
      {busy ? T.act.working : T.grid.selfSubmit}
    </Button>
  )
  return (
    <Screen foot={foot}>
      <View className="stack">
        <View className="quiet">{T.grid.selfHint}</View>
        <Card>
          <View className="stack">
            <View className="t-l">{T.grid.selfText}</View>
            <Textarea
              className="field field--short"
              value={begun.current}
              maxlength={MAX_TEXT}
              placeholder={T.grid.selfTextHint}
              placeholderClass="field__hint"
              ariaLabel={T.grid.selfText}
              onInput={(event) => write({ text: event.detail.value })}
            />
            <View className="strong">{T.grid.selfPhoto}</View>
            <PhotoPicker
              photos={work.photos}
              onAdd={() => void addPhotos()}
              onRemove={removePhoto}
            />
          </View>
        </Card>
        <Card>
          <PlaceField
            place={work.place}
            label={work.placeLabel}
            listUrl={`/packages/report/place/index?work=${SELF}`}
            onChange={(chosen) =>
              change({ place: chosen?.place ?? null, placeLabel: chosen?.label ?? '' })
            }
          />
        </Card>
        <Card>
          <View className="stack">
            <View className="t-l">{T.report.category}</View>
            <CategoryPicker value={work.category} onPick={(category) => change({ category })} />
          </View>
        </Card>
      </View>
    </Screen>
  )
}
