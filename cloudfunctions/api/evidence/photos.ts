import { UPLOAD_NAME, uploadFolder } from '../../../domain/evidence/files'
import type { Photo } from '../../../domain/matter/types'
import { ok, refuse, type Outcome } from '../../../domain/result'
import { log } from '../../platform/log'
import { sdkMessage } from '../../platform/sdk'
import { bring, copy, pathOf, type Brought } from '../../platform/storage'
import type { CallContext } from '../context'

/**
 * Reads the uploads that a request brings. Only files of the request's own folder are taken: a fileID of
 * somebody else's upload would otherwise show it. They become evidence by the commit: the runner writes
 * them into the request's mark and copies them afterwards, so what is never committed leaves no copy.
 * Outcomes: the photos in order, `photoNotYours`, `photoMissing`.
 */
export async function bringPhotos(
  fileIds: string[],
  context: CallContext,
): Promise<Outcome<Photo[]>> {
  const { id, key } = context.request()
  const folder = `${uploadFolder(id)}/`
  const isOwn = (path: string): boolean =>
    path.startsWith(folder) && UPLOAD_NAME.test(path.slice(folder.length))
  if (!fileIds.every((fileId) => isOwn(pathOf(fileId)))) return refuse('photoNotYours')
  const read = await Promise.all(fileIds.map((file, i) => bring(file, `evidence/${key}/${i + 1}`)))
  const photos = read.filter((p): p is Brought => p !== null)
  if (photos.length !== fileIds.length) return refuse('photoMissing')
  context.photos = photos
  return ok(photos.map(({ to, sha256 }) => ({ fileId: to, sha256 })))
}

/** Copies what was committed. False: not all of it, and the timer makes up for it from the uploads. */
export async function copyPhotos(photos: readonly Brought[]): Promise<boolean> {
  try {
    await Promise.all(photos.map(copy))
    return photos.length > 0
  } catch (error) {
    log.info('copiesLeft', { files: photos.length, message: sdkMessage(error) })
    return false
  }
}
