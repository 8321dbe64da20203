import { useDidShow } from '@tarojs/taro'
import { useCallback, useState } from 'react'
import { MAX_PHOTOS } from '../../../domain/contract/limits'
import { choosePhotos, dropFile, uploadPhotos } from '../services/upload'
import { changeWork, openWork, type WorkDraft } from '../services/workDraft'

/** A work draft on the screen. Typing changes storage alone; what is drawn goes through `change`. */
export function useWork(name: string) {
  const [work, setWork] = useState(() => openWork(name))
  useDidShow(() => setWork(openWork(name)))
  const change = useCallback(
    (patch: Partial<Omit<WorkDraft, 'requestId'>>) => setWork(changeWork(name, patch)),
    [name],
  )
  const write = useCallback(
    (patch: { text?: string; reason?: string }) => void changeWork(name, patch),
    [name],
  )
  const addPhotos = useCallback(async () => {
    const chosen = await choosePhotos(MAX_PHOTOS - openWork(name).photos.length)
    if (chosen.length) change({ photos: [...openWork(name).photos, ...chosen] })
  }, [name, change])
  const removePhoto = useCallback(
    (index: number) => {
      const { photos } = openWork(name)
      const gone = photos[index]
      if (gone) dropFile(gone.path)
      change({ photos: photos.filter((_, i) => i !== index) })
    },
    [name, change],
  )
  /** File ids of all photos; null when one could not be sent. */
  const upload = useCallback(() => {
    const { requestId, photos } = openWork(name)
    return uploadPhotos(requestId, photos, (index, fileId) => {
      const current = openWork(name).photos
      changeWork(name, { photos: current.map((p, i) => (i === index ? { ...p, fileId } : p)) })
    })
  }, [name])
  return { work, change, write, addPhotos, removePhoto, upload }
}
