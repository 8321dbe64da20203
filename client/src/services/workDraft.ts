import type { PlaceInput } from '../../../domain/contract'
import { newRequestId } from './requestId'
import { forget, keep, load } from './storage'
import { dropFile, type LocalPhoto } from './upload'

/** What a worker is writing down: a 办结 of one report, or the 自办 at hand. Outlives a closed app. */
export interface WorkDraft {
  requestId: string
  text: string
  /** Why there is no photo. */
  reason: string
  photos: LocalPhoto[]
  category: string | null
  place: PlaceInput | null
  placeLabel: string
}

/** The one 自办 being written. */
export const SELF = 'self'
const keyOf = (name: string): string => `work:${name}`

export function openWork(name: string, random?: () => number): WorkDraft {
  const begun = load<WorkDraft>(keyOf(name))
  if (begun) return begun
  const work: WorkDraft = {
    requestId: newRequestId(random),
    text: '',
    reason: '',
    photos: [],
    category: null,
    place: null,
    placeLabel: '',
  }
  keep(keyOf(name), work)
  return work
}

export function changeWork(name: string, change: Partial<Omit<WorkDraft, 'requestId'>>): WorkDraft {
  const changed = { ...openWork(name), ...change }
  keep(keyOf(name), changed)
  return changed
}

export function dropWork(name: string): void {
  load<WorkDraft>(keyOf(name))?.photos.forEach((photo) => dropFile(photo.path))
  forget(keyOf(name))
}
