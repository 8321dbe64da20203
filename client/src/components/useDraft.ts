import { useDidShow } from '@tarojs/taro'
import { useCallback, useRef, useState } from 'react'
import { MAX_PHOTOS } from '../../../domain/call/limits'
import {
  changeDraft,
  type DraftChange,
  type DraftKind,
  getDraft,
  openDraft,
} from '../services/drafts'
import { learnMe } from '../services/session'
import { say } from '../services/toast'
import { choosePhotos, dropFile } from '../services/upload'
import { T } from '../text'
import { answered } from '../services/question'

/**
 * A draft on the screen: every change is on the phone's storage before it is drawn. It is begun when
 * there is none under this key, and read anew whenever the page is shown, for other pages write into
 * it (the list of buildings its place, the home page its being sent).
 */
export function useDraft<F>(kind: DraftKind<F>, key: string) {
  const [draft, setDraft] = useState(() => openDraft(kind, key, Date.now()))
  const warned = useRef(false)
  const shown = draft.key === key ? draft : openDraft(kind, key, Date.now())

  const store = useCallback(
    (change: DraftChange<F>) => {
      answered()
      const changed = changeDraft(kind, key, change, Date.now())
      if (changed && !changed.kept && !warned.current) {
        warned.current = true
        say(T.error.storageFull)
      }
      return changed?.draft
    },
    [kind, key],
  )
  /** Draws what is stored. */
  const refresh = useCallback(() => {
    const stored = getDraft(kind, key)
    if (stored) setDraft(stored)
  }, [kind, key])
  /** Typing changes storage alone: the text is the input's own and needs no drawing. */
  const write = useCallback((fields: Partial<F>) => void store({ fields }), [store])
  const change = useCallback(
    (fields: Partial<F>) => {
      const changed = store({ fields })
      if (changed) setDraft(changed)
    },
    [store],
  )
  const addPhotos = useCallback(async () => {
    const photosNow = () => getDraft(kind, key)?.photos ?? []
    const chosen = await choosePhotos(MAX_PHOTOS - photosNow().length)
    if (!chosen.length) return
    const changed = store({ photos: [...photosNow(), ...chosen].slice(0, MAX_PHOTOS) })
    if (changed) setDraft(changed)
  }, [kind, key, store])
  const removePhoto = useCallback(
    (index: number) => {
      const photos = getDraft(kind, key)?.photos ?? []
      const gone = photos[index]
      if (gone) dropFile(gone.path)
      const changed = store({ photos: photos.filter((_, i) => i !== index) })
      if (changed) setDraft(changed)
    },
    [kind, key, store],
  )
  useDidShow(() => {
    refresh()
    // A form has no content that would tell: for its looks, and for what is asked at the submit.
    learnMe()
  })
  return { draft: shown, change, write, addPhotos, removePhoto, refresh }
}
