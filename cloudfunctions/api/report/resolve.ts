import type { Photo } from '../../../domain/matter/types'
import { ok, type Outcome } from '../../../domain/result'
import type { Handler } from '../context'
import { takeStep } from '../matter'
import { bringPhotos } from '../evidence/photos'
import { REPORTS } from './kind'

/**
 * 13 办结申请: what was done, with a photo of it or the reason why there is none. Photos are read
 * once the step is admitted, so nothing is read for whoever may not take it.
 */
const resolve: Handler<'report.resolve'> = async (input, context) => {
  const { text, noPhotoReason } = input
  // The transaction may be tried several times; the files are read by the first alone.
  let kept: Promise<Outcome<Photo[]>> | null = null
  const load = async () => {
    kept ??= bringPhotos(input.photos, context)
    const photos = await kept
    if (!photos.ok) return photos
    return ok({ action: 'resolve' as const, text, photos: photos.value, noPhotoReason })
  }
  return takeStep(REPORTS, input, { action: 'resolve', uploads: input.photos, load }, context)
}

export const resolving = { 'report.resolve': resolve }
