import type { Photo } from '../../../domain/matter/types'
import { ok, refuse, type Outcome } from '../../../domain/result'
import { keepEvidence, pathOf } from '../../platform/storage'

/**
 * Copies the uploads of one request to where nobody but the functions can write. Only files of the
 * request's own folder are taken: a fileID of somebody else's upload would otherwise show it.
 * Safe to repeat. Outcomes: the photos in order, `photoNotYours`, `photoMissing`.
 */
export async function keepPhotos(
  fileIds: string[],
  requestId: string,
  reportId: string,
): Promise<Outcome<Photo[]>> {
  const own = new RegExp(`^drafts/${requestId}/[A-Za-z0-9][A-Za-z0-9._-]{0,80}$`)
  if (!fileIds.every((id) => own.test(pathOf(id)))) return refuse('photoNotYours')
  // A colon is not allowed in a cloud path, so the folder is the bare key of the report.
  const folder = reportId.replace('report:', '')
  const kept = await Promise.all(
    fileIds.map((id, i) => keepEvidence(id, folder, `${requestId}-${i + 1}`)),
  )
  const photos = kept.filter((p): p is Photo => p !== null)
  return photos.length === fileIds.length ? ok(photos) : refuse('photoMissing')
}
