import { Textarea, View } from '@tarojs/components'
import { useRef } from 'react'
import { MAX_TEXT } from '../../../../../domain/call/limits'
import type { ReportView } from '../../../../../domain/contract'
import { saysSomething } from '../../../../../domain/call/said'
import { Button } from '../../../components/Button'
import { PhotoPicker } from '../../../components/Photos'
import { Sheet } from '../../../components/Sheet'
import type { SheetProps } from '../../../components/steps/useSteps'
import { useDraft } from '../../../components/useDraft'
import { getDraft } from '../../../services/drafts'
import { sendDraft } from '../../../services/send'
import { T } from '../../../text'
import { RESULT } from '../result'
import { WORDS } from '../text'
import { askAt } from '../../../services/question'
import { AtField } from '../../../components/AtField'

/** 办结: what was done, and a photo of it or why there is none. Kept on the phone until it is sent. */
export function ResultSheet({ matter, action, busy, send, onClose }: SheetProps<ReportView>) {
  const { id, version } = matter
  const { draft, write, addPhotos, removePhoto } = useDraft(RESULT, id)
  const begun = useRef(draft.fields)

  const done = () => {
    const now = getDraft(RESULT, id)
    if (!now || !saysSomething(now.fields.text)) return askAt('text', WORDS.sheets.needResult)
    if (!now.photos.length && !saysSomething(now.fields.reason))
      return askAt('photo', WORDS.sheets.needPhoto)
    void send((take) =>
      sendDraft(RESULT, id, {
        now: Date.now,
        // Sent back after a lost answer and solved again, it is another result of the same report.
        intention: (d) => JSON.stringify([version, d.fields, d.photos.map((p) => p.path)]),
        ask: ({ requestId, fields, photos }) =>
          take(
            { text: fields.text.trim(), noPhotoReason: fields.reason.trim(), photos },
            requestId,
          ),
      }),
    )
  }
  return (
    <Sheet title={WORDS.sheets.resultTitle} onClose={onClose}>
      <AtField name="text" />
      <Textarea
        fixed
        className="field field--short"
        value={begun.current.text}
        maxlength={MAX_TEXT}
        placeholder={WORDS.sheets.resultHint}
        placeholderClass="field__hint"
        ariaLabel={WORDS.sheets.resultText}
        onInput={(event) => write({ text: event.detail.value })}
      />
      <View className="strong">{WORDS.sheets.afterPhoto}</View>
      <AtField name="photo" />
      <PhotoPicker photos={draft.photos} onAdd={() => void addPhotos()} onRemove={removePhoto} />
      {draft.photos.length ? null : (
        <Textarea
          fixed
          className="field field--short"
          value={begun.current.reason}
          maxlength={MAX_TEXT}
          placeholder={WORDS.sheets.noPhotoReason}
          placeholderClass="field__hint"
          ariaLabel={WORDS.sheets.noPhotoReason}
          onInput={(event) => write({ reason: event.detail.value })}
        />
      )}
      <Button kind="primary" off={busy} onClick={done}>
        {busy ? T.steps.working : action.label}
      </Button>
    </Sheet>
  )
}
