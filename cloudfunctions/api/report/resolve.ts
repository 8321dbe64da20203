import { ok, refuse } from '../../../domain/result'
import { discardUploads } from '../../platform/storage'
import type { Handler } from '../context'
import { keepPhotos } from './evidence'
import { precheck, takeStep } from './step'

/** 13 办结申请: what was done, with a photo of it or the reason why there is none. */
export const resolve: Handler<'report.resolve'> = async (input, context) => {
  const { text, noPhotoReason } = input
  if (input.photos.length > 0) {
    const checked = await precheck(input, 'resolve', context)
    if (!checked.ok) return checked
    if (checked.value) return ok(checked.value)
  }
  const photos = await keepPhotos(input.photos, input.requestId, input.id)
  if (!photos.ok) return refuse(photos.code)
  const resolved = { action: 'resolve' as const, text, photos: photos.value, noPhotoReason }
  const done = await takeStep(input, resolved, context)
  if (done.ok) await discardUploads(input.photos)
  return done
}
