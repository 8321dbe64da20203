import type { Photo } from '../../../domain/matter/types'
import { ok, type Outcome } from '../../../domain/result'
import { discardUploads } from '../../platform/storage'
import type { Handler } from '../context'
import { takeStep } from '../matter'
import { keepPhotos } from './evidence'
import { REPORTS } from './kind'

/**
 * 13 办结申请: what was done, with a photo of it or the reason why there is none. Photos are copied
 * once the step is admitted, so nothing is copied for whoever may not take it.
 */
const resolve: Handler<'report.resolve'> = async (input, context) => {
  const { text, noPhotoReason } = input
  // The transaction may be tried several times; the files are copied by the first alone.
  let kept: Promise<Outcome<Photo[]>> | null = null
  const load = async () => {
    kept ??= keepPhotos(input.photos, input.requestId, input.id)
    const photos = await kept
    if (!photos.ok) return photos
    return ok({ action: 'resolve' as const, text, photos: photos.value, noPhotoReason })
  }
  const discard = () => discardUploads(input.photos)
  return takeStep(REPORTS, input, { action: 'resolve', load }, context, discard)
}

export const resolving = { 'report.resolve': resolve }
