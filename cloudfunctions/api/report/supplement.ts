import type { Photo } from '../../../domain/matter/types'
import type { Report } from '../../../domain/report/types'
import { ok, type Outcome } from '../../../domain/result'
import type { Handler } from '../context'
import { takeStep } from '../matter'
import { bringPhotos } from '../evidence/photos'
import { SCENE, checkText } from '../../platform/moderation'
import { REPORTS } from './kind'

/** 22 补充: words and photos as at 上报, checked and kept in the same way, once the step is admitted. */
const supplement: Handler<'report.supplement'> = async (input, context) => {
  const { text } = input
  // The transaction may be tried several times; what is given is looked at by the first alone.
  let given: Promise<[Outcome<Photo[]>, Report['moderation']]> | null = null
  const load = async () => {
    given ??= Promise.all([
      bringPhotos(input.photos, context),
      checkText(text, context.openid, SCENE.forum),
    ])
    const [photos, moderation] = await given
    if (!photos.ok) return photos
    return ok({ action: 'supplement' as const, text, photos: photos.value, moderation })
  }
  return takeStep(REPORTS, input, { action: 'supplement', uploads: input.photos, load }, context)
}

export const supplementing = { 'report.supplement': supplement }
