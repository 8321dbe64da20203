import { UPLOAD_NAME, evidenceName, uploadFolder } from '../../../domain/evidence/files'
import type { Photo } from '../../../domain/matter/types'
import { ok, refuse, type Outcome } from '../../../domain/result'
import { log } from '../../platform/log'
import { sdkMessage } from '../../platform/sdk'
import { KEPT_BYTES, bring, copy, pathOf, type Brought } from '../../platform/storage'
import type { CallContext } from '../context'

const NOT_TAKEN = {
  missing: 'photoMissing',
  tooLarge: 'photoTooLarge',
  notAPhoto: 'notAPhoto',
} as const

/**
 * Reads the uploads that a request brings. Only files of the request's own folder are taken: a fileID of
 * somebody else's upload would otherwise show it. They become evidence by the commit: the runner writes
 * them into the request's mark and copies them afterwards, so what is never committed leaves no copy.
 * One after another, so that nine of the largest do not fill the function.
 * Outcomes: the photos in order, `photoNotYours`, `photoMissing`, `photoTooLarge`, `notAPhoto`.
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
  if (fileIds.length === 0) return ok([])
  // Beyond the limit no photo is fetched.
  const may = Promise.resolve(context.count?.within())
  const photos: Brought[] = []
  let keepUpTo = KEPT_BYTES
  for (const [i, file] of fileIds.entries()) {
    const brought = await bring(file, evidenceName(key, i), keepUpTo, may)
    if (typeof brought === 'string') return refuse(NOT_TAKEN[brought])
    keepUpTo -= brought.bytes?.length ?? 0
    photos.push(brought)
  }
  context.photos = photos
  return ok(photos.map(({ to, sha256 }) => ({ fileId: to, sha256 })))
}

/** Copies what was committed. False: not all of it, and the timer makes up for it from the uploads. */
export async function copyPhotos(photos: readonly Brought[]): Promise<boolean> {
  try {
    let isWhole = photos.length > 0
    for (const photo of photos) isWhole = (await copy(photo)) && isWhole
    return isWhole
  } catch (error) {
    log.info('copiesLeft', { files: photos.length, message: sdkMessage(error) })
    return false
  }
}
