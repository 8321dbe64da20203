import Taro, { useDidShow, useRouter } from '@tarojs/taro'
import { useCallback, useRef, useState } from 'react'
import { MAX_PHOTOS } from '../../../../../domain/contract/limits'
import { changeDraft, type Draft, dropDraft, getDraft, openDraft } from '../../../services/drafts'
import { placeOfCode } from '../../../services/place'
import { say } from '../../../services/toast'
import { choosePhotos, dropFile } from '../../../services/upload'
import { T } from '../../../text'

type Change = Partial<Omit<Draft, 'requestId'>>

function begin(params: Partial<Record<string, string>>): Draft {
  const named = params['draft'] ? getDraft(params['draft']) : null
  const draft = named ?? openDraft(Date.now())
  const scene = params['scene']
  if (!scene) return draft
  const { place, label } = placeOfCode(decodeURIComponent(scene))
  return changeDraft(draft.requestId, { place, placeLabel: label }, Date.now()) ?? draft
}

/** The draft on the form: every change is on the phone's storage before it is on the screen. */
export function useDraft() {
  const { params } = useRouter()
  const [draft, setDraft] = useState(() => begin(params))
  const id = useRef(draft.requestId)
  const warned = useRef(false)

  const change = useCallback((patch: Change) => {
    const changed = changeDraft(id.current, patch, Date.now())
    if (changed) setDraft(changed)
    else if (!warned.current) {
      warned.current = true
      say(T.error.storageFull)
    }
  }, [])
  /** Typing changes storage alone: the text is the input's own and needs no drawing. */
  const write = useCallback((text: string) => {
    changeDraft(id.current, { text }, Date.now())
  }, [])
  const addPhotos = useCallback(async () => {
    const room = MAX_PHOTOS - (getDraft(id.current)?.photos.length ?? 0)
    const chosen = await choosePhotos(room)
    const photos = getDraft(id.current)?.photos ?? []
    if (chosen.length) change({ photos: [...photos, ...chosen].slice(0, MAX_PHOTOS) })
  }, [change])
  const removePhoto = useCallback(
    (index: number) => {
      const photos = getDraft(id.current)?.photos ?? []
      const gone = photos[index]
      if (gone) dropFile(gone.path)
      change({ photos: photos.filter((_, i) => i !== index) })
    },
    [change],
  )
  /** Throws it away and begins anew, under another requestId. */
  const restart = useCallback(() => {
    dropDraft(id.current)
    const fresh = openDraft(Date.now())
    id.current = fresh.requestId
    setDraft(fresh)
  }, [])
  // The page with the list of buildings writes its choice into the draft.
  useDidShow(() => {
    const stored = getDraft(id.current)
    if (stored) setDraft(stored)
  })
  Taro.useReady(() => {
    if (params['photo'] && draft.photos.length === 0) void addPhotos()
  })
  return { draft, id, change, write, addPhotos, removePhoto, restart }
}
