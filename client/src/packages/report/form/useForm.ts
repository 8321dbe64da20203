import Taro, { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { useDraft } from '../../../components/useDraft'
import { changeDraft, dropDraft, getDraft } from '../../../services/drafts'
import { decoded } from '../../../services/decoded'
import { placeOfCode } from '../../../services/place'
import { openReport, REPORT } from '../draft'

/** Key of the draft that this page was opened for: a named one, or the one being written. */
function begin(params: Partial<Record<string, string>>): string {
  const named = params['draft'] ? getDraft(REPORT, params['draft']) : null
  const { key } = named ?? openReport(Date.now())
  const scene = params['scene']
  if (scene) {
    const { place, label } = placeOfCode(decoded(scene))
    changeDraft(REPORT, key, { fields: { place, placeLabel: label } }, Date.now())
  }
  return key
}

/** The draft on the form. */
export function useForm() {
  const { params } = useRouter()
  const [key, setKey] = useState(() => begin(params))
  const form = useDraft(REPORT, key)
  /** Throws it away and begins anew, under another requestId. */
  const restart = () => {
    dropDraft(REPORT, key)
    setKey(openReport(Date.now()).key)
  }
  Taro.useReady(() => {
    if (params['photo'] && form.draft.photos.length === 0) void form.addPhotos()
  })
  return { ...form, restart }
}
