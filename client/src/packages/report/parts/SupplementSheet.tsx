import { Textarea } from '@tarojs/components'
import { useRef } from 'react'
import { MAX_TEXT } from '../../../../../domain/call/limits'
import type { ReportView } from '../../../../../domain/contract'
import { Button } from '../../../components/Button'
import { PhotoPicker } from '../../../components/Photos'
import { Sheet } from '../../../components/Sheet'
import type { SheetProps } from '../../../components/steps/useSteps'
import { useDraft } from '../../../components/useDraft'
import { getDraft, type DraftKind } from '../../../services/drafts'
import { sendDraft } from '../../../services/send'
import { T } from '../../../text'
import { WORDS } from '../text'
import { askAt } from '../../../services/question'
import { AtField } from '../../../components/AtField'

/** 补充 to one report, under its id. */
const SUPPLEMENT: DraftKind<{ text: string }> = {
  name: 'supplement',
  blank: () => ({ text: '' }),
}

/** 补充: words, photos, or both. Kept on the phone until it is sent. */
export function SupplementSheet({ matter, action, busy, send, onClose }: SheetProps<ReportView>) {
  const { id, version } = matter
  const { draft, write, addPhotos, removePhoto } = useDraft(SUPPLEMENT, id)
  const begun = useRef(draft.fields.text)

  const done = () => {
    const now = getDraft(SUPPLEMENT, id)
    if (!now?.fields.text.trim() && !now?.photos.length) return askAt('text', WORDS.sheets.needMore)
    void send((take) =>
      sendDraft(SUPPLEMENT, id, {
        now: Date.now,
        intention: (d) => JSON.stringify([version, d.fields, d.photos.map((p) => p.path)]),
        ask: ({ requestId, fields, photos }) =>
          take({ text: fields.text.trim(), photos }, requestId),
      }),
    )
  }
  return (
    <Sheet title={WORDS.sheets.supplementTitle} onClose={onClose}>
      <AtField name="text" />
      <Textarea
        fixed
        className="field field--short"
        value={begun.current}
        maxlength={MAX_TEXT}
        placeholder={action.hint}
        placeholderClass="field__hint"
        ariaLabel={WORDS.sheets.supplementText}
        onInput={(event) => write({ text: event.detail.value })}
      />
      <PhotoPicker photos={draft.photos} onAdd={() => void addPhotos()} onRemove={removePhoto} />
      <Button kind="primary" off={busy} onClick={done}>
        {busy ? T.steps.working : WORDS.sheets.supplementSend}
      </Button>
    </Sheet>
  )
}
