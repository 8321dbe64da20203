import type { PlaceInput } from '../../../domain/contract'
import type { Photo } from '../../../domain/matter/types'
import type { Draft } from '../../../domain/report/create'
import { categoryOf } from '../../../domain/report/routing'
import { ok, refuse, type Outcome } from '../../../domain/result'
import type { StreetSettings } from '../../../domain/street/types'
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
 * `needsConsent`, `categoryUnknown`, a place's, `mayReport`'s, a photo's.
 */
export async function draftOf(
  given: Given,
  context: CallContext,
  mayReport: (located: Located) => Promise<Outcome<unknown>> = (located) =>
    Promise.resolve(ok(located)),
): Promise<Outcome<Draft>> {
  const { key } = context.request()
  const settings = await context.settings()
  // Begun first: the account is read with the place.
  const locating = locate(given, settings, context)
  const [agreed, { staffId }, moderation, kept] = await Promise.all([
    context.agreed(),
    context.actor(),
    checkText(given.text, context.openid, SCENE.forum),
    keep(given, locating, context, mayReport),
  ])
  if (!agreed.ok) return agreed
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

const locate = async (
  { category, place }: Given,
  settings: StreetSettings,
  context: CallContext,
): Promise<Outcome<Located>> =>
  category !== undefined && !categoryOf(settings, category)
    ? refuse('categoryUnknown')
    : find(place, settings, context)

/** Place and photos: no photo is read before it is known that the place and the person will do. */
async function keep(
  given: Given,
  locating: Promise<Outcome<Located>>,
  context: CallContext,
  mayReport: (located: Located) => Promise<Outcome<unknown>>,
): Promise<Outcome<Located & { photos: Photo[] }>> {
  const located = await locating
  if (!located.ok) return located
  const may = await mayReport(located.value)
  if (!may.ok) return may
  const photos = await bringPhotos(given.photos, context)
  return photos.ok ? ok({ ...located.value, photos: photos.value }) : photos
}
