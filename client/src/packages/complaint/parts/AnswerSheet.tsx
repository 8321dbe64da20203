import { View } from '@tarojs/components'
import { saysSomething } from '../../../../../domain/call/said'
import type { ComplaintView } from '../../../../../domain/contract'
import { Button } from '../../../components/Button'
import { Words } from '../../../components/Field'
import { PhotoPicker } from '../../../components/Photos'
import { Sheet } from '../../../components/Sheet'
import type { SheetProps } from '../../../components/steps/useSteps'
import { useDraft } from '../../../components/useDraft'
import { getDraft, type DraftKind } from '../../../services/drafts'
import { askAt } from '../../../services/question'
import { sendDraft } from '../../../services/send'
import { T } from '../../../text'
import { WORDS } from '../text'

const W = WORDS.sheets

/** 答复 of one of them, under its id. */
const ANSWER: DraftKind<{ text: string }> = { name: 'answer', blank: () => ({ text: '' }) }

/** 答复: words, and photos where they show it. Kept on the phone until it is sent. */
export function AnswerSheet({ matter, action, busy, send, onClose }: SheetProps<ComplaintView>) {
  const { id, version } = matter
  const { draft, write, addPhotos, removePhoto } = useDraft(ANSWER, id)
  const done = () => {
    const words = getDraft(ANSWER, id)?.fields.text ?? ''
    if (!saysSomething(words)) return askAt('text', W.needAnswer)
    void send((take) =>
      sendDraft(ANSWER, id, {
        now: Date.now,
        intention: (d) => JSON.stringify([version, d.fields, d.photos.map((p) => p.path)]),
        ask: ({ requestId, fields, photos }) =>
          take({ note: fields.text.trim(), photos }, requestId),
      }),
    )
  }
  return (
    <Sheet title={action.label} onClose={onClose}>
      <Words
        short
        name="text"
        label={W.answer}
        hint={W.answerHint}
        value={draft.fields.text}
        onInput={(text) => write({ text })}
      />
      <View className="strong">{W.answerPhotos}</View>
      <PhotoPicker photos={draft.photos} onAdd={() => void addPhotos()} onRemove={removePhoto} />
      <Button kind="primary" off={busy} onClick={done}>
        {busy ? T.steps.working : action.label}
      </Button>
    </Sheet>
  )
}
