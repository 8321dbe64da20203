import { ok } from '../../../domain/result'
import { discardUploads } from '../../platform/storage'
import type { Handler } from '../context'
import { plainly, precheck, takeStep } from '../matter'
import { keepPhotos } from './evidence'
import { REPORTS } from './kind'

/** 13 办结申请: what was done, with a photo of it or the reason why there is none. */
export const resolve: Handler<'report.resolve'> = async (input, context) => {
  const { text, noPhotoReason } = input
  if (input.photos.length > 0) {
    const checked = await precheck(REPORTS, input, 'resolve', context)
    if (!checked.ok) return checked
    if (checked.value !== 'go') return ok(checked.value.again)
  }
  const photos = await keepPhotos(input.photos, input.requestId, input.id)
  if (!photos.ok) return photos
  const step = { action: 'resolve' as const, text, photos: photos.value, noPhotoReason }
  return takeStep(REPORTS, input, plainly(step), context, () => discardUploads(input.photos))
}
