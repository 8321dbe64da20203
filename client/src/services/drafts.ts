import type { PlaceInput } from '../../../domain/contract'
import { newRequestId } from './requestId'
import { forget, keep, load } from './storage'
import { dropFile, type LocalPhoto } from './upload'

/** What a person is about to report. Lives on the phone under the requestId it will be sent with. */
export interface Draft {
  requestId: string
  text: string
  category: string | null
  categoryName: string
  place: PlaceInput | null
  placeLabel: string
  confidential: boolean
  photos: LocalPhoto[]
  savedAt: number
  /** The person has tapped 提交 and it did not get through: offered on the home page. */
  unsent: boolean
}

const INDEX = 'drafts'
const LAST_PLACE = 'lastPlace'
const keyOf = (requestId: string): string => `draft:${requestId}`

/** Newest first. */
export function listDrafts(): Draft[] {
  return (load<string[]>(INDEX) ?? [])
    .map((id) => load<Draft>(keyOf(id)))
    .filter((draft): draft is Draft => draft !== null)
    .sort((a, b) => b.savedAt - a.savedAt)
}

export const getDraft = (requestId: string): Draft | null => load<Draft>(keyOf(requestId))

export const isEmpty = (draft: Draft): boolean => draft.text.trim() === '' && !draft.photos.length

/** The place of the last report, so that the next one needs no choosing. */
export const lastPlace = (): { place: PlaceInput; label: string } | null => load(LAST_PLACE)

/** Writes through to storage. False when the phone has no room. */
export function saveDraft(draft: Draft): boolean {
  const ids = load<string[]>(INDEX) ?? []
  if (!ids.includes(draft.requestId)) keep(INDEX, [...ids, draft.requestId])
  return keep(keyOf(draft.requestId), draft)
}

/** Changes a stored draft; null when it is gone (sent or thrown away). */
export function changeDraft(
  requestId: string,
  change: Partial<Omit<Draft, 'requestId'>>,
  now: number,
): Draft | null {
  const draft = getDraft(requestId)
  if (!draft) return null
  const changed = { ...draft, ...change, savedAt: now }
  saveDraft(changed)
  return changed
}

export function dropDraft(requestId: string): void {
  const draft = getDraft(requestId)
  draft?.photos.forEach((photo) => dropFile(photo.path))
  keep(
    INDEX,
    (load<string[]>(INDEX) ?? []).filter((id) => id !== requestId),
  )
  forget(keyOf(requestId))
}

/** Continues what was being written, or begins anew at the last place. */
export function openDraft(now: number, random?: () => number): Draft {
  const begun = listDrafts().find((draft) => !draft.unsent)
  if (begun) return begun
  const last = lastPlace()
  const draft: Draft = {
    requestId: newRequestId(random),
    text: '',
    category: null,
    categoryName: '',
    place: last?.place ?? null,
    placeLabel: last?.label ?? '',
    confidential: false,
    photos: [],
    savedAt: now,
    unsent: false,
  }
  saveDraft(draft)
  return draft
}

/** A building stays the same; a pin is of one problem only. */
export function rememberPlace(draft: Draft): void {
  if (draft.place && draft.place.kind !== 'pin')
    keep(LAST_PLACE, { place: draft.place, label: draft.placeLabel })
}
