import type { PlaceInput } from '../../../domain/contract'
import type { Photo } from '../../../domain/matter/types'
import type { Draft } from '../../../domain/report/create'
import { categoryOf } from '../../../domain/report/routing'
import { ok, refuse, type Outcome } from '../../../domain/result'
import { SCENE, checkText } from '../../platform/moderation'
import type { CallContext } from '../context'
import { find, type Located } from '../place/find'
import { bringPhotos } from '../evidence/photos'

interface Given {
  requestId: string
  text: string
  photos: string[]
  category?: string | undefined
  place: PlaceInput
}

/**
 * What a person gave, made fit for a decision: located, its photos read, its words checked.
 * `mayReport` is asked before anything is read. Outcomes: the draft, or the first that fails of
 * `categoryUnknown`, a place's, `mayReport`'s, a photo's.
 */
export async function draftOf(
  given: Given,
  context: CallContext,
  mayReport: (located: Located) => Outcome<unknown> = ok,
): Promise<Outcome<Draft>> {
  const { key } = context.request()
  const [{ staffId }, moderation, kept] = await Promise.all([
    context.actor(),
    checkText(given.text, context.openid, SCENE.forum),
    keep(given, context, mayReport),
  ])
  if (!kept.ok) return kept
  const { place, grid, photos } = kept.value
  const { text, category = null } = given
  return ok({
    key,
    reporter: context.userId,
    reporterStaffId: staffId,
    text,
    photos,
    categoryCode: category,
    place,
    grid,
    confidential: false,
    moderation,
  })
}

/** Place and photos: nothing is read before it is known that the place and the person will do. */
async function keep(
  given: Given,
  context: CallContext,
  mayReport: (located: Located) => Outcome<unknown>,
): Promise<Outcome<Located & { photos: Photo[] }>> {
  const settings = await context.settings()
  const { category } = given
  if (category !== undefined && !categoryOf(settings, category)) return refuse('categoryUnknown')
  const located = await find(given.place, settings)
  if (!located.ok) return located
  const may = mayReport(located.value)
  if (!may.ok) return may
  const photos = await bringPhotos(given.photos, context)
  return photos.ok ? ok({ ...located.value, photos: photos.value }) : photos
}
