import { Picker, View } from '@tarojs/components'
import { useState } from 'react'
import type { CaseView } from '../../../../../domain/mediation/answers'
import { AtField } from '../../../components/AtField'
import { PhotoPicker } from '../../../components/Photos'
import { Sheet } from '../../../components/Sheet'
import { useDraft } from '../../../components/useDraft'
import { useNow } from '../../../components/useNow'
import { getDraft, type DraftKind } from '../../../services/drafts'
import { sendDraft } from '../../../services/send'
import { dateString, dayOf } from '../../../../../domain/calendar/zone'
import { DESK } from '../textDesk'
import { Done, type Props } from './parts'
import { askAt } from '../../../services/question'

const W = DESK.sign

interface SignFields {
  /** Dates by party, and of the mediator and the seal. */
  dates: Record<string, string>
}

/** The scan of one agreement, under the case's id. */
const SIGN: DraftKind<SignFields> = { name: 'signature', blank: () => ({ dates: {} }) }

const rowsOf = (view: CaseView) => [
  ...view.parties.map(({ key, name }) => ({ key, text: name })),
  { key: 'mediator', text: W.mediator },
  { key: 'seal', text: W.seal },
]

/** 登记签署: every date as the paper has it, and the paper itself. */
export function SignSheet({ matter, action, busy, send, onClose }: Props) {
  const today = dateString(dayOf(useNow()))
  const { draft, write, addPhotos, removePhoto } = useDraft(SIGN, matter.id)
  const [dates, setDates] = useState(draft.fields.dates)
  const isWritten = matter.agreement?.form === 'WRITTEN'
  const dateOf = (key: string) => dates[key] ?? today
  const set = (key: string, date: string) => {
    const next = { ...dates, [key]: date }
    setDates(next)
    write({ dates: next })
  }
  const done = () => {
    if (isWritten && !getDraft(SIGN, matter.id)?.photos.length) return askAt('photo', W.needPhoto)
    void send((take) =>
      sendDraft(SIGN, matter.id, {
        now: Date.now,
        intention: (d) => JSON.stringify([matter.version, dates, d.photos.map((p) => p.path)]),
        ask: ({ requestId, photos }) =>
          take(
            {
              parties: matter.parties.map(({ key }) => ({ party: key, date: dateOf(key) })),
              mediator: dateOf('mediator'),
              seal: dateOf('seal'),
              photos,
            },
            requestId,
          ),
      }),
    )
  }
  return (
    <Sheet title={action.label} onClose={onClose}>
      <View className="quiet">{W.hint}</View>
      {rowsOf(matter).map(({ key, text }) => (
        <Picker
          key={key}
          mode="date"
          value={dateOf(key)}
          onChange={(event) => set(key, event.detail.value)}
        >
          <View className="btn btn--plain" ariaRole="button" ariaLabel={text}>
            {`${text}：${dateOf(key)}`}
          </View>
        </Picker>
      ))}
      {isWritten ? (
        <>
          <View className="strong">{W.photos}</View>
          <AtField name="photo" />
          <PhotoPicker photos={draft.photos} onAdd={addPhotos} onRemove={removePhoto} />
        </>
      ) : null}
      <Done {...{ action, busy }} onDone={done} />
    </Sheet>
  )
}
