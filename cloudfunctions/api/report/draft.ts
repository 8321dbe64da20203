import type { PlaceInput } from '../../../domain/contract'
import type { Draft } from '../../../domain/report/create'
import { categoryOf } from '../../../domain/report/routing'
import { ok, refuse, type Outcome } from '../../../domain/result'
import { SCENE, checkText } from '../../platform/moderation'
import type { CallContext } from '../context'
import { locate, type Located } from '../grid/place'
import { keyOf } from './create'
import { keepPhotos } from './evidence'

interface Given {
  requestId: string
  text: string
  photos: string[]
  category?: string | undefined
  place: PlaceInput
}

/**
 * What a person gave, made fit for a decision: located, its photos kept, its words checked.
 * `mayReport` is asked before anything is copied. Outcomes: the draft, or the first that fails of
 * `categoryUnknown`, a place's, `mayReport`'s, a photo's.
 */
export async function draftOf(
  given: Given,
  context: CallContext,
  mayReport: (located: Located) => Outcome<unknown> = ok,
): Promise<Outcome<Draft>> {
  const settings = await context.settings()
  const categoryCode = given.category ?? null
  if (categoryCode !== null && !categoryOf(settings, categoryCode)) return refuse('categoryUnknown')
  const located = await locate(given.place, settings)
  if (!located.ok) return located
  const may = mayReport(located.value)
  if (!may.ok) return may
  const key = keyOf(context.openid, given.requestId)
  const [photos, moderation] = await Promise.all([
    keepPhotos(given.photos, given.requestId, `report:${key}`),
    checkText(given.text, context.openid, SCENE.forum),
  ])
  if (!photos.ok) return photos
  const { place, grid } = located.value
  const { userId: reporter } = await context.actor()
  return ok({
    key,
    reporter,
    text: given.text,
    photos: photos.value,
    categoryCode,
    place,
    grid,
    confidential: false,
    moderation,
  })
}
