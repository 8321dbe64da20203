import { Textarea, View } from '@tarojs/components'
import { useRef, useState } from 'react'
import { MAX_TEXT } from '../../../../domain/contract/limits'
import { offline } from '../../services/call'
import type { StepWords } from '../../services/act'
import { say } from '../../services/toast'
import { dropWork, openWork } from '../../services/workDraft'
import { T } from '../../text'
import { Button } from '../Button'
import { PhotoPicker } from '../Photos'
import { Sheet } from '../Sheet'
import { useWork } from '../useWork'

/** 办结: what was done, and a photo of it or why there is none. Kept on the phone until it is sent. */
export function ResolveSheet({
  reportId,
  label,
  busy,
  run,
  onClose,
}: {
  reportId: string
  label: string
  busy: boolean
  run: (words: StepWords, requestId: string) => Promise<boolean>
  onClose: () => void
}) {
  const { work, write, addPhotos, removePhoto, upload } = useWork(reportId)
  const [sending, setSending] = useState(false)
  const begun = useRef(work)

  const done = async () => {
    const now = openWork(reportId)
    if (!now.text.trim()) return say(T.act.needResult)
    if (!now.photos.length && !now.reason.trim()) return say(T.act.needPhoto)
    setSending(true)
    const photos = await upload()
    if (!photos) say(offline().message)
    const words = { text: now.text.trim(), noPhotoReason: now.reason.trim() }
    if (photos && (await run({ ...words, photos }, now.requestId))) dropWork(reportId)
    setSending(false)
  }
  const off = busy || sending
  return (
    <Sheet title={T.act.resolveTitle} onClose={onClose}>
      <Textarea
        className="field field--short"
        value={begun.current.text}
        maxlength={MAX_TEXT}
        placeholder={T.act.resolveHint}
        placeholderClass="field__hint"
        ariaLabel={T.act.resolveText}
        onInput={(event) => write({ text: event.detail.value })}
      />
      <View className="strong">{T.act.afterPhoto}</View>
      <PhotoPicker photos={work.photos} onAdd={() => void addPhotos()} onRemove={removePhoto} />
      {work.photos.length ? null : (
        <Textarea
          className="field field--short"
          value={begun.current.reason}
          maxlength={MAX_TEXT}
          placeholder={T.act.noPhotoReason}
          placeholderClass="field__hint"
          ariaLabel={T.act.noPhotoReason}
          onInput={(event) => write({ reason: event.detail.value })}
        />
      )}
      <Button kind="primary" off={off} onClick={() => void done()}>
        {off ? T.act.working : label}
      </Button>
    </Sheet>
  )
}
